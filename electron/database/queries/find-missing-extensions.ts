/** Finding extensions that are missing and that this database user cannot install. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

export interface MissingExtension {
  readonly name: string;
  /** True where the server has the extension, and only the right to install it is missing. */
  readonly offered: boolean;
}

/**
 * The extensions in `names` that the database lacks and this user may not install. Installing a trusted extension needs
 * CREATE on the database, any other a superuser.
 */
export async function findMissingExtensions(
  { kysely }: Scope,
  names: readonly string[],
): Promise<readonly MissingExtension[]> {
  const { rows } = await sql<MissingExtension>`
    select wanted.name, exists (select from pg_available_extensions a where a.name = wanted.name) as offered
      from unnest(${[...names]}::text[]) as wanted (name)
     where not exists (select from pg_extension e where e.extname = wanted.name)
       and not exists (
         select from pg_available_extension_versions v
          where v.name = wanted.name
            and ((select rolsuper from pg_roles where rolname = current_user)
                 or (v.trusted and has_database_privilege(current_database(), 'CREATE'))))`.execute(kysely);
  return rows;
}
