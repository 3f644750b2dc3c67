/** A plan for people to read: its headline, its reason, its effects and its steps. */
import { Alert, Text, Title } from "@mantine/core";
import type { Plan } from "../../shared/contract/installation.js";
import { DoneIcon, WarningIcon } from "../components/icons.js";
import { EffectsList } from "./effects-list.js";
import { PlanWarnings } from "./plan-warnings.js";
import { planHeadlines } from "./plan-words.js";
import { StepsList } from "./steps-list.js";

/** A plan that is refused says why and what to do instead. A plan without changes says that there is nothing to do. */
export function PlanInWords({ plan }: { readonly plan: Plan }) {
  if (plan.action === "refuse") {
    return (
      <Alert role="status" color="red" icon={<WarningIcon />} title={planHeadlines.refuse}>
        <Text size="sm">{plan.reason}</Text>
        {plan.remedy === null ? null : (
          <Text size="sm" mt="xs">
            <b>What to do instead:</b> {plan.remedy}
          </Text>
        )}
      </Alert>
    );
  }
  if (plan.action === "nothing") {
    return (
      <Alert role="status" color="teal" icon={<DoneIcon />} title={planHeadlines.nothing}>
        <Text size="sm">{plan.reason}</Text>
      </Alert>
    );
  }
  return (
    <>
      <div>
        <Text fw={650} size="lg">
          {planHeadlines[plan.action]}
        </Text>
        <Text c="dimmed" size="sm">
          {plan.reason}
        </Text>
      </div>
      <PlanWarnings warnings={plan.warnings ?? []} />
      <Title order={3}>Effects</Title>
      <EffectsList plan={plan} />
      <Title order={3}>Steps</Title>
      <StepsList steps={plan.steps} />
    </>
  );
}
