/** What the window must know about the door it came through, and what that door can do for it. */
import { z } from "zod";
import { call } from "./errors.js";

const doorDescription = z.object({
  door: z.enum(["desktop", "browser", "command-line"]),
  version: z.string(),
  /** True where the door has a file dialog and a clipboard of its own. */
  canChooseFiles: z.boolean(),
  /** True where an export is saved through the door's own dialog, not downloaded by the window. */
  canSaveFiles: z.boolean(),
  canCopySecrets: z.boolean(),
});

export const door = {
  describe: call.output(doorDescription),
  /** Opens the file dialog; paths, or an empty list when it was closed. */
  chooseFiles: call.output(z.object({ paths: z.array(z.string()) })),
  /** Puts a secret on the clipboard and takes it off again after a minute, unless something else was copied since. */
  copySecret: call
    .input(z.object({ secret: z.string().min(1).max(1024) }))
    .output(z.object({ clearsAfterSeconds: z.number() })),
};
