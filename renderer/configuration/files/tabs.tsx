/** The tabs of the open files. */
import { Tabs } from "@mantine/core";
import { nameOf } from "../../../shared/configuration-format.js";
import { activate, type OpenDocument } from "../documents/documents.js";

interface FileTabsProps {
  readonly open: readonly OpenDocument[];
  readonly active: number;
}

/** Values files stand in the order in which they are layered. The panel of all tabs is the editor below them. */
export function FileTabs({ open, active }: FileTabsProps) {
  return (
    <Tabs
      value={String(active)}
      onChange={(value) => {
        if (value !== null) activate(Number(value));
      }}
      className="file-tabs"
    >
      <Tabs.List aria-label="Open files">
        {open.map((document) => (
          <Tabs.Tab
            key={document.id}
            value={String(document.id)}
            aria-controls="editor"
            title={document.file}
            rightSection={document.changed ? <span className="unsaved" role="img" aria-label="not saved" /> : null}
          >
            <span className="mono">{nameTab(document, open)}</span>
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}

/** The file's name, with its folder in front where two open files have the same name. */
function nameTab({ file }: OpenDocument, open: readonly OpenDocument[]): string {
  const name = nameOf(file);
  const twice = open.filter((other) => nameOf(other.file) === name).length > 1;
  return twice ? file.split(/[/\\]/).slice(-2).join("/") : name;
}
