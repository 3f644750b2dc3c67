/** The list of a plan's effects. */
import { Group, Stack, Text, ThemeIcon } from "@mantine/core";
import type { Plan } from "../../shared/contract/installation.js";
import { DoneIcon, InfoIcon, WarningIcon } from "../components/icons.js";
import { describeEffects, type Effect } from "./plan-words.js";

const looks = {
  stays: { color: "teal", icon: <DoneIcon /> },
  backup: { color: "harbor", icon: <InfoIcon /> },
  ends: { color: "yellow", icon: <WarningIcon /> },
  irreversible: { color: "red", icon: <WarningIcon /> },
} as const satisfies Record<Effect["kind"], unknown>;

/** An effect that cannot be undone says so in words, not by color alone. */
export function EffectsList({ plan }: { readonly plan: Plan }) {
  return (
    <Stack component="ul" gap="xs" className="plain-list" aria-label="Effects">
      {describeEffects(plan).map(({ kind, sentence }) => (
        <Group component="li" key={sentence} gap="sm" wrap="nowrap" align="flex-start">
          <ThemeIcon variant="light" size="sm" color={looks[kind].color} mt={1}>
            {looks[kind].icon}
          </ThemeIcon>
          <Text size="sm">
            {kind === "irreversible" ? <b>Cannot be undone: </b> : null}
            {sentence}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
