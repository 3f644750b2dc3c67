/** Says who else may make objects in the installation's schema, and how to end that. */
import type { OpenSchema } from "../../shared/contract/installation.js";

const quote = (identifier: string): string =>
  /^[a-z_][a-z0-9_]*$/.test(identifier) ? identifier : `"${identifier.replaceAll('"', '""')}"`;

/** Null where nobody else may. `creators` are role names; "public" stands for everybody. */
export function describeOpenSchema(schema: string, creators: readonly string[]): OpenSchema | null {
  if (creators.length === 0) return null;
  const roles = creators.map((role, place) => (place === 0 && role === "public" ? role : quote(role)));
  return { roles: [...creators], statement: `revoke create on schema ${quote(schema)} from ${roles.join(", ")}` };
}

/** The sentence about it for people. */
export const openSchemaSentence = ({ roles, statement }: OpenSchema): string =>
  `${roles[0] === "public" ? "Every user of the database" : roles.join(", ")} may make tables and functions in the installation's schema. End that with: ${statement}`;
