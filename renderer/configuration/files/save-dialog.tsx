/** The dialog that shows what will be saved, and asks for a path where the text is on no disk yet. */
import { Alert, Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { nameOf } from "../../../shared/configuration-format.js";
import type { NamedFile } from "../../../shared/contract/files.js";
import { ErrorNotice } from "../../components/error-notice.js";
import { InfoIcon } from "../../components/icons.js";
import { useTypedPaths } from "../../components/typed-paths.js";
import { failedWith } from "../../failure.js";
import { type OpenDocument, stateOf } from "../documents/documents.js";
import { secretRanges } from "../secrets/masking.js";
import { compareTexts } from "./difference.js";
import { DifferenceView } from "./difference-view.js";
import { compareWithDisk, createDocument, type Saved, saveDocument } from "./saving.js";

interface SaveDialogProps {
  readonly document: OpenDocument;
  readonly onClose: () => void;
  readonly onSaved: (saved: Saved) => void;
}

/** Secrets are masked as in the editor. Where the file was changed on the disk meanwhile, the dialog shows that first. */
export function SaveDialog({ document, onClose, onSaved }: SaveDialogProps) {
  const [path, setPath] = useState("");
  const { revision, saved, secretsShown } = document;
  const { name, dialog } = useTypedPaths("Save");
  // The file that the person named last, so that the comparison after a failed save need not ask again.
  const [named, setNamed] = useState<{ readonly typed: string; readonly file: NamedFile } | null>(null);
  const nameTyped = async (): Promise<NamedFile | null> => {
    const typed = path.trim();
    if (named?.typed === typed) return named.file;
    const [file] = await name([typed]);
    if (file === undefined) return null;
    setNamed({ typed, file });
    return file;
  };
  const save = useMutation({
    mutationFn: async (): Promise<Saved | null> => {
      if (revision !== null) return saveDocument(document, revision);
      const file = await nameTyped();
      return file === null ? null : createDocument(document, file);
    },
    onSuccess: (saved) => (saved === null ? undefined : onSaved(saved)),
  });
  const compare = useMutation({
    mutationFn: async () => {
      const file = revision === null ? await nameTyped() : undefined;
      if (file !== null) await compareWithDisk(document, file);
    },
    onSuccess: () => save.reset(),
  });
  const state = stateOf(document.id);
  const hunks = useMemo(
    () =>
      compareTexts(
        { text: saved.text, masked: secretsShown ? [] : saved.secrets },
        { text: state.doc.toString(), masked: secretsShown ? [] : secretRanges(state) },
      ),
    [saved, secretsShown, state],
  );
  const moved = failedWith(save.error, "FILE_CHANGED", "FILE_EXISTS");
  return (
    <Modal opened onClose={onClose} title={`Save ${nameOf(document.file)}?`} size="xl" centered>
      <Stack gap="md">
        {revision === null ? (
          <TextInput
            label="Path"
            description="On the machine the console runs on. A new file is made for this user only."
            placeholder={`/etc/installation/${nameOf(document.file)}`}
            value={path}
            onChange={(event) => setPath(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
          />
        ) : (
          <Text size="sm" className="breakable">
            <span className="mono">{document.file}</span> will be written in one step; the file as it is now is kept
            beside it.
          </Text>
        )}
        {compare.isSuccess ? (
          <Alert role="status" color="harbor" icon={<InfoIcon />} title="The file was read again">
            <Text size="sm">
              These are your changes to the file as it is on the disk now. Saving removes the lines that are shown as
              removed.
            </Text>
          </Alert>
        ) : null}
        <DifferenceView hunks={hunks} />
        <ErrorNotice error={save.error ?? compare.error} />
        {dialog}
        <Group justify="flex-end">
          {moved ? (
            <Button variant="light" loading={compare.isPending} onClick={() => compare.mutate()}>
              Compare with the file as it is now
            </Button>
          ) : null}
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            loading={save.isPending}
            disabled={moved || (revision === null ? path.trim() === "" : hunks.length === 0)}
            onClick={() => save.mutate()}
          >
            Save
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
