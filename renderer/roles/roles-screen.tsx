/** The Roles screen: lists the roles, what each may do and who has it, and edits custom ones. */
import { Button, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { access } from "../../shared/access.js";
import type { Role } from "../../shared/contract/roles.js";
import { ErrorNotice } from "../components/error-notice.js";
import { Loading } from "../components/loading.js";
import { ScreenHeading } from "../components/screen-heading.js";
import { Section } from "../components/section.js";
import { SignedIn, useMay } from "../components/signed-in.js";
import { calls } from "../queries.js";
import { DeleteRoleDialog } from "./delete-role-dialog.js";
import { HoldersDialog, type HoldersOf } from "./holders-dialog.js";
import { PermissionMatrix } from "./permission-matrix.js";
import { type RoleDraft, RoleEditor } from "./role-editor.js";
import { RolesTable } from "./roles-table.js";

type OpenDialog =
  | { readonly kind: "editor"; readonly draft: RoleDraft }
  | { readonly kind: "delete"; readonly role: Role }
  | { readonly kind: "holders"; readonly of: HoldersOf };

/** Needs a session. Only Organization Admins are offered changes. */
export function RolesScreen() {
  const mayEdit = useMay(access.roles.create);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const close = (): void => setDialog(null);
  return (
    <>
      <ScreenHeading
        title="Roles"
        about="What each role may do, and who has it."
        actions={
          mayEdit ? (
            <Button onClick={() => setDialog({ kind: "editor", draft: { kind: "new" } })}>New role…</Button>
          ) : null
        }
      />
      <SignedIn what="the roles">
        {() => (
          <RolesOverview
            onCopy={(role) => setDialog({ kind: "editor", draft: { kind: "copy", role } })}
            onEdit={(role) => setDialog({ kind: "editor", draft: { kind: "edit", role } })}
            onDelete={(role) => setDialog({ kind: "delete", role })}
            onHolders={(of) => setDialog({ kind: "holders", of })}
          />
        )}
      </SignedIn>
      <RoleEditor draft={dialog?.kind === "editor" ? dialog.draft : null} onClose={close} />
      <DeleteRoleDialog role={dialog?.kind === "delete" ? dialog.role : null} onClose={close} />
      <HoldersDialog of={dialog?.kind === "holders" ? dialog.of : null} onClose={close} />
    </>
  );
}

interface RolesOverviewProps {
  readonly onCopy: (role: Role) => void;
  readonly onEdit: (role: Role) => void;
  readonly onDelete: (role: Role) => void;
  readonly onHolders: (of: HoldersOf) => void;
}

function RolesOverview({ onHolders, ...acts }: RolesOverviewProps) {
  const { data, error, isPending, refetch } = useQuery(calls.roles.list.queryOptions());
  if (isPending) return <Loading what="the roles" lines={8} />;
  if (data === undefined) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <Stack gap="lg">
      <RolesTable roles={data.roles} onHolders={(role) => onHolders({ kind: "role", role })} {...acts} />
      <Section title="What each role may do">
        <PermissionMatrix
          roles={data.roles}
          onPermission={(permission) => onHolders({ kind: "permission", permission })}
        />
      </Section>
    </Stack>
  );
}
