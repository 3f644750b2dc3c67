/** The workspaces that invited members are added to, with their role in each. */
import { NativeSelect, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../components/error-notice.js";
import { Loading } from "../components/loading.js";
import { calls } from "../queries.js";

interface WorkspaceRolesProps {
  /** The role in each workspace by its id; "" where they are not added to it. */
  readonly roles: Readonly<Record<string, string>>;
  readonly onChange: (roles: Readonly<Record<string, string>>) => void;
}

/** Shows a select for each workspace. */
export function WorkspaceRoles({ roles, onChange }: WorkspaceRolesProps) {
  const { data, error, isPending } = useQuery(calls.members.workspaces.queryOptions());
  const known = useQuery(calls.roles.list.queryOptions());
  if (isPending) return <Loading what="the workspaces" lines={2} />;
  if (data === undefined) return <ErrorNotice error={error} />;
  if (known.data === undefined)
    return known.isPending ? <Loading what="the roles" /> : <ErrorNotice error={known.error} />;
  const choices = [
    { value: "", label: "No access" },
    ...known.data.roles
      .filter(({ scope }) => scope === "workspace")
      .map(({ id, shown }) => ({ value: id, label: shown })),
  ];
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
