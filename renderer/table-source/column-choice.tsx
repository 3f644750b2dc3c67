/** Which column of a table holds what, where its header does not tell. */
import { NativeSelect, SimpleGrid } from "@mantine/core";

interface ColumnChoiceProps<Name extends string> {
  /** What each column may be called here. */
  readonly labels: Readonly<Partial<Record<Name, string>>>;
  readonly header: readonly string[];
  /** Place of each column that was found, from 0. */
  readonly columns: Readonly<Partial<Record<Name, number>>>;
  /** `place` is a number from 1, or "0" for none. */
  readonly onColumn: (column: Name, place: string) => void;
}

export function ColumnChoice<Name extends string>({ labels, header, columns, onColumn }: ColumnChoiceProps<Name>) {
  const choices = header.map((name, place) => ({
    value: String(place + 1),
    label: name === "" ? `Column ${place + 1}` : name,
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
