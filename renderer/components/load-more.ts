/** The next page of a list, asked for when the end of what is loaded comes into sight. */
import { useCallback } from "react";

interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly isError: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
}

/** Does nothing while a page is on its way, after the last, and after one that failed: then the person is asked. */
export function useLoadMore({ hasNextPage, isFetchingNextPage, isError, fetchNextPage }: Pages): () => void {
  return useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage]);
}
