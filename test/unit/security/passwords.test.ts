/** Generated passwords and their hashes. */
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseEnv } from "../../../electron/config/env/read.js";
import {
  defaultCost,
  generatePassword,
  hashPassword,
  initialPasswordBits,
  isWeaker,
  raisedCost,
  verifyPassword,
} from "../../../electron/security/passwords.js";
import { Secret } from "../../../electron/security/secret.js";
import { findPasswordFaults } from "../../../shared/password.js";

describe("10,000 generated passwords", () => {
  let passwords: readonly string[] = [];
  beforeAll(() => {
    passwords = Array.from({ length: 10_000 }, () => generatePassword().reveal());
  });

  test("all meet the rule, and no two are the same", () => {
    expect(passwords.filter((password) => findPasswordFaults(password).length > 0)).toEqual([]);
    expect(new Set(passwords).size).toBe(passwords.length);
  });

  test("none has a character that people confuse", () => {
    expect(passwords.filter((password) => /[0O1lIio|]/.test(password))).toEqual([]);
  });

  test("all are one plain word to a shell, a URL, a CSV and a regular eye", () => {
    expect(passwords.filter((password) => !/^[A-Za-z2-9][A-Za-z2-9-]*[A-Za-z2-9]$/.test(password))).toEqual([]);
    for (const password of passwords.slice(0, 500)) {
      expect(encodeURIComponent(password)).toBe(password);
      expect(new URL(`postgres://user:${password}@host/x`).password).toBe(password);
    }
  });

  test("all are strings, and the same strings, without quotes in YAML and in .env", () => {
    const yaml: unknown = parse(
      passwords
        .slice(0, 2000)
        .map((password) => `- ${password}`)
        .join("\n"),
    );
    expect(yaml).toEqual(passwords.slice(0, 2000));
    const text = passwords
      .slice(0, 500)
      .map((password, index) => `P${index}=${password}`)
      .join("\n");
    const { entries } = parseEnv(".env", text, new Map());
    expect([...entries.values()].map((entry) => entry.value)).toEqual(passwords.slice(0, 500));
  });

  test("they have at least 128 bits, by their alphabet and by what is drawn", () => {
    const drawn = passwords.map((password) => password.replaceAll("-", ""));
    const alphabet = new Set(drawn.join(""));
    expect(Math.min(...drawn.map((text) => text.length)) * Math.log2(alphabet.size)).toBeGreaterThanOrEqual(128);
    expect(initialPasswordBits).toBeGreaterThanOrEqual(128);
    expect(initialPasswordBits).toBeLessThanOrEqual(24 * Math.log2(alphabet.size));
  });

  test("every character is as likely as any other, in every position", () => {
    const drawn = passwords.map((password) => password.replaceAll("-", ""));
    const alphabet = [...new Set(drawn.join(""))];
    const positions = Array.from({ length: drawn[0]?.length ?? 0 }, (_, index) =>
      drawn.map((text) => text.charAt(index)),
    );
    for (const characters of [drawn.join("").split(""), ...positions]) {
      const expected = characters.length / alphabet.length;
      const counts = new Map<string, number>();
      for (const character of characters) counts.set(character, (counts.get(character) ?? 0) + 1);
      const chiSquare = alphabet.reduce(
        (sum, letter) => sum + ((counts.get(letter) ?? 0) - expected) ** 2 / expected,
        0,
      );
      // Degrees of freedom plus seven standard deviations: once in billions of runs by chance, at once with modulo bias.
      const freedom = alphabet.length - 1;
      expect(chiSquare).toBeLessThan(freedom + 7 * Math.sqrt(2 * freedom));
    }
  });
});

describe("hashing", () => {
  const password = new Secret("Quiet-Harbour-17");

  test("a hash is argon2id with 19 MiB, 2 passes and 1 lane, as a PHC string with a salt of its own", async () => {
    const [one, other] = await Promise.all([hashPassword(password), hashPassword(password)]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22,}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(other);
  });

  test("only the password verifies", async () => {
    const phc = await hashPassword(password);
    expect(await verifyPassword(phc, password)).toBe(true);
    for (const wrong of ["quiet-Harbour-17", "Quiet-Harbour-17 ", "", "Quiet-Harbour-1"]) {
      expect(await verifyPassword(phc, new Secret(wrong))).toBe(false);
    }
  });

  test("the same password typed in another Unicode form verifies", async () => {
    const phc = await hashPassword(new Secret("Zu\u0308rich-Hafen-ﬁn"));
    expect(await verifyPassword(phc, new Secret("Z\u00fcrich-Hafen-fin"))).toBe(true);
  });

  test.each(["", "x", "$2b$10$abcdefghijklmnopqrstuv", "$argon2id$"])(
    "%j verifies nothing and counts as too weak",
    async (phc) => {
      expect(await verifyPassword(phc, password)).toBe(false);
      expect(isWeaker(phc, defaultCost)).toBe(true);
    },
  );

  test("a raised cost makes a stored hash too weak, the same cost does not", async () => {
    const phc = await hashPassword(password);
    expect(isWeaker(phc, defaultCost)).toBe(false);
    expect(isWeaker(phc, { ...defaultCost, passes: 3 })).toBe(true);
    expect(isWeaker(phc, { ...defaultCost, memoryKib: 32 * 1024 })).toBe(true);
  });

  test("a hash stronger than the settings is not made again, and one beneath OWASP's floor always is", () => {
    const of = (m: number, t: number, p = 1): string => `$argon2id$v=19$m=${m},t=${t},p=${p}$c2FsdHNhbHQ$aGFzaGhhc2g`;
    const lowest = { memoryKib: 8192, passes: 1, lanes: 1 };
    expect(isWeaker(of(64 * 1024, 3, 4), defaultCost)).toBe(false);
    expect(isWeaker(of(46 * 1024, 1), defaultCost)).toBe(false);
    expect(isWeaker(of(19 * 1024, 2), { ...defaultCost, lanes: 4 })).toBe(false);
    expect(isWeaker(of(19 * 1024, 2), lowest)).toBe(false);
    expect(isWeaker(of(8192, 1), lowest)).toBe(true);
    expect(isWeaker(of(8192, 1).replace("2id", "2i"), lowest)).toBe(true);
    expect(raisedCost(lowest)).toEqual(defaultCost);
  });

  test("the cost asked for is the cost of the hash", async () => {
    expect(await hashPassword(password, { memoryKib: 8192, passes: 3, lanes: 2 })).toContain("$m=8192,t=3,p=2$");
  });
});
