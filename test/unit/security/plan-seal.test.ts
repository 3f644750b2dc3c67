/** The seal of a saved plan: only the same configuration makes it, and it says nothing of that. */
import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { planSealer, saltLength } from "../../../electron/security/plan-seal.js";
import { Secret } from "../../../electron/security/secret.js";

const salt = randomBytes(saltLength);
const digest = new Secret("5f0c".repeat(16));

it("is made again by the same configuration, and by no other", async () => {
  const [first, same, other, salted] = await Promise.all([
    planSealer(digest, salt),
    planSealer(new Secret(digest.reveal()), salt),
    planSealer(new Secret(digest.reveal().replace("5", "6")), salt),
    planSealer(digest, randomBytes(saltLength)),
  ]);
  const seal = first.seal("the plan");
  expect(seal).toMatch(/^[0-9a-f]{64}$/);
  expect([first, same, other, salted].map((sealer) => sealer.matches("the plan", seal))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(first.matches("another plan", seal)).toBe(false);
});

it("is not matched by what is no seal", async () => {
  const sealer = await planSealer(digest, salt);
  for (const seal of ["", "zz", sealer.seal("x").slice(2), `${sealer.seal("x")}00`])
    expect(sealer.matches("x", seal)).toBe(false);
});
