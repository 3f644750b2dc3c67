/** The choice of what the table gives each member: a new name or a new email. */
import { Group, Radio } from "@mantine/core";
import type { BulkChangeRequest } from "../../shared/contract/bulk-changes.js";
import { kinds } from "./request.js";

interface KindChoiceProps {
  readonly what: BulkChangeRequest["what"];
  readonly onChange: (what: BulkChangeRequest["what"]) => void;
}

export const KindChoice = ({ what, onChange }: KindChoiceProps) => (
  <Radio.Group
    label="What the rows change"
    value={what}
    onChange={(chosen) => onChange(chosen === "rename" ? "rename" : "changeEmail")}
  >
    <Group mt="xs">
      {Object.entries(kinds).map(([name, { shown }]) => (
        <Radio key={name} value={name} label={shown} />
      ))}
    </Group>
  </Radio.Group>
);
