/** The Audit trail screen: lists, checks and exports the audit trail. */
import { Button, Group, Stack } from "@mantine/core";
import { useState } from "react";
import { access } from "../../shared/access.js";
import type { AuditFilterInput } from "../../shared/contract/audit.js";
import { AdminsOnly } from "../components/admins-only.js";
import { ScreenHeading } from "../components/screen-heading.js";
import { SignedIn, useMay } from "../components/signed-in.js";
import { AuditList } from "./audit-list.js";
import { ExportDialog } from "./export-dialog.js";
import { useVerification, VerifySection } from "./verify-section.js";

/** Needs a session of an Organization Admin. */
export function AuditScreen() {
  const may = useMay(access.audit.list);
  const [filter, setFilter] = useState<AuditFilterInput>({});
  const [exporting, setExporting] = useState(false);
  const verification = useVerification();
  return (
    <>
      <ScreenHeading
        title="Audit trail"
        about="Every change, sign-in and refusal. Rows are only ever added, and each is linked to the one before."
        actions={
          may ? (
            <Group gap="xs">
              <Button variant="default" onClick={() => setExporting(true)}>
                Export…
              </Button>
              <Button variant="default" loading={verification.running} onClick={verification.start}>
                Verify
              </Button>
            </Group>
          ) : null
        }
      />
      <SignedIn what="the audit trail">
        {() =>
          may ? (
            <Stack gap="lg">
              <VerifySection verification={verification} />
              <AuditList filter={filter} onFilter={setFilter} />
            </Stack>
          ) : (
            <AdminsOnly what="The audit trail is for Organization Admins" />
          )
        }
      </SignedIn>
      <ExportDialog opened={exporting} filter={filter} onClose={() => setExporting(false)} />
    </>
  );
}
