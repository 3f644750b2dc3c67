/** What is shown in place of a screen whose code failed. No stack is shown. */
import { Alert, Button, Code, Container, Text } from "@mantine/core";
import { Component, type ReactNode } from "react";

/** Says that the screen failed and offers to load the window again. */
export function CrashNotice() {
  return (
    <Container size="sm" py="xl">
      <Alert color="red" title="This screen failed.">
        <Text size="sm">
          That changed nothing. Load the window again. If it fails again, report it with what you did just before.
        </Text>
        <Text size="sm" mt="xs">
          <Code>WINDOW_FAILED</Code>
        </Text>
        <Button mt="md" variant="default" onClick={() => window.location.reload()}>
          Load again
        </Button>
      </Alert>
    </Container>
  );
}

interface CrashState {
  readonly crashed: boolean;
}

/** Shows the notice for an error that no screen's own boundary caught. */
export class CrashBoundary extends Component<{ readonly children: ReactNode }, CrashState> {
  override readonly state: CrashState = { crashed: false };

  static getDerivedStateFromError(): CrashState {
    return { crashed: true };
  }

  override render(): ReactNode {
    return this.state.crashed ? <CrashNotice /> : this.props.children;
  }
}
