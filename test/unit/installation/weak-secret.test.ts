/** Which JWT secrets a plan warns of, and that none which Gatehouse makes is among them. */
import { expect, test } from "vitest";
import { jwtSecretWeakness, warnOfWeakness } from "../../../electron/installation/weak-secret.js";
import { generateSecret } from "../../../electron/security/random-secret.js";
import { Secret } from "../../../electron/security/secret.js";

test("a secret that Gatehouse makes has 32 bytes or more, and is never weak", () => {
  for (let round = 0; round < 500; round += 1) {
    const secret = generateSecret();
    expect(Buffer.from(secret.reveal(), "base64")).toHaveLength(32);
    expect(jwtSecretWeakness(secret)).toBeNull();
  }
});

test.each([
  ["x", "has 1 byte, and 32 are the least"],
  ["pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0", "has 31 bytes, and 32 are the least"],
  ["a".repeat(64), "is made of few different characters"],
  ["abcdefgh12".repeat(4), "repeats the same piece"],
])("%s is weak", (text, why) => {
  expect(jwtSecretWeakness(new Secret(text))).toBe(why);
  expect(warnOfWeakness(why)).toContain(`The JWT secret ${why}. `);
});

test("bytes are counted, not characters", () => {
  expect(jwtSecretWeakness(new Secret("pÄ7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0"))).toBeNull();
});
