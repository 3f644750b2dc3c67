/** The editor with its tabs and toolbar, and beside it the problems and the plan. */
import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { nameOf } from "../../shared/configuration-format.js";
import { ErrorNotice } from "../components/error-notice.js";
import { DoneIcon } from "../components/icons.js";
import { Loading } from "../components/loading.js";
import { calls } from "../queries.js";
import { CloseQuestion } from "./dialogs.js";
import { closeDocument, type OpenDocument, useDocuments } from "./documents/documents.js";
import { EditorPane } from "./editor/editor-pane.js";
import { SaveDialog } from "./files/save-dialog.js";
import { type Saved, useAsConfiguration } from "./files/saving.js";
import { FileTabs } from "./files/tabs.js";
import { requestCheck } from "./findings/checking.js";
import { Problems } from "./findings/problems.js";
import { PlanPanel } from "./plan-panel.js";
import { Toolbar } from "./toolbar.js";

interface WorkbenchProps {
  readonly open: readonly OpenDocument[];
  readonly document: OpenDocument;
}

export function Workbench({ open, document }: WorkbenchProps) {
  const { id, format } = document;
  const checked = useDocuments((documents) => documents.checked[format]);
  const error = useDocuments(({ checkError }) => checkError);
  const [asking, setAsking] = useState<"save" | "close" | null>(null);
  const [saved, setSaved] = useState<Saved | null>(null);
  const layers = open.filter((one) => one.format === format);
  const close = (): void => {
    setAsking(null);
    closeDocument(id);
    requestCheck(format);
  };
  return (
    <div className="workbench">
      <div className="editor-card surface">
        <FileTabs open={open} active={id} />
        <Toolbar
          document={document}
          layers={layers}
          onSave={() => setAsking("save")}
          onClose={() => (document.changed ? setAsking("close") : close())}
        />
        <div id="editor" className="editor-space" role="tabpanel" aria-label={nameOf(document.file)}>
          <EditorPane id={id} />
        </div>
        <Text size="xs" c="dimmed" px="sm" py={6} className="editor-hint">
          F8 next finding · Ctrl+F find · Ctrl+Enter shows secrets on the cursor's line · Esc, then Tab, leaves the
          editor
        </Text>
      </div>
      <Stack gap="md" className="beside">
        {saved === null ? null : <SavedNotice saved={saved} onClose={() => setSaved(null)} />}
        <div className="problems-card surface">
          {checked === undefined ? (
            error === null ? (
              <Loading what="the findings" />
            ) : (
              <ErrorNotice error={error} onRetry={() => requestCheck(format)} />
            )
          ) : (
            <Problems checked={checked} error={error} onRetry={() => requestCheck(format)} />
          )}
        </div>
        <UseCard layers={layers} />
        <PlanPanel format={format} />
      </Stack>
      {asking === "save" ? (
        <SaveDialog
          document={document}
          onClose={() => setAsking(null)}
          onSaved={(result) => {
            setAsking(null);
            setSaved(result);
          }}
        />
      ) : null}
      {asking === "close" ? (
        <CloseQuestion name={nameOf(document.file)} onStay={() => setAsking(null)} onGo={close} />
      ) : null}
    </div>
  );
}

function SavedNotice({ saved, onClose }: { readonly saved: Saved; readonly onClose: () => void }) {
  return (
    <Alert
      role="status"
      color="teal"
      icon={<DoneIcon />}
      title={`Saved ${nameOf(saved.file)}`}
      withCloseButton
      closeButtonLabel="Close"
      onClose={onClose}
    >
      <Text size="sm" className="breakable">
        {saved.original === null ? (
          "Nothing was there before."
        ) : (
          <>
            What was there is kept as <span className="mono">{saved.original}</span>.
          </>
        )}
      </Text>
    </Alert>
  );
}

/** Says whether the console works with these files, and offers to use them. */
function UseCard({ layers }: { readonly layers: readonly OpenDocument[] }) {
  const current = useQuery(calls.configuration.current.queryOptions());
  const use = useMutation({ mutationFn: useAsConfiguration });
  const [first] = layers;
  if (first === undefined || current.data === undefined) return null;
  const files = layers.map(({ file }) => file);
  const inUse = (current.data.configuration?.files ?? []).map(({ path }) => path);
  const same = inUse.length === files.length && files.every((file, index) => file === inUse[index]);
  const unsaved = layers.some(({ changed }) => changed);
  return (
    <Group gap="sm" className="use-card surface" role="group" aria-label="In use">
      <Text size="sm" flex="1 1 12rem">
        {same
          ? `This console works with ${files.length === 1 ? "this file" : "these files"}${unsaved ? ", as saved last" : ""}.`
          : inUse.length === 0
            ? "This console has no configuration in use."
            : `This console works with ${inUse.map(nameOf).join(" + ")}.`}
      </Text>
      {same ? null : (
        <Button
          size="compact-sm"
          variant="default"
          loading={use.isPending}
          disabled={unsaved}
          title={unsaved ? "Save first" : undefined}
          onClick={() => use.mutate(first.format)}
        >
          Use as this console's configuration
        </Button>
      )}
      <ErrorNotice error={use.error} />
    </Group>
  );
}
