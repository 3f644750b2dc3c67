/** What is left when a screen breaks: an apology and a way on, without a stack. */
import { Alert, Button, Code, Container, Text } from "@mantine/core";
import { Component, type ReactNode } from "react";

/** Says that this window failed and offers to load it again. */
export function CrashNotice() {
  return (
    <Container size="sm" py="xl">
      <Alert color="red" title="This screen failed.">
        <Text size="sm">
          Nothing was changed by that. Load the window again; if it stays, report it with what you did just before.
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

/** Catches what breaks outside of any screen. */
export class CrashBoundary extends Component<{ readonly children: ReactNode }, CrashState> {
  override readonly state: CrashState = { crashed: false };

  static getDerivedStateFromError(): CrashState {
    return { crashed: true };
  }

  override render(): ReactNode {
    return this.state.crashed ? <CrashNotice /> : this.props.children;
  }
}
