/** The cookie that a browser holds after it came through the one-time link. */
import { randomKey, sameKey } from "./one-time-link.js";

/** `setCookie` is the header's value; `isHeldBy` looks for the cookie in a request's `Cookie` header. */
export interface SessionCookie {
  readonly setCookie: string;
  isHeldBy(cookieHeader: string | undefined): boolean;
}

/** Browsers send a host's cookies to each of its ports, so the name carries the port: two doors keep out of each other's way. */
export function makeSessionCookie(port: number): SessionCookie {
  const name = `gatehouse_${port}`;
  const value = randomKey();
  return {
    setCookie: `${name}=${value}; HttpOnly; SameSite=Strict; Path=/`,
    isHeldBy: (header) =>
      (header ?? "").split(";").some((pair) => {
        const [given, ...rest] = pair.trim().split("=");
        return given === name && sameKey(rest.join("="), value);
      }),
  };
}
