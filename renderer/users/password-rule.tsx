/** The password rule beside a password field, with what the typed password meets so far. */
import { Group, Stack, Text, VisuallyHidden } from "@mantine/core";
import { findGuessable, type PasswordContext } from "../../shared/guessable-password.js";
import {
  countedSymbols,
  findPasswordFaults,
  maximumBytes,
  minimumCharacters,
  type PasswordFault,
} from "../../shared/password.js";
import { DoneIcon, WaitingIcon } from "../components/icons.js";

const parts: readonly { readonly fault: PasswordFault; readonly asks: string }[] = [
  { fault: "too-short", asks: `At least ${minimumCharacters} characters` },
  { fault: "no-lowercase", asks: "A lowercase letter (a–z)" },
  { fault: "no-uppercase", asks: "An uppercase letter (A–Z)" },
  { fault: "no-symbol", asks: `A symbol of these: ${[...countedSymbols].join(" ")}` },
  { fault: "too-long", asks: `At most ${maximumBytes} bytes` },
  { fault: "unseen", asks: "No control or invisible characters" },
];

/** True for a password that the window can tell to be unfit. Whether it is a common one, only the console knows. */
export const isUnfit = (password: string, holder: PasswordContext): boolean =>
  findPasswordFaults(password).length > 0 || findGuessable(password, holder).length > 0;

interface PasswordRuleProps {
  readonly id: string;
  readonly password: string;
  readonly holder: PasswordContext;
}

/** Each part of the rule has an icon and, for screen readers, a word. */
export function PasswordRule({ id, password, holder }: PasswordRuleProps) {
  const faults = findPasswordFaults(password);
  const asked = [
    ...parts.map(({ fault, asks }) => ({ asks, met: !faults.includes(fault) })),
    {
      asks: "Not a common password, nor little more than email, name or organization",
      met: password !== "" && findGuessable(password, holder).length === 0,
    },
  ];
  return (
    <Stack component="ul" gap={2} mt="xs" className="plain-list" id={id} aria-label="Password rule">
      {asked.map(({ asks, met }) => (
        <Group component="li" key={asks} gap={6} wrap="nowrap" align="flex-start">
          <Text component="span" c={met ? "teal" : "dimmed"} lh={1}>
            {met ? <DoneIcon /> : <WaitingIcon />}
          </Text>
          <Text size="sm" c={met ? "var(--mantine-color-text)" : "dimmed"}>
            {asks}
            <VisuallyHidden>{met ? ": met" : ": not met"}</VisuallyHidden>
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
