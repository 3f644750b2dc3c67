/** Calls about the window's door, and what that door can do. */
import { z } from "zod";
import { call } from "./errors.js";
import { namedFile } from "./files.js";
import { path } from "./values.js";

const doorDescription = z.object({
  door: z.enum(["desktop", "browser", "command-line"]),
  version: z.string(),
  /** True if the door has a dialog for opening files. */
  canChooseFiles: z.boolean(),
  /** True if the door has a dialog for saving files. Otherwise the window downloads an export. */
  canSaveFiles: z.boolean(),
  /** True if the door has a clipboard that it clears again. */
  canCopySecrets: z.boolean(),
});

export const door = {
  describe: call.output(doorDescription),
  /** Asks for files in the door's dialog. The list is empty if the dialog was closed. */
  chooseFiles: call.output(z.object({ files: z.array(namedFile) })),
  /**
   * Names files by paths that a person typed. In the desktop app the person is asked outside the page, and `files` is empty
   * if they refuse. In a browser the page has to ask, by `question`, whether these paths are meant.
   */
  nameFiles: call.input(z.object({ paths: z.array(path).min(1).max(20) })).output(
    z.object({
      files: z.array(namedFile),
      question: z.object({ id: z.string(), paths: z.array(z.string()) }).nullable(),
    }),
  ),
  /** Names the files of a question that the person answered with yes. */
  confirmFiles: call.input(z.object({ question: z.string().max(64) })).output(z.object({ files: z.array(namedFile) })),
  /** Copies a secret. The clipboard is cleared after a minute, unless something else was copied meanwhile. */
  copySecret: call
    .input(z.object({ secret: z.string().min(1).max(1024) }))
    .output(z.object({ clearsAfterSeconds: z.number() })),
};
