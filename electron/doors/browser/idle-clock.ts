/** The clock that tells the browser door that nobody uses it any more. */
import type { EventEmitter } from "node:events";

/** `watch` counts an answer as use until the answer emits `close`, however long it streams. `stop` ends the waiting. */
export interface IdleClock {
  watch(response: EventEmitter): void;
  stop(): void;
}

/** Calls `onIdle` once `milliseconds` have passed without an answer under way. */
export function startIdleClock(milliseconds: number, onIdle: () => void): IdleClock {
  let underWay = 0;
  let stopped = false;
  let timer = setTimeout(onIdle, milliseconds);
  return {
    watch(response) {
      underWay += 1;
      clearTimeout(timer);
      response.once("close", () => {
        underWay -= 1;
        clearTimeout(timer);
        if (underWay === 0 && !stopped) timer = setTimeout(onIdle, milliseconds);
      });
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
