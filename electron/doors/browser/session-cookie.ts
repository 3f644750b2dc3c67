/** The cookie of the browser that was let in by the one-time link. */
import { randomKey, sameKey } from "./one-time-link.js";

/**
 * `setCookie` is the value of the Set-Cookie header. `isHeldBy` looks for the cookie in a request's `Cookie` header.
 * `folder` is the path under which the door serves everything, such as `/Vk3…`, without a slash at its end.
 */
export interface SessionCookie {
  readonly folder: `/${string}`;
  readonly setCookie: string;
  isHeldBy(cookieHeader: string | undefined): boolean;
}

/**
 * Browsers send a host's cookies to all its ports, so that a browser would give ours to any other server on this machine
 * that it visits. The cookie is therefore limited to a folder whose name nobody else knows. Its own name carries the
 * port, so that two doors do not overwrite each other's cookie.
 */
export function makeSessionCookie(port: number): SessionCookie {
  const name = `gatehouse_${port}`;
  const value = randomKey();
  const folder = `/${randomKey()}` as const;
  return {
    folder,
    setCookie: `${name}=${value}; HttpOnly; SameSite=Strict; Path=${folder}/`,
    isHeldBy: (header) =>
      (header ?? "").split(";").some((pair) => {
        const [given, ...rest] = pair.trim().split("=");
        return given === name && sameKey(rest.join("="), value);
      }),
  };
}
