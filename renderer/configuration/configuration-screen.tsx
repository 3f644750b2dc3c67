/** The Configuration screen: the editor for a configuration's files, with its findings and its plan. */
import "./styles.js";
import { Alert, Box, Button, Modal, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { type DragEvent, useState } from "react";
import { decodeText } from "../../shared/text-encoding.js";
import { WarningIcon } from "../components/icons.js";
import { ScreenHeading } from "../components/screen-heading.js";
import { Section } from "../components/section.js";
import { toFailure } from "../failure.js";
import { LeaveGuard } from "./dialogs.js";
import { activeDocument, useDocuments } from "./documents/documents.js";
import { OpenForm } from "./files/open-form.js";
import { openDropped } from "./files/opening.js";
import { Workbench } from "./workbench.js";

/** The size in bytes above which a file is refused before it is read. The console has the same limit. */
const largestFile = 8 * 1024 * 1024;

/** Without an open file it shows how to open some. Files can be dropped on it at any time. */
export function ConfigurationScreen() {
  const active = useDocuments(activeDocument);
  const open = useDocuments((documents) => documents.open);
  const [opening, { open: askForFiles, close }] = useDisclosure(false);
  const { over, error: dropError, handlers } = useDroppedFiles();
  return (
    <Box className="configuration" data-drop={over || undefined} {...handlers}>
      <ScreenHeading
        title="Configuration"
        about="A configuration's files, checked while you edit them."
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
    <Text size="sm">The browser does not tell where a dropped file is stored: to save it, give its path.</Text>
  </Alert>
);

/** Opens files that are dropped on the screen, before the editor would insert their text into the open file. */
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

/** The text of a dropped file; null for a folder, which a page cannot read, and for a file that is no text. */
const readText = (file: File): Promise<string | null> =>
  file.arrayBuffer().then(
    (bytes) => {
      const decoded = decodeText(new Uint8Array(bytes));
      return "text" in decoded ? decoded.text : null;
    },
    () => null,
  );
