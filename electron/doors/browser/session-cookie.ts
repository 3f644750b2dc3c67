/** The cookie that a browser holds after it came through the one-time link. */
import { randomKey, sameKey } from "./one-time-link.js";

/**
 * `setCookie` is the header's value; `isHeldBy` looks for the cookie in a request's `Cookie` header. `folder` is where
 * the door serves everything, such as `/Vk3…` (never with a slash at its end).
 */
export interface SessionCookie {
  readonly folder: `/${string}`;
  readonly setCookie: string;
  isHeldBy(cookieHeader: string | undefined): boolean;
}

/**
 * Browsers send a host's cookies to each of its ports: somebody else's server on this machine would be given ours by a
 * browser that visits it. So it is for a folder that nobody else can name. The name carries the port, so that two
 * doors keep out of each other's way.
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
