/** The questions before unsaved changes go out of sight or are lost. */
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { count } from "../components/words.js";
import { openDocuments, useDocuments } from "./documents/documents.js";

const countUnsaved = (): number => openDocuments().filter(({ changed }) => changed).length;

/** Asks when another screen is chosen. The window keeps the texts, so leaving the screen loses nothing yet. */
export function LeaveGuard() {
  const unsaved = useDocuments(({ open }) => open.filter(({ changed }) => changed).length);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && countUnsaved() > 0,
    enableBeforeUnload: false, // the documents see to that themselves, on any screen
    withResolver: true,
  });
  if (blocker.status !== "blocked") return null;
  return (
    <Question
      title={unsaved === 1 ? "A file is not saved" : `${count(unsaved, "file")} are not saved`}
      text="The changes stay in this window and wait for you on this screen. They are lost when the window is closed or loaded again."
      stay="Stay"
      go="Leave for now"
      onStay={blocker.reset}
      onGo={blocker.proceed}
    />
  );
}

interface CloseQuestionProps {
  readonly name: string;
  readonly onStay: () => void;
  readonly onGo: () => void;
}

/** Asks before a file with unsaved changes is closed. */
export const CloseQuestion = ({ name, onStay, onGo }: CloseQuestionProps) => (
  <Question
    title={`Close ${name} without saving?`}
    text="What was changed since it was opened or saved last is lost. The file on the disk stays as it is."
    stay="Keep it open"
    go="Close without saving"
    onStay={onStay}
    onGo={onGo}
  />
);

interface QuestionProps {
  readonly title: string;
  readonly text: string;
  readonly stay: string;
  readonly go: string;
  readonly onStay: () => void;
  readonly onGo: () => void;
}

/** The focus starts on the button that stays, so that Enter alone loses nothing. */
const Question = ({ title, text, stay, go, onStay, onGo }: QuestionProps) => (
  <Modal opened onClose={onStay} title={title} centered>
    <Stack gap="md">
      <Text size="sm">{text}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onStay} data-autofocus>
          {stay}
        </Button>
        <Button color="red" onClick={onGo}>
          {go}
        </Button>
      </Group>
    </Stack>
  </Modal>
);
