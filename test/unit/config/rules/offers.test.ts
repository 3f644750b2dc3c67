/** What fixes promise, of every rule and of configurations with many mistakes at once. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDocuments } from "../../../../electron/config/documents.js";
import { fixDocuments } from "../../../../electron/config/fixes/apply.js";
import { rules } from "../../../../electron/config/rules/table.js";
import type { ConfigurationDocument } from "../../../../shared/contract/configuration.js";
import { goodEnv, goodValues } from "../read.js";
import { examples } from "./examples/table.js";
import { documentsOf } from "./examples/understand.js";

type Documents = readonly ConfigurationDocument[];

const fixable = (documents: Documents, safe: boolean): readonly string[] => {
  const { report, fixes } = checkDocuments(documents);
  return report.findings.flatMap(({ rule, path }, place) => {
    const fix = fixes[place];
    return fix !== null && fix !== undefined && (!safe || fix.safe) ? [`${rule} ${path}`] : [];
  });
};

const errors = (documents: Documents): number =>
  checkDocuments(documents).report.findings.filter(({ severity }) => severity === "error").length;

const modeOf = (documents: Documents) => checkDocuments(documents).report.mode;

/** Every promise at once; texts are shown where one is broken. */
function keepsItsPromises(documents: Documents): void {
  for (const chosen of ["safe", "all"] as const) {
    const fixed = fixDocuments(documents, chosen);
    const shown = JSON.stringify([documents, fixed]);
    expect(fixable(fixed, chosen === "safe"), shown).toEqual([]);
    expect(fixDocuments(fixed, chosen), shown).toEqual(fixed);
    // What a mode's settings lack is seen only once the mode is: of another mode other rules look.
    if (chosen === "safe" && modeOf(fixed) === modeOf(documents))
      expect(errors(fixed), shown).toBeLessThanOrEqual(errors(documents));
  }
}

/** A piece of a correct configuration and what somebody wrote instead. */
type Mistake = readonly [of: string, written: string];

const valuesMistakes: readonly Mistake[] = [
  ["authType: mixed", "authtype: mixed"],
  ["authType: mixed", "authType: oauth # sso"],
  ["authType: mixed", "authType: 'none'"],
  ["  basicAuth:", "  basicauth: # login"],
  ["enabled: true", 'enabled: "true"'],
  ["enabled: true", "enabled: 'false' # off"],
  ["enabled: true", "enabled: true\n    enabled: true # again"],
  ["Quiet-Harbour-17", "your-password"],
  ["Quiet-Harbour-17", "secure-password"],
  ["Quiet-Harbour-17", "12345678901234 # digits"],
  ["Quiet-Harbour-17", "!Quiet-Harbour-17 # ours"],
  ["Quiet-Harbour-17", "#Quiet-17"],
  ["pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu", "&short"],
  ["yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0", "!CHANGE_ME"],
  ["ada@harbour.example", "!nobody"],
  ["    jwtSecret: pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu\n", ""],
  [
    "    jwtSecret: pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu\n",
    "  # signs\n  jwtSecret: pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu # keep\n",
  ],
  ["pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu", "<YOUR_JWT_SECRET>"],
  ["pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu", "|\n      short\n"],
  ["yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0", "pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu"],
  ["yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0", "0123"],
  ["yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0", "CHANGE_ME"],
  ["initialOrgAdminEmail: ada@harbour.example", "initialOrgName: 2024-"],
  ["  initialOrgAdminEmail: ada@harbour.example\n", ""],
  ["    enabled: true", "    initialOrgAdminEmail: bob@harbour.example\n    enabled: true"],
  ["  authType", "  oauth: # later\n    oauthClientId: <client id>\n    oauthClientSecret: real-9fK2\n  authType"],
  ["  authType", "  skipValidation: true\n  authType"],
  ["config:\n", "ingress:\n  hostname: smith.harbour.example # public\n  subdomain: /smith\nconfig:\n"],
  [
    "config:\n",
    "postgres: {external: {enabled: true, connectionUrl: 'postgres://gate:p@ss/1@db.harbour.example:5432/smith'}}\nconfig:\n",
  ],
  [
    "config:\n",
    "postgres:\n  external:\n    enabled: true\n    host: db.harbour.example\n    password: p@ss\n    user: 12\nconfig:\n",
  ],
];

const envMistakes: readonly Mistake[] = [
  ["AUTH_TYPE=mixed", "AUTH_TYPE=Mixed"],
  ["AUTH_TYPE=mixed", "AUTH_TYPE=none # no login"],
  ["AUTH_TYPE=mixed\n", "AUTH_TYPE=oauth\nAUTH_TYPE=mixed\n"],
  ["BASIC_AUTH_ENABLED=true", "BASIC_AUTH_ENABLED=TRUE"],
  [
    "BASIC_AUTH_JWT_SECRET=pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu\n",
    "export BASIC_AUTH_JWT_SECRET=pA7v$Wm3Kc9Rz1Xq5Yb8Nd2Lf6\n",
  ],
  ["BASIC_AUTH_JWT_SECRET=pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu\n", ""],
  ["BASIC_AUTH_JWT_SECRET=pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu\n", "BASIC_AUTH_JWT_SECRET= # openssl rand\n"],
  ["Quiet-Harbour-17", "'your-password' # set"],
  ["Quiet-Harbour-17", '"Quiet\\nHarbour-17"'],
  ["Quiet-Harbour-17", "Quiet #Harbour-17"],
  ["Quiet-Harbour-17", "'\"Quiet-Harbour-17\"'"],
  ["Quiet-Harbour-17", "Quiet"],
  ["Quiet-Harbour-17", '"Quiet-Harbour"-17'],
  ["pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu", "'CHANGE_ME'17 "],
  ["yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0", '"yW0k2v1S$n4Jq"7Zb5Tt3'],
  ["API_KEY_SALT=yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0\n", ""],
  ["yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0", "pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu"],
  ["yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0\n", "CHANGE_ME\nOAUTH_CLIENT_ID=<client id>\n"],
  [
    "yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0\n",
    "yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0\nPOSTGRES_DATABASE_URI=postgres://a:b/c@db.example:5432/smith",
  ],
];

const withMistakes = (good: string, mistakes: readonly Mistake[]) =>
  fc
    .subarray([...mistakes], { minLength: 1, maxLength: 6 })
    .map((chosen) => chosen.reduce((text, [of, written]) => text.replace(of, written), good));

/** How people keep their files. */
const kept = fc
  .record({ crlf: fc.boolean(), ended: fc.boolean(), commented: fc.boolean() })
  .map(({ crlf, ended, commented }) => (text: string): string => {
    const told = commented ? `# ours\n\n${text}# end\n` : text;
    const whole = ended ? told : told.replace(/\n$/, "");
    return crlf ? whole.replaceAll("\n", "\r\n") : whole;
  });

const valuesFiles = fc
  .tuple(
    withMistakes(goodValues, valuesMistakes),
    withMistakes(goodValues, valuesMistakes),
    fc.integer({ min: 1, max: 3 }),
    kept,
  )
  .map(([one, two, layers, keep]) => {
    const texts = layers === 1 ? [one] : layers === 2 ? [goodValues, one] : [one, two];
    return texts.map((text, index) => ({ file: `${index + 1}.yaml`, text: keep(text) }));
  });

const envFiles = fc
  .tuple(withMistakes(goodEnv, envMistakes), fc.boolean(), kept)
  .map(([text, layered, keep]) => [
    ...(layered ? [{ file: "1.env", text: goodEnv }] : []),
    { file: "2.env", text: keep(text) },
  ]);

describe("fixing", () => {
  it("a configuration with many mistakes leaves nothing fixable, changes nothing twice, and brings up no new error", () => {
    fc.assert(fc.property(fc.oneof(valuesFiles, envFiles), keepsItsPromises), { numRuns: 150 });
  }, 120_000);

  it.each(examples)("$rule keeps the same promises: $broken", (example) => {
    keepsItsPromises(documentsOf(example, example.broken));
  });

  it("leaves a correct configuration as it is, byte for byte", () => {
    for (const documents of [[{ file: "a.yaml", text: goodValues }], [{ file: ".env", text: goodEnv }]])
      expect(fixDocuments(documents, "all")).toEqual(documents);
  });

  it("of some findings mends just those", () => {
    const text = goodValues.replace("authType: mixed", "authType: oauth").replace("enabled: true", "enabled: 'true'");
    const documents = [{ file: "a.yaml", text }];
    const place = checkDocuments(documents).report.findings.findIndex(({ rule }) => rule === "switch-text");
    expect(fixDocuments(documents, [place])[0]?.text).toBe(text.replace("'true'", "true"));
  });

  it("of two that write the same key makes one after the other, so that what is behind the key stays", () => {
    const text = goodValues.replace("authType: mixed", "authtype: mixed # both kinds");
    const fixed = fixDocuments([{ file: "a.yaml", text }], "all");
    expect(fixed[0]?.text).toBe(text.replace("authtype", "authType"));
  });

  it("safely never replaces a secret that may be in use, nor makes one up where none is", () => {
    for (const secret of ["", "short", "secure-password"]) {
      const text = goodValues.replace("pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu", `"${secret}"`);
      expect(fixDocuments([{ file: "a.yaml", text }], "safe")[0]?.text).toBe(text);
    }
    const text = goodValues.replace("pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu", "YOUR_JWT_SECRET # openssl");
    expect(fixDocuments([{ file: "a.yaml", text }], "safe")[0]?.text).toMatch(/jwtSecret: "?[\w+/]{43}="? # openssl\n/);
  });

  it("safely never brings back an email where another one counts", () => {
    const text = goodValues
      .replace("initialOrgAdminEmail: ada@harbour.example", "initialOrgAdminEmail: !nobody")
      .replace("    enabled: true", "    initialOrgAdminEmail: bob@harbour.example\n    enabled: true");
    expect(fixDocuments([{ file: "a.yaml", text }], "safe")[0]?.text).toBe(text);
  });

  it("makes up no license key and no email", () => {
    const text = goodValues.replace("lic_3f0b9c1de7", "YOUR_LICENSE_KEY").replace("ada@harbour.example", "your-email");
    expect(fixable([{ file: "a.yaml", text }], false)).toEqual([]);
  });

  it("is offered with a sentence, and never where several places share the text", () => {
    const offered = examples.flatMap((example) => checkDocuments(documentsOf(example, example.broken)).fixes);
    for (const fix of offered) if (fix !== null) expect(fix.title).toMatch(/^[A-Z][^\n]*[^.]$/);
    const shared = `${goodValues.replace("    enabled: true", "    enabled: &on 'true'")}ingress: {enabled: *on}\n`;
    expect(fixable([{ file: "a.yaml", text: shared }], false)).toEqual([]);
  });

  it("is offered by every rule that has one", () => {
    const older = goodValues
      .replace("  initialOrgAdminEmail: ada@harbour.example\n", "")
      .replace("    enabled: true", "    enabled: true\n    initialOrgAdminEmail: ada@harbour.example");
    const all = [[{ file: "a.yaml", text: older }], ...examples.map((example) => documentsOf(example, example.broken))];
    const offering = all.flatMap((documents) => {
      const { report, fixes } = checkDocuments(documents);
      return report.findings.filter((_, place) => fixes[place] !== null).map(({ rule }) => rule);
    });
    const silent = rules.filter(({ id, fix }) => fix !== undefined && !offering.includes(id)).map(({ id }) => id);
    expect(silent).toEqual(["chart-license-key-missing"]); // like the salt's, but it cannot be made up
  });
});
