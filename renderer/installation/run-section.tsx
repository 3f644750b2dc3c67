/** The apply that is under way or has ended: its steps as they happen, and its result. */
import { Alert, Button, Group, Loader, Stack, Text, ThemeIcon, VisuallyHidden } from "@mantine/core";
import type { ApplyResult } from "../../shared/contract/installation.js";
import { showRole } from "../../shared/roles.js";
import { ErrorNotice } from "../components/error-notice.js";
import { Facts } from "../components/facts.js";
import { DoneIcon, WaitingIcon } from "../components/icons.js";
import { ButtonTo } from "../components/link-to.js";
import { Section } from "../components/section.js";
import { clearApplyRun, type RunStep, useApplyRun } from "../state/apply-run.js";
import { planHeadlines } from "./plan-words.js";

const statusWords: Readonly<Record<RunStep["status"], string>> = {
  waiting: "waiting",
  started: "under way",
  done: "done",
};

/** Stays in sight until it is dismissed. */
export function RunSection() {
  const run = useApplyRun((state) => state.run);
  if (run === null) return null;
  const { outcome, plan, steps } = run;
  const current = steps.findLast((step) => step.status === "started");
  return (
    <Section title={planHeadlines[plan.action]}>
      <Stack gap="md">
        <VisuallyHidden aria-live="polite">
          {outcome.status === "running" && current !== undefined ? current.title : ""}
        </VisuallyHidden>
        <Stack component="ol" gap="xs" className="plain-list" aria-label="Progress">
          {steps.map((step) => (
            <Group component="li" key={step.id} gap="sm" wrap="nowrap">
              <StepSign step={step} ended={outcome.status === "failed"} />
              <Text size="sm" c={step.status === "waiting" ? "dimmed" : "var(--mantine-color-text)"}>
                {step.title}
                <VisuallyHidden>: {statusWords[step.status]}</VisuallyHidden>
              </Text>
            </Group>
          ))}
        </Stack>
        {outcome.status === "done" ? <Applied result={outcome.result} /> : null}
        {outcome.status === "failed" ? (
          <>
            <ErrorNotice error={outcome.error} />
            <Group>
              <Button variant="default" onClick={clearApplyRun}>
                Back to the plan
              </Button>
            </Group>
          </>
        ) : null}
      </Stack>
    </Section>
  );
}

function StepSign({ step, ended }: { readonly step: RunStep; readonly ended: boolean }) {
  if (step.status === "started" && !ended) return <Loader size={20} aria-hidden />;
  const done = step.status === "done" && !ended;
  return (
    <ThemeIcon variant="light" size={20} color={done ? "teal" : "gray"}>
      {done ? <DoneIcon /> : <WaitingIcon />}
    </ThemeIcon>
  );
}

function Applied({ result }: { readonly result: ApplyResult }) {
  return (
    <>
      <Alert role="status" color="teal" icon={<DoneIcon />} title="Done">
        <Text size="sm">
          {result.admin === null
            ? "The installation is as the configuration says."
            : "The installation is as the configuration says. Sign in with the email and password it names."}
        </Text>
      </Alert>
      <Facts
        facts={[
          { name: "Admin", value: result.admin?.email },
          { name: "Role", value: result.admin === null ? null : showRole(result.admin.role) },
          { name: "Organization id", value: result.organizationId },
          { name: "Workspace id", value: result.workspaceId },
          { name: "Backup file", value: result.backup },
        ].map(({ name, value }) => ({
          name,
          value:
            value == null ? null : name.endsWith("id") || name.endsWith("file") ? (
              <span className="mono">{value}</span>
            ) : (
              value
            ),
        }))}
      />
      <Group>
        {result.admin === null ? null : <ButtonTo to="/sign-in">Sign in</ButtonTo>}
        <Button variant="default" onClick={clearApplyRun}>
          Show the plan
        </Button>
      </Group>
    </>
  );
}
