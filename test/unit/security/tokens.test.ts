/** Access tokens: what holds, and everything that must not. */
import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, test } from "vitest";
import { Secret } from "../../../electron/security/secret.js";
import { signToken, verifyToken } from "../../../electron/security/tokens.js";
import { GatehouseError } from "../../../shared/errors.js";

const secret = new Secret("pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu");
const claims = { userId: "user", sessionId: "session", installationId: "installation" };
const inAnHour = () => new Date(Date.now() + 3_600_000);
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const seconds = Math.floor(Date.now() / 1000);
const payload = {
  iss: "gatehouse",
  aud: "installation",
  sub: "user",
  sid: "session",
  iat: seconds,
  exp: seconds + 600,
};

/** A token made by hand, as an attacker would. */
function forge(
  header: object,
  body: object,
  algorithm: "sha256" | "sha512" | "none" = "sha256",
  key = secret.reveal(),
): string {
  const text = `${encode(header)}.${encode(body)}`;
  return `${text}.${algorithm === "none" ? "" : createHmac(algorithm, key).update(text).digest("base64url")}`;
}

async function refusal(token: string, installation = "installation", key = secret): Promise<string> {
  const error = await verifyToken(token, installation, key).catch((reason: unknown) => reason);
  if (!(error instanceof GatehouseError)) throw new Error("the token was taken", { cause: error });
  if (token.length > 9) expect(error.message).not.toContain(token);
  return error.code;
}

test("a signed token says who, which session and which installation, for as long as it was made for", async () => {
  const expires = inAnHour();
  const token = await signToken(claims, expires, secret);
  expect(await verifyToken(token, "installation", secret)).toEqual(claims);
  const [header, body] = token
    .split(".")
    .slice(0, 2)
    .map((part): unknown => JSON.parse(Buffer.from(part, "base64url").toString()));
  expect(header).toEqual({ alg: "HS256", typ: "JWT" });
  expect(body).toMatchObject({ iss: "gatehouse", aud: "installation", sub: "user", sid: "session" });
  expect(body).toMatchObject({ exp: Math.floor(expires.getTime() / 1000), iat: expect.any(Number) });
});

test("a token made by hand with the secret is taken, so that the refusals below are for their own reason", async () => {
  expect(await verifyToken(forge({ alg: "HS256", typ: "JWT" }, payload), "installation", secret)).toEqual(claims);
});

describe("refused as SESSION_ENDED", () => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const rsaText = `${encode({ alg: "RS256" })}.${encode(payload)}`;
  const without = (name: string) => Object.fromEntries(Object.entries(payload).filter(([key]) => key !== name));

  const forgeries: readonly (readonly [string, string])[] = [
    ["alg none", forge({ alg: "none" }, payload, "none")],
    ["alg None", forge({ alg: "None" }, payload, "none")],
    ["an empty signature under HS256", forge({ alg: "HS256" }, payload, "none")],
    ["HS512 with the right secret", forge({ alg: "HS512" }, payload, "sha512")],
    ["RS256", `${rsaText}.${sign("sha256", Buffer.from(rsaText), privateKey).toString("base64url")}`],
    [
      "HS256 with an RSA public key as secret",
      forge({ alg: "HS256" }, payload, "sha256", publicKey.export({ type: "spki", format: "pem" }).toString()),
    ],
    ["another secret", forge({ alg: "HS256" }, payload, "sha256", "another-secret")],
    ["another issuer", forge({ alg: "HS256" }, { ...payload, iss: "langsmith" })],
    ["another installation", forge({ alg: "HS256" }, { ...payload, aud: "other" })],
    ["expired", forge({ alg: "HS256" }, { ...payload, exp: seconds - 5 })],
    ["not valid yet", forge({ alg: "HS256" }, { ...payload, nbf: seconds + 500 })],
    ["a session id that is no text", forge({ alg: "HS256" }, { ...payload, sid: 7 })],
    ["an unknown critical header", forge({ alg: "HS256", crit: ["x"], x: 1 }, payload)],
    ...["iss", "aud", "sub", "sid", "iat", "exp"].map(
      (name) => [`no ${name}`, forge({ alg: "HS256" }, without(name))] as const,
    ),
    ...["", "a", "a.b", "a.b.c", "....", "eyJ.eyJ.eyJ", "\u0000", "ü.ü.ü"].map(
      (token) => [JSON.stringify(token), token] as const,
    ),
  ];
  test.each(forgeries)("%s", async (_name, token) => {
    expect(await refusal(token)).toBe("SESSION_ENDED");
  });

  test("one changed character anywhere", async () => {
    const token = await signToken(claims, inAnHour(), secret);
    for (let index = 0; index < token.length - 1; index += 7) {
      if (token.charAt(index) === ".") continue;
      const changed = token.slice(0, index) + (token.charAt(index) === "A" ? "B" : "A") + token.slice(index + 1);
      expect(await refusal(changed)).toBe("SESSION_ENDED");
    }
  });

  test("another installation's token, and one after the secret was rotated", async () => {
    const token = await signToken(claims, inAnHour(), secret);
    expect(await refusal(token, "other")).toBe("SESSION_ENDED");
    expect(await refusal(token, "installation", new Secret("rotated"))).toBe("SESSION_ENDED");
  });
});
