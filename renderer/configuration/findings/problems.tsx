/** The list of problems: the verdict, the findings by severity, and their fixes. */
import { Button, Chip, Group, Stack, Text, Title, VisuallyHidden } from "@mantine/core";
import { memo, useState } from "react";
import type { CheckedDocuments, Finding } from "../../../shared/contract/configuration.js";
import { ErrorNotice } from "../../components/error-notice.js";
import { severities, severityWords } from "../../components/finding-words.js";
import { count, showNumber } from "../../components/words.js";
import { applyFixes, useFixing } from "./fixing.js";
import { ProblemItem } from "./problem-item.js";
import { Verdict } from "./verdict.js";

/** The most findings of one severity that are listed. The others are only counted, so that the page stays quick. */
const mostListed = 100;

interface ProblemsProps {
  readonly checked: CheckedDocuments;
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Lists errors, then warnings, then notes, each in the order of the files. */
export const Problems = memo(function Problems({ checked, error, onRetry }: ProblemsProps) {
  const [hidden, setHidden] = useState<ReadonlySet<Finding["severity"]>>(new Set());
  const { busy, error: fixError, said } = useFixing();
  const { findings } = checked.report;
  const numbered = findings.map((finding, number) => ({ finding, number }));
  const groups = severities.map((severity) => ({
    severity,
    problems: numbered.filter(({ finding }) => finding.severity === severity),
  }));
  const safe = checked.fixes.filter((fix) => fix?.safe === true).length;
  const toggle = (severity: Finding["severity"]): void =>
    setHidden((before) => {
      const next = new Set(before);
      if (!next.delete(severity)) next.add(severity);
      return next;
    });
  return (
    <section aria-label="Problems" className="problems">
      <Stack gap="xs" p="md" pb="sm">
        <Verdict report={checked.report} />
        <Group gap={6} role="group" aria-label="Show">
          {groups.map(({ severity, problems }) => (
            <Chip
              key={severity}
              size="xs"
              checked={!hidden.has(severity)}
              onChange={() => toggle(severity)}
              color={severityWords[severity].color}
              variant="light"
            >
              {count(problems.length, severityWords[severity].one, severityWords[severity].many)}
            </Chip>
          ))}
        </Group>
        {safe > 0 ? (
          <Button size="compact-sm" variant="light" loading={busy} onClick={() => void applyFixes("safe")}>
            {safe === 1 ? "Apply the safe fix" : `Apply all ${showNumber(safe)} safe fixes`}
          </Button>
        ) : null}
        <VisuallyHidden role="status">
          {count(findings.length, "finding")}. {said}
        </VisuallyHidden>
        <ErrorNotice error={error} onRetry={onRetry} />
        <ErrorNotice error={fixError} />
      </Stack>
      <div className="problem-groups">
        {findings.length === 0 ? (
          <Text size="sm" c="dimmed" px="md" pb="md">
            Nothing to remark.
          </Text>
        ) : null}
        {groups.map(({ severity, problems }) =>
          problems.length === 0 || hidden.has(severity) ? null : (
            <div key={severity}>
              <Title order={3} px="md" py={6} className="problem-heading">
                {severityWords[severity].many}
              </Title>
              <ul className="plain-list rows" aria-label={severityWords[severity].many}>
                {problems.slice(0, mostListed).map(({ finding, number }) => (
                  <ProblemItem
                    key={number}
                    finding={finding}
                    number={number}
                    fix={checked.fixes[number]?.title ?? null}
                    marked={checked.marks[number] != null}
                  />
                ))}
              </ul>
              {problems.length > mostListed ? (
                <Text size="sm" c="dimmed" p="md">
                  And {showNumber(problems.length - mostListed)} more.
                </Text>
              ) : null}
            </div>
          ),
        )}
      </div>
    </section>
  );
});
