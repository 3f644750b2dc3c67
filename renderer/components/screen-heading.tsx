/** The top of every screen: its only h1, a sentence about it, and the buttons for the screen as a whole. */
import { Group, Text, Title } from "@mantine/core";
import { type ReactNode, useEffect } from "react";

interface ScreenHeadingProps {
  readonly title: string;
  readonly about?: string | undefined;
  readonly actions?: ReactNode;
}

/** Also sets the window's title, so that task bars and screen readers tell the screens apart. */
export function ScreenHeading({ title, about, actions }: ScreenHeadingProps) {
  useEffect(() => {
    document.title = `${title} · Gatehouse`;
  }, [title]);
  return (
    <Group justify="space-between" align="flex-start" mb="lg">
      <div className="breakable">
        <Title order={1} tabIndex={-1}>
          {title}
        </Title>
        {about === undefined ? null : (
          <Text c="dimmed" size="sm" mt={4}>
            {about}
          </Text>
        )}
      </div>
      {actions}
    </Group>
  );
}
