/** What looks like a secret, where nothing is known of the text yet or it cannot be read. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findSecretLooks, maskText, mergeRanges, secretDots } from "../../../../renderer/configuration/secret-lines.js";

const masked = (text: string): string => maskText(text, mergeRanges(findSecretLooks(text.split("\n"))));

describe("a line that looks like a secret", () => {
  it.each([
    ["jwtSecret: abc", "jwtSecret: ••••••••"],
    ["  apiKeySalt: 'a # b'  # why", "  apiKeySalt: ••••••••  # why"],
    ['- "password": "a\\"b" # why', '- "password": •••••••• # why'],
    ["# jwtSecret: of before", "# jwtSecret: ••••••••"],
    ["INITIAL_ORG_ADMIN_PASSWORD=Quiet 17 # why", "INITIAL_ORG_ADMIN_PASSWORD=•••••••• # why"],
    ["export API_KEY_SALT='x'", "export API_KEY_SALT=••••••••"],
    ["auth: { jwtSecret: abc, user: ada }", "auth: { jwtSecret: ••••••••, user: ada }"],
    ["url: http://ada:word@db/x", "url: http://ada:••••••••@db/x"],
    ["initialOrgAdminPasword: abc", "initialOrgAdminPasword: ••••••••"],
    ["connectionUrl: ada:word@db/x", "connectionUrl: ••••••••"],
  ])("%s", (text, shown) => expect(masked(text)).toBe(shown));

  it.each([
    "existingSecretName: installation",
    "connectionUrlSecretKey: url",
    "jwtSecret:",
    "password: null",
    "token: true",
    "host: db.example.com",
    "passageway: open",
  ])("is not %s", (text) => expect(masked(text)).toBe(text));

  it("goes on below its key, as far as its indentation or quote does", () => {
    const text = "jwtSecret: |\n  one\n\n  two\nhost: db\npassword:\n  three\nuser: ada\nsalt: 'four\n  five'\nport: 1";
    expect(masked(text)).toBe(
      `jwtSecret: |\n  ${secretDots}\n\n  ${secretDots}\nhost: db\npassword:\n  ${secretDots}\nuser: ada\nsalt: ${secretDots}\n  ${secretDots}\nport: 1`,
    );
  });

  it("is the value beside a name that says so", () => {
    expect(masked("- name: REPORTS_PASSWORD\n  value: abc\n- name: HOST\n  value: db")).toBe(
      "- name: REPORTS_PASSWORD\n  value: ••••••••\n- name: HOST\n  value: db",
    );
  });

  it("is every value of a Kubernetes Secret", () => {
    expect(masked("stringData:\n  anything: abc\nkind: Secret\ndata:\n  other: ZGVm\nmetadata:\n  name: x")).toBe(
      `stringData:\n  anything: ${secretDots}\nkind: Secret\ndata:\n  other: ${secretDots}\nmetadata:\n  name: x`,
    );
  });

  it("takes a map below a key for what it holds, not for a secret as a whole", () => {
    expect(masked("clientSecret:\n  name: installation\n  key: abc")).toBe(
      "clientSecret:\n  name: installation\n  key: abc",
    );
  });
});

describe("masking", () => {
  it("shows nothing of what is masked, whatever the places", () => {
    const range = fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
    fc.assert(
      fc.property(fc.array(range), (ranges) => {
        const text = Array.from({ length: 41 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join("");
        const shown = maskText(text, mergeRanges(ranges));
        for (const [at, character] of [...text].entries())
          expect(shown.includes(character)).toBe(!ranges.some(({ from, to }) => at >= from && at < to));
      }),
    );
  });

  it("cuts a range that reaches beyond the line that is shown", () => {
    expect(maskText("abc\ndef\nghi", [{ from: 2, to: 9 }], 4, 7)).toBe(secretDots);
    expect(maskText("abc\ndef\nghi", [{ from: 2, to: 9 }], 0, 3)).toBe(`ab${secretDots}`);
  });
});
