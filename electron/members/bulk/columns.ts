/** Finds out which column of a table holds what. */
import type { TableRow } from "./table.js";

export const columnNames = ["email", "role", "workspaceId", "workspaceName", "fullName"] as const;
export type ColumnName = (typeof columnNames)[number] | "newEmail";

/** The index, from 0, of each column that was found. */
export type Columns = Readonly<Partial<Record<ColumnName, number>>>;

export interface ColumnReading {
  readonly columns: Columns;
  /** The cells of the header; null if the first row is a person already. */
  readonly header: readonly string[] | null;
}

/** The headers that people use, in lower case and letters only. If a table has several, the first of these counts. */
const known: Readonly<Record<ColumnName, readonly string[]>> = {
  email: [
    ...["email", "emailaddress", "mail", "mailaddress", "useremail", "username", "userprincipalname", "login"],
    ...["oldemail", "currentemail", "presentemail", "oldemailaddress", "oldmail"],
  ],
  role: ["langsmithrole", "role", "userrole", "organizationrole", "orgrole"],
  workspaceId: ["workspaceid", "tenantid"],
  workspaceName: ["workspacename", "workspace", "tenant", "tenantname", "team"],
  fullName: ["fullname", "newfullname", "newname", "name", "displayname", "person"],
  newEmail: ["newemail", "newemailaddress", "emailnew", "newmail", "newusername", "newlogin"],
};

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, "");

/**
 * Finds the columns `names` by the header or, if there is none, by the @ in the first row. `stated` names columns by
 * their header or their number from 1, and wins; a stated column that does not exist is left out.
 */
export function readColumns(
  first: TableRow | undefined,
  stated: Readonly<Partial<Record<ColumnName, string>>> = {},
  names: readonly ColumnName[] = columnNames,
): ColumnReading {
  const cells = first?.cells ?? [];
  const header = cells.some((cell) => cell.includes("@")) ? null : cells;
  const columns: Partial<Record<ColumnName, number>> = {};
  for (const name of names) {
    const said = stated[name];
    const index = said === undefined ? guess(name, header, cells, names) : find(said, header, cells.length);
    if (index !== -1) columns[name] = index;
  }
  return { columns, header };
}

function guess(
  name: ColumnName,
  header: readonly string[] | null,
  cells: readonly string[],
  names: readonly ColumnName[],
): number {
  if (header === null) return guessBare(name, cells, names);
  const plainHeader = header.map(plain);
  for (const word of known[name]) {
    const index = plainHeader.indexOf(word);
    if (index !== -1) return index;
  }
  return -1;
}

/** Without a header, an @ marks the emails. A full name is found only as the other cell of a pair. */
function guessBare(name: ColumnName, cells: readonly string[], names: readonly ColumnName[]): number {
  const email = cells.findIndex((cell) => cell.includes("@"));
  if (name === "email") return email;
  if (name === "newEmail") return cells.findIndex((cell, index) => index > email && cell.includes("@"));
  const isPair = names.length === 2 && cells.length === 2 && email !== -1;
  return name === "fullName" && isPair ? 1 - email : -1;
}

function find(stated: string, header: readonly string[] | null, width: number): number {
  const named = header?.findIndex((cell) => cell.toLowerCase() === stated.trim().toLowerCase()) ?? -1;
  if (named !== -1 || !/^\d{1,4}$/.test(stated.trim())) return named;
  const number = Number(stated) - 1;
  return number >= 0 && number < width ? number : -1;
}
