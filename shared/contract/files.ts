/** Files as they cross to a page: by a handle that the console gave out, never by a path that the page names. */
import { z } from "zod";

/** 128 random bits in base64url. It is good in the console that gave it out, and until that is closed. */
export const fileHandle = z.string().regex(/^[\w-]{22}$/);

/** A file that a person named. The path is for showing only. */
export const namedFile = z.object({ handle: fileHandle, path: z.string() });
export type NamedFile = z.infer<typeof namedFile>;
