/** The values that several calls share: one schema for each thing. */
import { z } from "zod";
import { describeUnseen, findUnseenInName } from "../characters.js";
import { findTypedEmailFault } from "../email.js";

/** A row's id as Postgres writes a uuid. Any 128 bits are one: the product's rows need not follow RFC 9562's versions. */
export const id = z.guid();

/** True for a text that can be an id, in upper or lower case. */
export const isId = (text: string): boolean => id.safeParse(text).success;

/** A role's name as it is stored, such as `ORGANIZATION_ADMIN`; every custom role is stored as `CUSTOM`. */
export const roleName = z.string();

/** A role's name as people read it, such as Organization Admin; a custom role's is its own. */
export const shownRole = z.string();

/** A role as people name it: the stored name or the one they read, in any case, or a custom role's id. */
export const whichRole = z.string().max(200);

/** A workspace as people name it: its id, or its name where only one workspace has it. */
export const whichWorkspace = z.string().max(500);

/** An email that somebody is to get. The use case says whether it can be one; see shared/email.ts. */
export const newEmail = z.string().max(254);

/** An email as somebody typed it to find a member. One with a character that nobody sees is refused, and not just unknown. */
export const typedEmail = z
  .string()
  .max(254)
  .superRefine((email, context) => {
    const message = findTypedEmailFault(email);
    if (message !== null) context.addIssue({ code: "custom", message });
  });

/** The name of an organization or workspace, as it is to be. One with a character that nobody sees is refused. */
export const givenName = z
  .string()
  .max(200)
  .superRefine((name, context) => {
    const hidden = findUnseenInName(name);
    if (hidden !== null) context.addIssue({ code: "custom", message: `The name holds ${describeUnseen(hidden)}.` });
  });

/** A path on the machine that the console runs on. */
export const path = z.string().min(1).max(4096);

/** Which page of a list is asked for: at most `limit` rows, after those of the page whose `nextCursor` is `cursor`. */
export const page = { limit: z.int().min(1).max(1000).default(50), cursor: z.string().max(8000).optional() };
