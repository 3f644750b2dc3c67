/** Inviting many people at once: choose, look, invite, hand over. */
import { Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { access } from "../../shared/access.js";
import { client } from "../client.js";
import { AdminsOnly } from "../components/admins-only.js";
import { LinkTo } from "../components/link-to.js";
import { ScreenHeading } from "../components/screen-heading.js";
import { SignedIn, useMay } from "../components/signed-in.js";
import { useBulkRun } from "../state/bulk-run.js";
import { PreviewSection } from "./preview-section.js";
import { type BulkForm, emptyForm, toRequest } from "./request.js";
import { runBulkInvite } from "./run.js";
import { RunSection } from "./run-section.js";
import { SourceForm } from "./source-form.js";

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
  const [form, setForm] = useState(emptyForm);
  const look = useMutation({
    mutationFn: async (asked: BulkForm) => {
      const request = await toRequest(asked);
      return { request, preview: await client.bulkInvites.preview(request) };
    },
  });
  const change = (part: Partial<BulkForm>): void => {
    look.reset();
    setForm((before) => ({ ...before, ...part }));
  };
  if (run !== null) return <RunSection run={run} />;
  return (
    <Stack gap="lg">
      <SourceForm
        form={form}
        busy={look.isPending}
        error={look.error}
        onChange={change}
        onPreview={() => look.mutate(form)}
      />
      {look.data === undefined ? null : (
        <PreviewSection
          preview={look.data.preview}
          busy={look.isPending}
          onColumn={(column, place) => {
            const next = { ...form, columns: { ...form.columns, [column]: place } };
            setForm(next);
            look.mutate(next);
          }}
          onInvite={(out) => {
            const { request } = look.data;
            look.reset();
            setForm(emptyForm);
            void runBulkInvite(request, out);
          }}
        />
      )}
      <LinkTo to="/users">Back to the users</LinkTo>
    </Stack>
  );
}
