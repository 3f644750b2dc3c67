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
    return { paths: [...(await chooseFiles())] };
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
