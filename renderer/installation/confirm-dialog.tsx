/** The dialog that asks before a plan is applied. */
import { Button, Checkbox, Group, Modal, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Plan } from "../../shared/contract/installation.js";
import { calls } from "../queries.js";
import { EffectsList } from "./effects-list.js";
import { PlanWarnings } from "./plan-warnings.js";
import { planHeadlines } from "./plan-words.js";

interface ConfirmDialogProps {
  readonly plan: Plan;
  readonly opened: boolean;
  readonly onCancel: () => void;
  /** `despiteWarnings` is true if the person confirmed the plan's warnings. */
  readonly onConfirm: (despiteWarnings: boolean) => void;
}

/** Names the database and repeats the effects. The focus starts on Cancel, so that Enter alone changes nothing. */
export function ConfirmDialog({ plan, opened, onCancel, onConfirm }: ConfirmDialogProps) {
  const { data } = useQuery(calls.connection.current.queryOptions());
  const connection = data?.connection ?? null;
  const [accepted, setAccepted] = useState(false);
  const mustAccept = plan.warnings !== undefined;
  return (
    <Modal opened={opened} onClose={onCancel} title={`${planHeadlines[plan.action]}?`} size="lg" centered>
      <Stack gap="md">
        {connection === null ? null : (
          <Text size="sm" className="breakable">
            In <b className="mono">{connection.target}</b>, schema <b className="mono">{connection.schema}</b>:
          </Text>
        )}
        <EffectsList plan={plan} />
        <PlanWarnings warnings={plan.warnings ?? []} />
        {mustAccept ? (
          <Checkbox
            label="Apply it with this weak secret all the same"
            checked={accepted}
            onChange={(event) => setAccepted(event.currentTarget.checked)}
          />
        ) : null}
        <Text size="sm" c="dimmed">
          It happens as a whole or not at all: if a step fails, nothing is changed.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel} data-autofocus>
            Cancel
          </Button>
          <Button
            color={mustAccept ? "red" : "harbor"}
            disabled={mustAccept && !accepted}
            onClick={() => onConfirm(mustAccept)}
          >
            Apply now
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
