/** A finding in the list of problems. A click or Enter goes to where it is marked in the text. */
import { Button, Group, Text, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { memo } from "react";
import { nameOf } from "../../../shared/configuration-format.js";
import type { Finding } from "../../../shared/contract/configuration.js";
import { severityWords } from "../../components/finding-words.js";
import { activate, findDocument } from "../documents/documents.js";
import { goToOffset } from "../editor/editor-pane.js";
import { offsetOfFinding } from "./checking.js";
import { applyFixes } from "./fixing.js";

interface ProblemItemProps {
  readonly finding: Finding;
  /** The finding's index in the report. */
  readonly number: number;
  readonly fix: string | null;
  readonly marked: boolean;
}

function ShownProblem({ finding, number, fix, marked }: ProblemItemProps) {
  const { severity, message, remedy, file, line, path } = finding;
  const go = (): void => {
    const document = findDocument(file);
    if (document === undefined) return;
    const offset = offsetOfFinding(document.id, number);
    if (offset === null) activate(document.id);
    else goToOffset(document.id, offset);
  };
  return (
    <li className="problem" data-severity={severity}>
      <UnstyledButton onClick={go} className="problem-jump" px="md" pt="xs" pb={fix === null ? "xs" : 4}>
        <VisuallyHidden>{severityWords[severity].one}: </VisuallyHidden>
        <Text size="sm" fw={600} lh={1.35} className="breakable" component="span" display="block">
          {message}
        </Text>
        <Text size="sm" mt={4} lh={1.35} component="span" display="block">
          {remedy}
        </Text>
        <Text size="xs" c="dimmed" mt={4} className="mono breakable" component="span" display="block">
          {nameOf(file)}
          {line === null ? (marked ? "" : " · not in the file") : `:${line}`}
          {path === "" ? "" : ` · ${path}`}
        </Text>
      </UnstyledButton>
      {fix === null ? null : (
        <Group px="md" pb="xs">
          <Button size="compact-xs" variant="light" onClick={() => void applyFixes([number])}>
            {fix}
          </Button>
        </Group>
      )}
    </li>
  );
}

const isSame = (a: ProblemItemProps, b: ProblemItemProps): boolean =>
  a.number === b.number &&
  a.fix === b.fix &&
  a.marked === b.marked &&
  a.finding.rule === b.finding.rule &&
  a.finding.message === b.finding.message &&
  a.finding.remedy === b.finding.remedy &&
  a.finding.line === b.finding.line &&
  a.finding.path === b.finding.path &&
  a.finding.file === b.finding.file &&
  a.finding.severity === b.finding.severity;

/** Rendered again only where the finding says something else, because every answer is made of new objects. */
export const ProblemItem = memo(ShownProblem, isSame);
