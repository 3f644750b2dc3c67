/** Giving many members their own new name or email each: choose, look, change, see what became of every row. */
import { Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { access } from "../../shared/access.js";
import type { BulkChangeRequest } from "../../shared/contract/bulk-changes.js";
import { client } from "../client.js";
import { AdminsOnly } from "../components/admins-only.js";
import { LinkTo } from "../components/link-to.js";
import { ScreenHeading } from "../components/screen-heading.js";
import { SignedIn, useMay } from "../components/signed-in.js";
import { ChangesForm } from "./changes-form.js";
import { ChangesPreview } from "./changes-preview.js";
import { ChangesRun } from "./changes-run.js";
import { emptyForm, type ChangesForm as Form, toRequest } from "./request.js";

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
  const [form, setForm] = useState(emptyForm);
  const [running, setRunning] = useState<BulkChangeRequest | null>(null);
  const look = useMutation({
    mutationFn: async (asked: Form) => {
      const request = await toRequest(asked);
      return { request, preview: await client.bulkChanges.preview(request) };
    },
  });
  if (running !== null) return <ChangesRun request={running} onDone={() => setRunning(null)} />;
  return (
    <Stack gap="lg">
      <ChangesForm
        form={form}
        busy={look.isPending}
        error={look.error}
        onChange={(part) => {
          look.reset();
          setForm((before) => ({ ...before, ...part }));
        }}
        onPreview={() => look.mutate(form)}
      />
      {look.data === undefined ? null : (
        <ChangesPreview
          what={look.data.request.what}
          preview={look.data.preview}
          busy={look.isPending}
          onColumn={(column, place) => {
            const next = { ...form, columns: { ...form.columns, [column]: place } };
            setForm(next);
            look.mutate(next);
          }}
          onChange={() => {
            const { request } = look.data;
            look.reset();
            setForm(emptyForm);
            setRunning(request);
          }}
        />
      )}
      <LinkTo to="/users">Back to the users</LinkTo>
    </Stack>
  );
}
