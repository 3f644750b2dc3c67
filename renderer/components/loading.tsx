/** The shape of what is coming, so that nothing jumps when it comes. */
import { Stack, VisuallyHidden } from "@mantine/core";

interface LoadingProps {
  /** Said to those who cannot see the grey bars, as in "Loading the users". */
  readonly what: string;
  readonly lines?: number;
}

/** Grey bars in place of lines. */
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
