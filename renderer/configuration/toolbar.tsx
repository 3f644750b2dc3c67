/** The toolbar above the editor, for the file that it shows. */
import { ActionIcon, Button, Group, Switch, Text } from "@mantine/core";
import { dispatchTo, moveDocument, type OpenDocument, updateDocument } from "./documents/documents.js";
import { requestCheck } from "./findings/checking.js";
import { setShown } from "./secrets/masking.js";

interface ToolbarProps {
  readonly document: OpenDocument;
  readonly layers: readonly OpenDocument[];
  readonly onSave: () => void;
  readonly onClose: () => void;
}

/** Shows the whole path, the layer among the files of one format, the switch for secrets, and the buttons to close and save. */
export function Toolbar({ document, layers, onSave, onClose }: ToolbarProps) {
  const { id, file, format, revision, secretsShown, changed } = document;
  const index = layers.findIndex((one) => one.id === id);
  const show = (shown: boolean): void => {
    updateDocument(id, { secretsShown: shown });
    dispatchTo(id, { effects: setShown.of(shown) });
  };
  const move = (by: -1 | 1): void => {
    moveDocument(id, by);
    requestCheck(format);
  };
  return (
    <Group gap="sm" justify="space-between" px="sm" py={8} className="editor-toolbar">
      <Text size="xs" c="dimmed" className="mono breakable" flex="1 1 8rem">
        {revision === null ? "Dropped here; on no disk until it is saved" : file}
      </Text>
      <Group gap="sm">
        {layers.length > 1 ? (
          <Group gap={4} role="group" aria-label="Layer">
            <Text size="xs" c="dimmed">
              Layer {index + 1} of {layers.length}
            </Text>
            <ActionIcon
              variant="default"
              aria-label="Layer earlier"
              title="Layer earlier: later layers win"
              disabled={index === 0}
              onClick={() => move(-1)}
            >
              ←
            </ActionIcon>
            <ActionIcon
              variant="default"
              aria-label="Layer later"
              title="Layer later: later layers win"
              disabled={index === layers.length - 1}
              onClick={() => move(1)}
            >
              →
            </ActionIcon>
          </Group>
        ) : null}
        <Switch
          size="sm"
          label="Show secrets"
          checked={secretsShown}
          onChange={(event) => show(event.currentTarget.checked)}
        />
        <Button size="compact-sm" variant="default" onClick={onClose}>
          Close file
        </Button>
        <Button size="compact-sm" onClick={onSave} disabled={!changed}>
          Save…
        </Button>
      </Group>
    </Group>
  );
}
