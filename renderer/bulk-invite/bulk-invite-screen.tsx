/** The screen that invites the people of a table: the form, the preview, the run and its results. */
import { NativeSelect, Stack } from "@mantine/core";
import { useState } from "react";
import { access } from "../../shared/access.js";
import type { ResultFormat } from "../../shared/contract/bulk-invites.js";
import { organizationRoles } from "../../shared/roles.js";
import { client } from "../client.js";
import { AdminsOnly } from "../components/admins-only.js";
import { LinkTo } from "../components/link-to.js";
import { ScreenHeading } from "../components/screen-heading.js";
import { SignedIn, useMay } from "../components/signed-in.js";
import { useBulkRun } from "../state/bulk-run.js";
import { PreviewForm } from "../table-source/preview-form.js";
import { TableSourceFields } from "../table-source/table-source-fields.js";
import { usePreview } from "../table-source/use-preview.js";
import { InvitePreview } from "./invite-preview.js";
import { emptyForm, findFault, toRequest } from "./request.js";
import { runBulkInvite } from "./run.js";
import { RunSection } from "./run-section.js";

/** Needs a session of an Organization Admin or Operator. */
export function BulkInviteScreen() {
  const may = useMay(access.bulkInvites.run);
  return (
    <>
      <ScreenHeading
        title="Invite many"
        about="From a CSV file or pasted lines. Nobody is invited before you have seen what becomes of each row."
      />
      <SignedIn what="the invitations">
        {() => (may ? <BulkInvite /> : <AdminsOnly what="Invitations are for Organization Admins and Operators" />)}
      </SignedIn>
    </>
  );
}

function BulkInvite() {
  const run = useBulkRun((state) => state.run);
  const [format, setFormat] = useState<ResultFormat>("csv");
  const { form, fault, found, busy, error, ...preview } = usePreview({
    emptyForm,
    findFault,
    preview: async (asked) => {
      const request = await toRequest(asked);
      return { request, preview: await client.bulkInvites.preview(request) };
    },
  });
  // After a failure the same request finishes the job, so the table is kept for it.
  const putAway = (invited: boolean): void => {
    if (!invited) return;
    preview.clear();
  };
  if (run !== null) return <RunSection run={run} onDismiss={putAway} />;
  return (
    <Stack gap="lg">
      <PreviewForm title="Who to invite" busy={busy} error={error} onPreview={preview.ask}>
        <TableSourceFields
          form={form}
          fileHolds="With an email column; also role, workspace id or name, and full name where there are any. A person in several workspaces has several rows."
          linesHold="One email per line, or rows copied from a spreadsheet."
          fault={fault}
          onChange={preview.changeSource}
        />
        <NativeSelect
          label="Organization role where a row names none"
          data={organizationRoles.map(({ name, shown }) => ({ value: name, label: shown }))}
          value={form.role}
          onChange={(event) => preview.change({ role: event.currentTarget.value })}
        />
      </PreviewForm>
      {found === undefined ? null : (
        <InvitePreview
          preview={found.preview}
          busy={busy}
          onColumn={preview.chooseColumn}
          format={format}
          onFormat={setFormat}
          onInvite={() => {
            preview.close();
            void runBulkInvite(found.request, format);
          }}
        />
      )}
      <LinkTo to="/users">Back to the members</LinkTo>
    </Stack>
  );
}
