/** Whether a page's frames keep up while something is done in it. */
import type { Page } from "playwright";

export interface Frames {
  readonly all: number;
  /** Of those that took longer than the limit. */
  readonly long: number;
  /** Milliseconds; 0 where none was over 50. */
  readonly longestTask: number;
  readonly longestFrame: number;
}

/** Counts from now on; `limit` in milliseconds, at least 50, since the browser tells of no shorter frame. */
export async function startFrames(page: Page, limit: number): Promise<void> {
  await page.evaluate((limitOfFrame) => {
    const seen = { all: 0, long: 0, longestTask: 0, longestFrame: 0 };
    Reflect.set(globalThis, "framesSeen", seen);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.longestTask = Math.max(seen.longestTask, entry.duration);
    }).observe({ type: "longtask" });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        seen.longestFrame = Math.max(seen.longestFrame, entry.duration);
        if (entry.duration > limitOfFrame) seen.long += 1;
      }
    }).observe({ type: "long-animation-frame" });
    // A method, since a function with a name would refer to what is not in the page.
    const frames = {
      count(): void {
        seen.all += 1;
        requestAnimationFrame(() => frames.count());
      },
    };
    frames.count();
  }, limit);
}

export const readFrames = (page: Page): Promise<Frames> =>
  page.evaluate(() => Reflect.get(globalThis, "framesSeen") as Frames);
