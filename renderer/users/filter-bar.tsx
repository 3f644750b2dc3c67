/** The fields that filter and order the list of members. */
import { Group, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { organizationRoles } from "../../shared/roles.js";
import { calls } from "../queries.js";
import { type FilterForm, orders, signIns, states } from "./member-filter.js";

interface FilterBarProps {
  readonly form: FilterForm;
  readonly order: number;
  readonly onForm: (form: FilterForm) => void;
  /** `order` is an index in `orders`. */
  readonly onOrder: (order: number) => void;
}

export function FilterBar({ form, order, onForm, onOrder }: FilterBarProps) {
  const workspaces = useQuery(calls.members.workspaces.queryOptions());
  const change = (part: Partial<FilterForm>): void => onForm({ ...form, ...part });
  return (
    <Group align="flex-end" gap="sm">
      <TextInput
        label="Search"
        type="search"
        placeholder="Name or email"
        value={form.search}
        onChange={(event) => change({ search: event.currentTarget.value })}
        w="13rem"
        maxLength={200}
      />
      <NativeSelect
        label="Role"
        value={form.role}
        data={[
          { value: "", label: "Any role" },
          ...organizationRoles.map(({ name, shown }) => ({ value: name, label: shown })),
        ]}
        onChange={(event) => change({ role: event.currentTarget.value })}
      />
      <NativeSelect
        label="Workspace"
        value={form.workspace}
        maw="14rem"
        data={[
          { value: "", label: "Any or none" },
          ...(workspaces.data?.workspaces ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => change({ workspace: event.currentTarget.value })}
      />
      <NativeSelect
        label="State"
        value={form.state}
        data={states}
        onChange={(event) => change({ state: event.currentTarget.value })}
      />
      <NativeSelect
        label="Sign-in"
        value={form.signIn}
        data={signIns}
        onChange={(event) => change({ signIn: event.currentTarget.value })}
      />
      <NativeSelect
        label="Order"
        value={String(order)}
        data={orders.map(({ label }, index) => ({ value: String(index), label }))}
        onChange={(event) => onOrder(Number(event.currentTarget.value))}
      />
    </Group>
  );
}
