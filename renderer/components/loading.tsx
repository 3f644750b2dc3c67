/** What stands in place of a part of a screen until its data has come. */
import { Stack, VisuallyHidden } from "@mantine/core";

interface LoadingProps {
  /** What is loading, for screen readers: "the members" is read as "Loading the members". */
  readonly what: string;
  readonly lines?: number;
}

/** Grey bars, as many as the lines to come, so that little moves when these come. */
export function Loading({ what, lines = 4 }: LoadingProps) {
  return (
    <Stack gap="sm" role="status" aria-busy>
      <VisuallyHidden>Loading {what}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all the same
        <div key={line} className="loading-line" />
      ))}
    </Stack>
  );
}
