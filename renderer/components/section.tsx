/** A card with a heading. Screens are made of these. */
import { Card, Group, Title } from "@mantine/core";
import { type ReactNode, useId } from "react";

interface SectionProps {
  readonly title: string;
  /** What stands at the right of the title, such as a badge. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A landmark region that is named by its heading. */
export function Section({ title, aside, children }: SectionProps) {
  const heading = useId();
  return (
    <Card component="section" withBorder padding="lg" className="surface" aria-labelledby={heading}>
      <Group justify="space-between" mb="md" wrap="nowrap">
        <Title order={2} id={heading}>
          {title}
        </Title>
        {aside}
      </Group>
      {children}
    </Card>
  );
}
