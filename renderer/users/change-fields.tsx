/** The fields of a change of members: a role, a name, an email, a domain, a workspace. */
import { NativeSelect, Stack, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { MemberChange } from "../../shared/contract/member-changes.js";
import { findTypedEmailFault, isEmail } from "../../shared/email.js";
import { findFullNameFault } from "../../shared/full-name.js";
import { organizationRoles } from "../../shared/roles.js";
import { calls } from "../queries.js";
import type { ChangeKind } from "./change-words.js";

export interface ChangeForm {
  readonly role: string;
  readonly text: string;
  /** The domain that an email domain is changed to; `text` is the present one. */
  readonly to?: string;
  readonly workspace: string;
  /**
   * The role in the workspaces for a member who stops being Organization Admin; "none" takes the member out of them, and
   * with "" the member stays Admin there.
   */
  readonly inWorkspaces?: string;
}

/** The change that the fields describe; null where a field is empty or wrong. */
export function readChange(kind: ChangeKind, form: ChangeForm): MemberChange | null {
  const { role, text, to = "", workspace, inWorkspaces = "" } = form;
  switch (kind) {
    case "setRole":
      if (role === "") return null;
      return { kind, role, inWorkspaces: role === "ORGANIZATION_ADMIN" ? undefined : inWorkspaces || undefined };
    case "rename":
      return { kind, fullName: text.trim() === "" ? null : text.trim() };
    case "changeEmail":
      return isEmail(text.trim()) ? { kind, email: text.trim() } : null;
    case "changeDomain":
      return isDomain(text) && isDomain(to) ? { kind, from: text.trim(), to: to.trim() } : null;
    case "deactivate":
    case "reactivate":
    case "remove":
      return { kind };
    case "removeFromWorkspace":
      return workspace === "" ? null : { kind, workspace };
    case "addToWorkspace":
    case "setWorkspaceRole":
      return workspace === "" || role === "" ? null : { kind, workspace, role };
  }
}

/** What is said of an email while it is typed; nothing of a whole one. */
const aboutEmail = (email: string): string | undefined =>
  isEmail(email) ? undefined : (findTypedEmailFault(email) ?? "Not a whole email yet.");

const isDomain = (typed: string): boolean => isEmail(`somebody@${typed.trim().replace(/^@/, "")}`);

interface ChangeFieldsProps {
  readonly kind: ChangeKind;
  readonly form: ChangeForm;
  /** True where the workspace is given, and no field asks for it. */
  readonly inWorkspace: boolean;
  /** True where one of the members to be changed is Organization Admin. */
  readonly hasAdmins: boolean;
  readonly onChange: (form: ChangeForm) => void;
}

export function ChangeFields({ kind, form, inWorkspace, hasAdmins, onChange }: ChangeFieldsProps) {
  const ofWorkspace = kind === "addToWorkspace" || kind === "removeFromWorkspace" || kind === "setWorkspaceRole";
  const needsWorkspace = ofWorkspace && !inWorkspace;
  const needsRole = kind === "addToWorkspace" || kind === "setWorkspaceRole";
  const places = kind === "setRole" && hasAdmins && form.role !== "" && form.role !== "ORGANIZATION_ADMIN";
  const workspaces = useQuery({ ...calls.members.workspaces.queryOptions(), enabled: needsWorkspace });
  const roles = useQuery({ ...calls.roles.list.queryOptions(), enabled: needsRole || places });
  const choose = { value: "", label: "Choose…" };
  const change = (part: Partial<ChangeForm>): void => onChange({ ...form, ...part });
  if (kind === "deactivate" || kind === "reactivate" || kind === "remove") return null;
  const ofRoles = (roles.data?.roles ?? []).filter(({ scope }) => scope === "workspace");
  return (
    <Stack gap="sm">
      {kind === "rename" || kind === "changeEmail" ? (
        <TextInput
          label={kind === "rename" ? "Full name" : "Email"}
          description={
            kind === "rename" ? (findFullNameFault(form.text) ?? "Left empty: none.") : aboutEmail(form.text.trim())
          }
          value={form.text}
          maxLength={kind === "rename" ? 200 : 254}
          onChange={(event) => change({ text: event.currentTarget.value })}
          autoComplete="off"
          data-autofocus
        />
      ) : null}
      {kind === "changeDomain" ? (
        <>
          <TextInput
            label="Present domain"
            placeholder="old.example.com"
            value={form.text}
            maxLength={250}
            onChange={(event) => change({ text: event.currentTarget.value })}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
          />
          <TextInput
            label="New domain"
            placeholder="new.example.com"
            value={form.to ?? ""}
            maxLength={250}
            onChange={(event) => change({ to: event.currentTarget.value })}
            autoComplete="off"
            spellCheck={false}
          />
        </>
      ) : null}
      {kind === "setRole" ? (
        <NativeSelect
          label="Organization role"
          value={form.role}
          data={[choose, ...organizationRoles.map(({ name, shown }) => ({ value: name, label: shown }))]}
          onChange={(event) => change({ role: event.currentTarget.value })}
        />
      ) : null}
      {places ? (
        <NativeSelect
          label="Role in the workspaces afterwards"
          value={form.inWorkspaces ?? ""}
          data={[
            { value: "", label: "Stays Admin of each" },
            ...ofRoles.map(({ id, shown }) => ({ value: id, label: `${shown} of each` })),
            { value: "none", label: "Is taken out of each" },
          ]}
          onChange={(event) => change({ inWorkspaces: event.currentTarget.value })}
        />
      ) : null}
      {needsWorkspace ? (
        <NativeSelect
          label="Workspace"
          value={form.workspace}
          data={[choose, ...(workspaces.data?.workspaces ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(event) => change({ workspace: event.currentTarget.value })}
        />
      ) : null}
      {needsRole ? (
        <NativeSelect
          label="Role in the workspace"
          value={form.role}
          data={[choose, ...ofRoles.map(({ id, shown }) => ({ value: id, label: shown }))]}
          onChange={(event) => change({ role: event.currentTarget.value })}
        />
      ) : null}
    </Stack>
  );
}
