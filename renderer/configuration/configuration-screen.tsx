/** The configuration: its files in an editor, what is wrong with them, and what they would change. */
import "./styles.js";
import { Alert, Box, Button, Modal, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { type DragEvent, useState } from "react";
import { WarningIcon } from "../components/icons.js";
import { ScreenHeading } from "../components/screen-heading.js";
import { Section } from "../components/section.js";
import { toFailure } from "../failure.js";
import { LeaveGuard } from "./dialogs.js";
import { activeDocument, useDocuments } from "./documents/documents.js";
import { OpenForm } from "./files/open-form.js";
import { openDropped } from "./files/opening.js";
import { Workbench } from "./workbench.js";

/** Larger files are refused before they are read; the console's own limit. */
const largestFile = 8 * 1024 * 1024;

/** Empty it says how to open files; files may be dropped on it at any time. */
export function ConfigurationScreen() {
  const active = useDocuments(activeDocument);
  const open = useDocuments((documents) => documents.open);
  const [opening, { open: askForFiles, close }] = useDisclosure(false);
  const { over, error: dropError, handlers } = useDroppedFiles();
  return (
    <Box className="configuration" data-drop={over || undefined} {...handlers}>
      <ScreenHeading
        title="Configuration"
        about="Every mistake at its line, before the installation finds it."
        actions={
          active === undefined ? null : (
            <Button variant="default" onClick={askForFiles}>
              Open files…
            </Button>
          )
        }
      />
      {dropError === null ? null : (
        <Alert color="red" icon={<WarningIcon />} title={dropError} mb="md">
          <Text size="sm">Drop text files in UTF-8 of at most 8 MiB: Helm values or a compose .env.</Text>
        </Alert>
      )}
      {active === undefined ? (
        <Section title="Open a configuration">
          <OpenForm />
        </Section>
      ) : (
        <Workbench open={open} document={active} />
      )}
      <Modal opened={opening} onClose={close} title="Open files" size="lg" centered>
        <OpenForm onOpened={close} />
      </Modal>
      <LeaveGuard />
      {over ? <DropHint /> : null}
    </Box>
  );
}

const DropHint = () => (
  <Alert className="drop-hint" color="harbor" title="Drop to open">
    <Text size="sm">A page is not told where a dropped file lies: to save it, give its path.</Text>
  </Alert>
);

/** Dropped files are taken before the editor would put their text into the one that is open. */
function useDroppedFiles() {
  const [over, setOver] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const bringsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes("Files");
  const take = async (files: readonly File[]): Promise<void> => {
    setError(null);
    for (const file of files) {
      if (file.size > largestFile) return setError(`${file.name} is too large.`);
      const text = await readText(file);
      if (text === null) return setError(`${file.name} cannot be read as text.`);
      try {
        await openDropped(file.name, text);
      } catch (failure) {
        return setError(toFailure(failure).message);
      }
    }
  };
  return {
    over,
    error,
    handlers: {
      onDragOverCapture: (event: DragEvent) => {
        if (!bringsFiles(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeaveCapture: (event: DragEvent) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false);
      },
      onDropCapture: (event: DragEvent) => {
        if (!bringsFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        void take([...event.dataTransfer.files]);
      },
    },
  };
}

/** Null for a folder, which a page cannot read, and for what is not UTF-8. */
const readText = (file: File): Promise<string | null> =>
  file.arrayBuffer().then(
    (bytes) => {
      try {
        const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
        return text.includes("\0") ? null : text;
      } catch {
        return null;
      }
    },
    () => null,
  );
