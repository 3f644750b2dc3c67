/** Writing one of the organization's settings. */
import { sql } from "kysely";
import type { Transaction } from "../scope.js";

/** Stores `value` as the setting `name` in `organizations.config`. Other settings stay as they are. */
export async function writeSetting(
  { kysely }: Transaction,
  organizationId: string,
  name: string,
  value: unknown,
): Promise<void> {
  await kysely
    .updateTable("organizations")
    .set({
      config: sql<string>`config || jsonb_build_object(${name}::text, ${JSON.stringify(value)}::jsonb)`,
      modified_at: sql<Date>`now()`,
    })
    .where("id", "=", organizationId)
    .execute();
}
