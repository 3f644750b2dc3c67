/** The orders of the member list. Each ends with the user's id, so that no two members have the same position. */
import { type RawBuilder, sql } from "kysely";

export type MemberSort = "created" | "email" | "name" | "lastSignIn" | "role";

interface Key {
  readonly column: string;
  readonly type: "timestamptz" | "text" | "boolean" | "smallint" | "uuid";
}

const id: Key = { column: "user_id", type: "uuid" };
const created: Key = { column: "created_at", type: "timestamptz" };

/** Each order is the columns of an index (schema/migrations/0005-member-list.ts), which is read in either direction. */
const orders: Readonly<Record<MemberSort, readonly Key[]>> = {
  created: [created, id],
  email: [{ column: "email_key", type: "text" }, id],
  name: [{ column: "is_nameless", type: "boolean" }, { column: "name_key", type: "text" }, id],
  lastSignIn: [{ column: "seen_at", type: "timestamptz" }, created, id],
  role: [{ column: "role_rank", type: "smallint" }, { column: "email_key", type: "text" }, id],
};

/** A position in an order: the values of its columns as text. */
export type MemberPosition = readonly string[];

export interface MemberOrder {
  readonly sort: MemberSort;
  readonly descending: boolean;
}

/** The SQL after `order by`. */
export const orderBy = ({ sort, descending }: MemberOrder): RawBuilder<unknown> =>
  sql.join(orders[sort].map(({ column }) => (descending ? sql`${sql.ref(column)} desc` : sql`${sql.ref(column)}`)));

/** A member's position in the order as a text[]. Times are in ISO 8601, whatever the server's DateStyle is. */
export const positionOf = (sort: MemberSort): RawBuilder<string[]> =>
  sql`array[${sql.join(
    orders[sort].map(({ column, type }) =>
      type === "timestamptz" ? sql`to_jsonb(${sql.ref(column)}) #>> '{}'` : sql`${sql.ref(column)}::text`,
    ),
  )}]`;

/** A condition: the row is after this position in the order. */
export function isAfter({ sort, descending }: MemberOrder, position: MemberPosition): RawBuilder<unknown> {
  const keys = orders[sort];
  const columns = sql.join(keys.map(({ column }) => sql.ref(column)));
  const values = sql.join(keys.map(({ type }, index) => sql`${position[index]}::${sql.raw(type)}`));
  return descending ? sql`(${columns}) < (${values})` : sql`(${columns}) > (${values})`;
}

const forms: Readonly<Record<Key["type"], RegExp>> = {
  timestamptz: /^(-infinity|\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d(:\d\d)?)$/,
  text: /^[^\0]*$/,
  boolean: /^(true|false)$/,
  smallint: /^\d$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
};

/** True where the texts have the form of a position in this order. Others are never sent to the database. */
export const isPosition = (sort: MemberSort, position: MemberPosition): boolean =>
  position.length === orders[sort].length &&
  orders[sort].every(({ type }, index) => forms[type].test(position[index] ?? "\0"));
