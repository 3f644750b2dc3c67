/** Implements the contract's calls about what the door itself can do. */
import { GatehouseError } from "../../shared/errors.js";
import { os } from "./base.js";

export const door = {
  describe: os.door.describe.handler(({ context }) => {
    const { door, version, chooseFiles, chooseNewFile, copySecret } = context.console.capabilities;
    return {
      door,
      version,
      canChooseFiles: chooseFiles !== undefined,
      canSaveFiles: chooseNewFile !== undefined,
      canCopySecrets: copySecret !== undefined,
    };
  }),

  chooseFiles: os.door.chooseFiles.handler(async ({ context }) => {
    const { chooseFiles } = context.console.capabilities;
    if (chooseFiles === undefined) {
      throw new GatehouseError("DOOR_CANNOT", "This door has no file dialog.", { remedy: "Type the file's path." });
    }
    return { files: context.console.files.nameAll(await chooseFiles(), "dialog") };
  }),

  nameFiles: os.door.nameFiles.handler(async ({ context, input }) => {
    const { files, capabilities } = context.console;
    const question = files.ask(input.paths);
    if (capabilities.confirmPaths === undefined)
      return { files: [], question: { ...question, paths: [...question.paths] } };
    const meant = await capabilities.confirmPaths(question.paths);
    return { files: meant ? files.nameAll(question.paths, "dialog") : [], question: null };
  }),

  confirmFiles: os.door.confirmFiles.handler(({ context, input }) => {
    const { files, capabilities } = context.console;
    // Where the door asks by itself, a page that answers in the person's place is refused.
    if (capabilities.confirmPaths !== undefined) {
      throw new GatehouseError("DOOR_CANNOT", "This door asks the person itself.", { remedy: "Answer its question." });
    }
    return { files: files.confirm(input.question) };
  }),

  copySecret: os.door.copySecret.handler(({ context, input }) => {
    const { copySecret } = context.console.capabilities;
    if (copySecret === undefined) {
      throw new GatehouseError("DOOR_CANNOT", "This door has no clipboard of its own.", {
        remedy: "Copy it in the window.",
      });
    }
    return { clearsAfterSeconds: copySecret(input.secret) };
  }),
};
