/** Which workspaces the invited people get into, and as what. */
import { NativeSelect, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { workspaceRoles } from "../../shared/roles.js";
import { ErrorNotice } from "../components/error-notice.js";
import { Loading } from "../components/loading.js";
import { calls } from "../queries.js";

const choices = [
  { value: "", label: "No access" },
  ...workspaceRoles.map(({ name, shown }) => ({ value: name, label: shown })),
];

interface WorkspaceRolesProps {
  /** Workspace id → role, or "" for none. */
  readonly roles: Readonly<Record<string, string>>;
  readonly onChange: (roles: Readonly<Record<string, string>>) => void;
}

/** A select for each workspace. */
export function WorkspaceRoles({ roles, onChange }: WorkspaceRolesProps) {
  const { data, error, isPending } = useQuery(calls.members.workspaces.queryOptions());
  if (isPending) return <Loading what="the workspaces" lines={2} />;
  if (data === undefined) return <ErrorNotice error={error} />;
  return (
    <Stack gap="sm" className="scroller" role="group" aria-label="Workspaces">
      {data.workspaces.map(({ id, name }) => (
        <NativeSelect
          key={id}
          label={`Role in ${name}`}
          data={choices}
          value={roles[id] ?? ""}
          onChange={(event) => onChange({ ...roles, [id]: event.currentTarget.value })}
        />
      ))}
    </Stack>
  );
}
