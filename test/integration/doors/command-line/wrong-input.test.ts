/** Wrong input of every kind: one line with a remedy, exit 1 or 2, no stack, no secret anywhere. */

import { randomBytes } from "node:crypto";
import { closeSync, createWriteStream, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { finished } from "node:stream/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { findFreePort } from "../../../postgres/pooler.js";
import { newPath, values, worldForAll } from "../../world.js";
import { everythingSaid, failureShape, gatehouse, gatehouseProcess, prepareProgram, shaped } from "./program.js";

const planted = "hunter2-Planted";
const config = newPath("yaml");
const written = (text: string | Buffer, ending = "yaml"): string => {
  const path = newPath(ending);
  writeFileSync(path, text);
  return path;
};

const [world, empty] = [worldForAll(), worldForAll({ installed: "nothing" })];
let deadUrl: string;
let noise: string;
beforeAll(async () => {
  await prepareProgram();
  writeFileSync(config, values);
  deadUrl = `postgres://user:${planted}@127.0.0.1:${await findFreePort()}/x`;
  noise = newPath("yaml");
  const stream = createWriteStream(noise);
  const block = randomBytes(1024 * 1024);
  for (let megabytes = 0; megabytes < 100; megabytes += 1) stream.write(block);
  stream.end();
  await finished(stream);
});

interface Wrong {
  readonly args: readonly string[];
  readonly code: string;
  readonly exit: 1 | 2;
  readonly url?: () => string;
  readonly input?: string | Buffer;
}
const plan =
  (file: () => string, code: string): (() => Wrong) =>
  () => ({ args: ["plan", "--config", file()], code, exit: 2 });
const url = (make: (url: URL) => void) => () => {
  const changed = new URL(world.db.url);
  make(changed);
  return changed.href;
};

const cases: readonly (readonly [string, () => Wrong])[] = [
  ["no such file", plan(() => newPath("yaml"), "FILE_MISSING")],
  ["a directory", plan(() => directory, "FILE_IS_DIRECTORY")],
  ["100 MB of noise", plan(() => noise, "FILE_TOO_LARGE")],
  [
    "a table of people as large",
    () => ({ args: ["users", "invite", "--csv", noise, "--dry-run"], code: "FILE_TOO_LARGE", exit: 2 }),
  ],
  ["a binary file", plan(() => written(randomBytes(5000)), "FILE_NOT_TEXT")],
  [
    "broken YAML with a secret in it",
    plan(() => written(`config:\n  jwtSecret: "${planted}\n  x: [`), "CONFIGURATION_UNREADABLE"),
  ],
  ["YAML that is no map", plan(() => written(`- ${planted}\n`), "CONFIGURATION_NOT_VALUES")],
  ["no configuration at all", () => ({ args: ["plan"], code: "CONFIGURATION_NOT_GIVEN", exit: 2 })],
  [
    "no database named",
    () => ({ args: ["plan", "--config", config], code: "DATABASE_NOT_NAMED", exit: 2, url: () => "" }),
  ],
  [
    "a wrong password",
    () => ({
      args: ["users", "list"],
      code: "PASSWORD_REJECTED",
      exit: 1,
      url: url((u) => {
        u.password = planted;
      }),
    }),
  ],
  ["a dead server", () => ({ args: ["users", "list"], code: "CONNECTION_REFUSED", exit: 1, url: () => deadUrl })],
  [
    "an unknown host",
    () => ({
      args: ["users", "list"],
      code: "HOST_UNKNOWN",
      exit: 1,
      url: () => `postgres://u:${planted}@no.such.host.invalid/x`,
    }),
  ],
  [
    "no such database",
    () => ({
      args: ["users", "list"],
      code: "DATABASE_MISSING",
      exit: 1,
      url: url((u) => {
        u.pathname = "/nowhere";
      }),
    }),
  ],
  [
    "a URL that is none",
    () => ({
      args: ["users", "list"],
      code: "DATABASE_URL_INVALID",
      exit: 2,
      url: () => `postgres://u:${planted}@h:port/x`,
    }),
  ],
  [
    "a schema that cannot be",
    () => ({ args: ["users", "list", "--schema", "pg_x"], code: "SCHEMA_NAME_INVALID", exit: 2 }),
  ],
  [
    "no installation there",
    () => ({ args: ["users", "list"], code: "NO_INSTALLATION", exit: 1, url: () => empty.db.url }),
  ],
  ["an unknown command", () => ({ args: ["frobnicate"], code: "USAGE", exit: 2 })],
  ["an unknown subcommand", () => ({ args: ["users", "frobnicate"], code: "USAGE", exit: 2 })],
  ["a session's id that is none", () => ({ args: ["sessions", "end", "the-last-one"], code: "USAGE", exit: 2 })],
  ["an unknown option", () => ({ args: ["plan", "--frobnicate"], code: "USAGE", exit: 2 })],
  ["a missing argument", () => ({ args: ["users", "invite"], code: "USAGE", exit: 2 })],
  ["one argument too many", () => ({ args: ["recover-admin", "a@b.example", "c@d.example"], code: "USAGE", exit: 2 })],
  ["a limit that is none", () => ({ args: ["users", "list", "--limit", "many"], code: "USAGE", exit: 2 })],
  ["a cursor that is none", () => ({ args: ["users", "list", "--cursor", "x"], code: "USAGE", exit: 2 })],
  [
    "a release that is none",
    () => ({ args: ["plan", "--config", config, "--release", "soon"], code: "USAGE", exit: 2 }),
  ],
  ["an empty standard input", () => ({ args: ["sign-in", "a@b.example", "--config", config], code: "USAGE", exit: 2 })],
  [
    "a flood on standard input",
    () => ({
      args: ["sign-in", "a@b.example", "--config", config],
      code: "USAGE",
      exit: 2,
      input: planted.repeat(50_000),
    }),
  ],
  [
    "a wrong password typed",
    () => ({ args: ["sign-in", "a@b.example", "--config", config], code: "SIGN_IN_FAILED", exit: 1, input: planted }),
  ],
  [
    "a token that is none",
    () => ({ args: ["check-token", "--config", config], code: "SESSION_ENDED", exit: 1, input: planted }),
  ],
  [
    "an unknown role",
    () => ({ args: ["users", "invite", "a@b.example", "--role", "Emperor"], code: "ROLE_UNKNOWN", exit: 2 }),
  ],
  [
    "a workspace without a role in it",
    () => ({ args: ["users", "invite", "a@b.example", "--workspace", "X"], code: "USAGE", exit: 2 }),
  ],
  [
    "an unknown workspace",
    () => ({
      args: ["users", "invite", "a@b.example", "--workspace", "X=Editor"],
      code: "WORKSPACE_NOT_FOUND",
      exit: 1,
    }),
  ],
  ["nobody by that email", () => ({ args: ["users", "reset-password", "ghost@b"], code: "MEMBER_NOT_FOUND", exit: 1 })],
  [
    "a typed password against the rule",
    () => ({
      args: ["users", "reset-password", "ada@harbour.example", "--stdin"],
      code: "PASSWORD_REFUSED",
      exit: 1,
      input: "hunter2-planted",
    }),
  ],
  ...(
    [
      ["with a blank line behind it", "Quiet-Harbour-18\n\n", "USAGE"],
      ["with a second line", "Quiet-Harbour-18\nQuiet-Harbour-19\n", "USAGE"],
      ["with a lone carriage return", "Quiet-Harbour-18\rx\n", "USAGE"],
      ["with a byte order mark", "\uFEFFQuiet-Harbour-18\n", "USAGE"],
      ["with a NUL", "Quiet-Harbour-18\0\n", "USAGE"],
      ["in Latin-1", Buffer.from("Quiet-Härbour-18\n", "latin1"), "USAGE"],
      ["in UTF-16", Buffer.from("\uFEFFQuiet-Harbour-18\n", "utf16le"), "USAGE"],
      ["with a tab", "Quiet-Harbour\t-18\n", "PASSWORD_REFUSED"],
      ["with a zero width space", "Quiet-Harbour-18\u200b\n", "PASSWORD_REFUSED"],
    ] as const
  ).map(
    ([name, input, code]) =>
      [
        `a password on standard input ${name}`,
        (): Wrong => ({
          args: ["users", "reset-password", "ada@harbour.example", "--stdin"],
          code,
          exit: code === "USAGE" ? 2 : 1,
          input,
        }),
      ] as const,
  ),
  [
    "an email with a zero width space",
    () => ({ args: ["users", "reset-password", "ada@harbour.example\u200b"], code: "USAGE", exit: 2 }),
  ],
  ["a backup that is none", () => ({ args: ["restore", config, "--yes"], code: "BACKUP_INVALID", exit: 2 })],
  [
    "a backup that is a directory",
    () => ({ args: ["restore", directory, "--yes"], code: "FILE_IS_DIRECTORY", exit: 2 }),
  ],
];
const directory = newPath("d");
mkdirSync(directory);

describe("each is one line on stderr with a remedy, or only JSON on stdout, with its exit code", () => {
  test.each(cases)("%s", async (_name, make) => {
    const { args, code, exit, url: from = () => world.db.url, input = "" } = make();
    const given = from() === "" ? { input } : { url: from(), input };
    const [people, json] = await Promise.all([gatehouseProcess(args, given), gatehouse([...args, "--json"], given)]);
    expect(shaped(failureShape, json).error.code).toBe(code);
    expect([json.code, people.code]).toEqual([exit, exit]);
    expect(json.stderr).toBe("");
    expect(people.stdout).toBe("");
    expect(people.stderr).toMatch(/^gatehouse: [^\n]{10,}\.\n$/);
    expect(people.stderr).not.toMatch(/\n\s+at |node:|\.js:\d|Error:/);
  });
});

test("after all that no secret is in any output or in the log", () => {
  const everything = everythingSaid();
  for (const secret of [
    "hunter2",
    "Quiet-Harbour",
    "pA7vWm3Kc9",
    "lic_3f0b9c1de7",
    "yW0k2v1S8n4",
    "$argon2",
    ":postgres@",
  ]) {
    expect(everything).not.toContain(secret);
  }
  expect(everything).toContain("PASSWORD_REJECTED");
  expect(readFileSync(config, "utf8")).toBe(values);
});

test("an option without its value is told so", async () => {
  const { code, stdout, stderr } = await gatehouse(["plan", "--config"]);
  expect([code, stdout, stderr.match(/\n/g)?.length]).toEqual([2, "", 1]);
});

test("help and --version are exit 0, on stdout", async () => {
  for (const args of [["--help"], ["--version"], ["users", "invite", "--help"], ["help", "apply"]]) {
    const { code, stdout, stderr } = await gatehouse(args);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.trim()).not.toBe("");
  }
});

test("wrong usage names the command whose help tells the right one", async () => {
  for (const [args, help] of [
    [["users", "show"], "See gatehouse users show --help."],
    [["users", "workspaces", "add", "a@b.example"], "See gatehouse users workspaces add --help."],
    [["--frobnicate"], "See gatehouse --help."],
  ] as const) {
    const [people, json] = await Promise.all([gatehouse(args), gatehouse([...args, "--json"])]);
    expect(people.stderr.endsWith(`. ${help}\n`), people.stderr).toBe(true);
    expect(shaped(failureShape, json).error.remedy).toBe(help);
  }
});

test("commands without one of theirs print them, and say that one is missing", async () => {
  for (const args of [[], ["users"], ["users", "workspaces"]]) {
    const { code, stdout, stderr } = await gatehouse(args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^Usage: gatehouse .*\ngatehouse: One of the commands listed there is missing\. [^\n]*\n$/s);
  }
});

// Whoever redirects to a full disk must not learn of it by a stack trace: a password may be lost with it.
test.skipIf(!existsSync("/dev/full"))("a result that cannot be written is one line and exit code 1", async () => {
  const full = openSync("/dev/full", "w");
  try {
    for (const args of [
      ["users", "list"],
      ["audit", "export"],
      ["users", "list", "--all", "--json"],
    ]) {
      const { code, stderr } = await gatehouseProcess(args, { url: world.db.url, stdout: full });
      expect(code).toBe(1);
      expect(stderr).toMatch(
        /^(?:1 of 1 member\.\n)?gatehouse: Standard output could not be written \(ENOSPC\)\. [^\n]+reset-password EMAIL\.\n$/,
      );
    }
  } finally {
    closeSync(full);
  }
});
