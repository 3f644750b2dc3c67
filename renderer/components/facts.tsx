/** A list of names with their values. */
import { DataList } from "@mantine/core";
import type { ReactNode } from "react";

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
}

/** A description list. Facts whose value is null or undefined are left out. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <DataList labelWidth="9.5rem" gap="xs">
      {facts
        .filter(({ value }) => value !== null && value !== undefined)
        .map(({ name, value }) => (
          <DataList.Item key={name}>
            <DataList.ItemLabel>{name}</DataList.ItemLabel>
            <DataList.ItemValue className="breakable">{value}</DataList.ItemValue>
          </DataList.Item>
        ))}
    </DataList>
  );
}
