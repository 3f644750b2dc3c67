/** The fields that filter the audit trail. */
import { Button, Group, NativeSelect, TextInput } from "@mantine/core";
import { auditOperations, showOperation } from "../../shared/audit-operations.js";
import type { AuditFilterInput } from "../../shared/contract/audit.js";

/** The fields as they were typed. An empty field filters nothing. */
export interface TypedFilter {
  readonly text: string;
  readonly operation: string;
  readonly result: string;
  readonly actor: string;
  readonly subject: string;
  /** The value of a datetime-local field, in the reader's own time zone. */
  readonly from: string;
  readonly to: string;
}

export const noFilter: TypedFilter = { text: "", operation: "", result: "", actor: "", subject: "", from: "", to: "" };

/** The filter for the console. A time that is not complete yet filters nothing. */
export function readFilter(typed: TypedFilter): AuditFilterInput {
  const { text, operation, actor, subject } = typed;
  const named = Object.entries({ text, operation, actor, subject }).filter(([, value]) => value.trim() !== "");
  const times = Object.entries({ from: typed.from, to: typed.to }).flatMap(([name, value]) => {
    const time = new Date(value);
    return value === "" || Number.isNaN(time.getTime()) ? [] : [[name, time.toISOString()] as const];
  });
  return {
    ...Object.fromEntries(named.map(([name, value]) => [name, value.trim()])),
    ...Object.fromEntries(times),
    ...(typed.result === "" ? {} : { succeeded: typed.result === "succeeded" }),
  };
}

interface AuditFiltersProps {
  readonly typed: TypedFilter;
  readonly onType: (typed: TypedFilter) => void;
}

/** A row is listed where it passes every field. */
export function AuditFilters({ typed, onType }: AuditFiltersProps) {
  const field = (name: keyof TypedFilter) => ({
    value: typed[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onType({ ...typed, [name]: event.currentTarget.value }),
  });
  const operations = auditOperations.map((name) => ({ value: name, label: showOperation(name) }));
  return (
    <Group align="flex-end" gap="sm" role="search" aria-label="Filters">
      <TextInput label="Search" type="search" placeholder="Anything" w="12rem" maxLength={200} {...field("text")} />
      <NativeSelect
        label="Operation"
        w="13rem"
        data={[{ value: "", label: "All" }, ...operations]}
        {...field("operation")}
      />
      <NativeSelect
        label="Result"
        w="9rem"
        data={[
          { value: "", label: "All" },
          { value: "succeeded", label: "Succeeded" },
          { value: "failed", label: "Failed or refused" },
        ]}
        {...field("result")}
      />
      <TextInput
        label="By"
        placeholder="Email or database user"
        w="13rem"
        maxLength={320}
        spellCheck={false}
        {...field("actor")}
      />
      <TextInput label="On" placeholder="Email" w="13rem" maxLength={320} spellCheck={false} {...field("subject")} />
      <TextInput label="From" type="datetime-local" w="13rem" {...field("from")} />
      <TextInput label="To" type="datetime-local" w="13rem" {...field("to")} />
      <Button
        variant="default"
        disabled={JSON.stringify(typed) === JSON.stringify(noFilter)}
        onClick={() => onType(noFilter)}
      >
        Clear
      </Button>
    </Group>
  );
}
