/** The screen that gives each member of a table a new name or email: the form, the preview and the run. */
import { Stack } from "@mantine/core";
import { useState } from "react";
import { access } from "../../shared/access.js";
import type { BulkChangeRequest } from "../../shared/contract/bulk-changes.js";
import { client } from "../client.js";
import { AdminsOnly } from "../components/admins-only.js";
import { LinkTo } from "../components/link-to.js";
import { ScreenHeading } from "../components/screen-heading.js";
import { SignedIn, useMay } from "../components/signed-in.js";
import { PreviewForm } from "../table-source/preview-form.js";
import { TableSourceFields } from "../table-source/table-source-fields.js";
import { usePreview } from "../table-source/use-preview.js";
import { ChangesPreview } from "./changes-preview.js";
import { ChangesRun } from "./changes-run.js";
import { KindChoice } from "./kind-choice.js";
import { emptyForm, findFault, kinds, toRequest } from "./request.js";

/** Needs a session of an Organization Admin. */
export function BulkChangeScreen() {
  const may = useMay(access.bulkChanges.run);
  return (
    <>
      <ScreenHeading
        title="Change many"
        about="New names or emails from a CSV file or pasted lines. Nobody is changed before you have seen what becomes of each row."
      />
      <SignedIn what="the changes">
        {() => (may ? <BulkChange /> : <AdminsOnly what="Names and emails are changed by Organization Admins" />)}
      </SignedIn>
    </>
  );
}

function BulkChange() {
  const [running, setRunning] = useState<BulkChangeRequest | null>(null);
  const { form, fault, found, busy, error, ...preview } = usePreview({
    emptyForm,
    findFault,
    preview: async (asked) => {
      const request = await toRequest(asked);
      return { request, preview: await client.bulkChanges.preview(request) };
    },
  });
  if (running !== null) return <ChangesRun request={running} onDone={() => setRunning(null)} />;
  const { value } = kinds[form.what];
  return (
    <Stack gap="lg">
      <PreviewForm title="What to change" busy={busy} error={error} onPreview={preview.ask}>
        <KindChoice what={form.what} onChange={(what) => preview.change({ what, columns: {} })} />
        <TableSourceFields
          form={form}
          fileHolds={`With a column of present emails and one of the ${value}s. A row is one member.`}
          linesHold={`An email and the ${value} per line, with a comma or tab between, or rows copied from a spreadsheet.`}
          fault={fault}
          onChange={preview.changeSource}
        />
      </PreviewForm>
      {found === undefined ? null : (
        <ChangesPreview
          what={found.request.what}
          preview={found.preview}
          busy={busy}
          onColumn={preview.chooseColumn}
          onChange={() => {
            preview.clear();
            setRunning(found.request);
          }}
        />
      )}
      <LinkTo to="/users">Back to the members</LinkTo>
    </Stack>
  );
}
