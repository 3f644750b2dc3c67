/** Telling whether people sign in to an installation, whatever version its tables have. */
import type { Database } from "../database/connect.js";
import { isUndefinedTable } from "../database/errors.js";
import { readSettings } from "../database/queries/read-settings.js";
import { query } from "../database/transaction.js";

/** True if the database holds an installation that Gatehouse gave email/password login. */
export const hasLogin = (database: Database): Promise<boolean> =>
  query(database, async (scope) => (await readSettings(scope)).settings?.authMode === "basic").catch(
    (error: unknown) => {
      if (isUndefinedTable(error)) return false;
      throw error;
    },
  );
