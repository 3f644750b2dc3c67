/** The choice of a table's columns, where its header does not tell what each one holds. */
import { NativeSelect, SimpleGrid } from "@mantine/core";

interface ColumnChoiceProps<Name extends string> {
  /** The label of each column that the call needs. */
  readonly labels: Readonly<Partial<Record<Name, string>>>;
  readonly header: readonly string[];
  /** The index of each column that was found in the table, from 0. */
  readonly columns: Readonly<Partial<Record<Name, number>>>;
  /** `number` is the table's column as a number from 1, or "0" for none. */
  readonly onColumn: (column: Name, number: string) => void;
}

export function ColumnChoice<Name extends string>({ labels, header, columns, onColumn }: ColumnChoiceProps<Name>) {
  const choices = header.map((name, index) => ({
    value: String(index + 1),
    label: name === "" ? `Column ${index + 1}` : name,
  }));
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 5 }}>
      {(Object.entries(labels) as [Name, string][]).map(([name, label]) => (
        <NativeSelect
          key={name}
          label={label}
          data={[{ value: "0", label: "(none)" }, ...choices]}
          value={String((columns[name] ?? -1) + 1)}
          onChange={(event) => onColumn(name, event.currentTarget.value)}
        />
      ))}
    </SimpleGrid>
  );
}
