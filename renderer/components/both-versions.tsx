/** Shows the two versions of something that two people changed at once: one's own, and the one that is stored now. */
import { Table } from "@mantine/core";
import type { Versions } from "../../shared/errors.js";

/** A table with a row for each field in which the versions differ. */
export function BothVersions({ versions: { yours, theirs } }: { readonly versions: Versions }) {
  const names = [...new Set([...Object.keys(yours), ...Object.keys(theirs)])].filter(
    (name) => name !== "version" && name in theirs && show(yours[name]) !== show(theirs[name]),
  );
  if (names.length === 0) return null;
  return (
    <Table mt="xs" aria-label="Both versions" className="breakable top">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Field</Table.Th>
          <Table.Th scope="col">Yours</Table.Th>
          <Table.Th scope="col">Now there</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {names.map((name) => (
          <Table.Tr key={name}>
            <Table.Th scope="row">{words(name)}</Table.Th>
            <Table.Td>{name in yours ? show(yours[name]) : "—"}</Table.Td>
            <Table.Td>{show(theirs[name])}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** A field's name for people: `validHours` becomes "Valid hours". */
const words = (name: string): string => {
  const spaced = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
};

function show(value: unknown): string {
  if (value === null || value === undefined || value === "") return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
