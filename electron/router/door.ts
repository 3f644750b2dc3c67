/** What the door itself can do for its window. */
import { GatehouseError } from "../../shared/errors.js";
import { os } from "./base.js";

export const door = {
  describe: os.door.describe.handler(
    ({
      context: {
        console: { capabilities },
      },
    }) => ({
      door: capabilities.door,
      version: capabilities.version,
      canChooseFiles: capabilities.chooseFiles !== undefined,
      canSaveFiles: capabilities.chooseNewFile !== undefined,
      canCopySecrets: capabilities.copySecret !== undefined,
    }),
  ),

  chooseFiles: os.door.chooseFiles.handler(
    async ({
      context: {
        console: { capabilities },
      },
    }) => {
      if (capabilities.chooseFiles === undefined) {
        throw new GatehouseError("DOOR_CANNOT", "This door has no file dialog.", { remedy: "Type the file's path." });
      }
      return { paths: [...(await capabilities.chooseFiles())] };
    },
  ),

  copySecret: os.door.copySecret.handler(
    ({
      context: {
        console: { capabilities },
      },
      input,
    }) => {
      if (capabilities.copySecret === undefined) {
        throw new GatehouseError("DOOR_CANNOT", "This door has no clipboard of its own.", {
          remedy: "Copy it in the window.",
        });
      }
      return { clearsAfterSeconds: capabilities.copySecret(input.secret) };
    },
  ),
};
