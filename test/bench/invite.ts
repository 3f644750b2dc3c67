/** An invite beside the one argon2 hash that it cannot do without. */
import { argon2id, hash } from "argon2";
import { invite } from "../../electron/members/invite.js";
import { defaultCost } from "../../electron/security/passwords.js";
import { install, openDatabase, operator } from "./installing.js";
import { median, quantile, takeTurns, time } from "./measure.js";
import { serverNote, withEmptyDatabase, withServer } from "./server.js";
import { type Findings, ratioLine } from "./table.js";

const rounds = 300;
/** Enough for V8 to have compiled what runs often, as in a console in use. */
const warmUps = 50;

const bareHash = () =>
  hash("Quiet-Harbour-17-Quiet-Harbour", {
    type: argon2id,
    memoryCost: defaultCost.memoryKib,
    timeCost: defaultCost.passes,
    parallelism: defaultCost.lanes,
  });

/** One person per invite, on a connection that is open already, as in a console in use. */
export const measureInvite = (): Promise<Findings> =>
  withServer((server) =>
    withEmptyDatabase(server, async (url) => {
      const database = await openDatabase(url);
      try {
        await install(database);
        let person = 0;
        const inviteOne = async (): Promise<void> => {
          person += 1;
          const request = { emails: [`person-${person}@harbour.example`], role: "ORGANIZATION_USER", workspaces: [] };
          const [outcome] = await invite(database, operator, request);
          if (outcome?.status !== "created") throw new Error(`The bench's invite ended as ${outcome?.status}.`);
        };
        const times = await takeTurns(
          { rounds, warmUps },
          { invite: () => time(inviteOne), hash: () => time(bareHash) },
        );
        return {
          lines: [
            ratioLine("invite / one argon2 hash", [median(times.invite), median(times.hash)], { limit: 1.15 }),
            ratioLine("  at the 95th percentile", [quantile(times.invite, 0.95), quantile(times.hash, 0.95)]),
          ],
          notes: [serverNote, `Invite: medians of ${rounds} rounds in turn, one email each, on an open connection.`],
        };
      } finally {
        await database.close();
      }
    }),
  );
