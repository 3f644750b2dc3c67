/** The bar with the changes that can be made to the selected members. */
import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { useMay } from "../components/signed-in.js";
import { count } from "../components/words.js";
import { BulkDialog } from "./bulk-dialog.js";
import { type ChangeKind, changeWords } from "./change-words.js";
import type { Selection } from "./selection.js";

const kinds: readonly ChangeKind[] = [
  "setRole",
  "addToWorkspace",
  "removeFromWorkspace",
  "changeDomain",
  "deactivate",
  "reactivate",
  "remove",
];

interface BulkBarProps {
  readonly selection: Selection;
  readonly onClear: () => void;
}

/** Shows nothing while no member is selected. Operators are offered only the removal. */
export function BulkBar({ selection, onClear }: BulkBarProps) {
  const isAdmin = useMay("admins");
  const [kind, setKind] = useState<ChangeKind | null>(null);
  if (selection.kind === "some" && selection.ids.size === 0) return null;
  return (
    <Group className="surface rounded" p="xs" gap="xs" role="group" aria-label="Change the selected members">
      <Text size="sm" fw={600} mr="sm">
        {selection.kind === "matching" ? "All that match" : `${count(selection.ids.size, "member")} selected`}
      </Text>
      {kinds
        .filter((each) => isAdmin || each === "remove")
        .map((each) => (
          <Button
            key={each}
            size="compact-sm"
            variant={changeWords[each].safe ? "default" : "light"}
            color={changeWords[each].safe ? "harbor" : "red"}
            onClick={() => setKind(each)}
          >
            {changeWords[each].title}…
          </Button>
        ))}
      <Button size="compact-sm" variant="subtle" onClick={onClear}>
        Clear selection
      </Button>
      <BulkDialog
        kind={kind}
        selection={selection}
        onClose={(done) => {
          setKind(null);
          if (done) onClear();
        }}
      />
    </Group>
  );
}
