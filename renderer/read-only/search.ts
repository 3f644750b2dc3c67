/** The search of a list: the typed text, and the text that is searched for once the typing pauses. */
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";

const typingPauseMilliseconds = 250;
const pageSize = 50;

/** `input` makes a page's input from the cursor of the page before it, or from null for the first page. */
export function useSearch() {
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed.trim(), typingPauseMilliseconds);
  const input = (cursor: string | null) => ({
    limit: pageSize,
    search: search || undefined,
    cursor: cursor ?? undefined,
  });
  return { typed, setTyped, input };
}
