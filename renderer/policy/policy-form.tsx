/** The form of the initial-password policy: how long such a password is valid, and whether it must be changed. */
import { Button, Checkbox, Group, NumberInput, Radio, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { access } from "../../shared/access.js";
import type { PolicyState } from "../../shared/contract/policy.js";
import { ErrorNotice } from "../components/error-notice.js";
import { useMay } from "../components/signed-in.js";
import { count } from "../components/words.js";
import { calls, refreshAfter } from "../queries.js";

const hoursADay = 24;
const longestHours = hoursADay * 366;

interface PolicyFormProps {
  readonly state: PolicyState;
  readonly onSaved: () => void;
}

/** Saves the policy as a whole, and only where it is still the one that was shown. */
export function PolicyForm({ state: { policy, onInitialPassword, expired }, onSaved }: PolicyFormProps) {
  const may = useMay(access.policy.set);
  const [ends, setEnds] = useState(policy.validHours === null ? "never" : "after");
  const [days, setDays] = useState<number | string>((policy.validHours ?? 7 * hoursADay) / hoursADay);
  const [mustChange, setMustChange] = useState(policy.mustChange);
  const [locks, setLocks] = useState(policy.resetAfterFailures === undefined ? "delay" : "reset");
  const [failures, setFailures] = useState<number | string>(policy.resetAfterFailures ?? 100);
  const save = useMutation(
    calls.policy.set.mutationOptions({
      onSuccess: async () => {
        onSaved();
        await refreshAfter("policy");
      },
    }),
  );
  const hours = Math.round(Number(days) * hoursADay);
  const wrongFailures = locks === "reset" && !(Number(failures) >= 10 && Number(failures) <= 10_000);
  const wrong = wrongFailures || (ends === "after" && !(hours >= 1 && hours <= longestHours));
  const after = {
    validHours: ends === "never" ? null : hours,
    mustChange,
    ...(locks === "reset" ? { resetAfterFailures: Math.round(Number(failures)) } : {}),
  };
  const same =
    after.validHours === policy.validHours &&
    after.mustChange === policy.mustChange &&
    after.resetAfterFailures === policy.resetAfterFailures;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong && !same) save.mutate({ before: policy, after });
      }}
    >
      <Stack gap="md">
        <Text size="sm">
          An initial password is one that was generated and handed to a member, or the one that the configuration gave
          the first Admin. {count(onInitialPassword, "active member")} still {onInitialPassword === 1 ? "has" : "have"}{" "}
          one
          {policy.validHours === null ? "" : `, of which ${expired} ${expired === 1 ? "has" : "have"} expired`}.
        </Text>
        <Radio.Group label="How long it is valid" value={ends} onChange={setEnds}>
          <Stack gap="xs" mt="xs">
            <Radio value="never" label="Until it is changed" disabled={!may} />
            <Radio value="after" label="For a time" disabled={!may} />
          </Stack>
        </Radio.Group>
        {ends === "after" ? (
          <NumberInput
            label="Days"
            description="Counted from when it was generated. A member whose initial password is older can no longer sign in and needs a reset."
            value={days}
            onChange={setDays}
            min={1 / hoursADay}
            max={366}
            decimalScale={2}
            error={!(hours >= 1 && hours <= longestHours) ? "Give a time from one hour (0.05) to 366 days." : null}
            disabled={!may}
            maw="22rem"
          />
        ) : null}
        <Checkbox
          label="It must be changed at the first sign-in"
          description="Until then a session allows nothing else. Members who are signed in with one already are asked on their next call."
          checked={mustChange}
          onChange={(event) => setMustChange(event.currentTarget.checked)}
          disabled={!may}
        />
        <Radio.Group
          label="After failed sign-ins"
          description="Each failure in a row lets the next attempt wait longer. A member who needs a reset can be locked out by anybody who knows the email, so Organization Admins are only slowed down."
          value={locks}
          onChange={setLocks}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="delay" label="Only slow down" disabled={!may} />
            <Radio value="reset" label="Ask for a reset after so many in a row within a day" disabled={!may} />
          </Stack>
        </Radio.Group>
        {locks === "reset" ? (
          <NumberInput
            label="Failures"
            description="NIST SP 800-63B allows at most 100."
            value={failures}
            onChange={setFailures}
            min={10}
            max={10_000}
            error={wrongFailures ? "Give a number from 10 to 10,000." : null}
            disabled={!may}
            maw="22rem"
          />
        ) : null}
        <ErrorNotice error={save.error} />
        {may ? (
          <Group>
            <Button type="submit" loading={save.isPending} disabled={wrong || same}>
              Save
            </Button>
          </Group>
        ) : (
          <Text size="sm" c="dimmed">
            Organization Admins change this.
          </Text>
        )}
      </Stack>
    </form>
  );
}
