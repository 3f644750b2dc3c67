/** A window on an installation with login keeps to roles: what a Viewer, and nobody, may not do to it or see of it. */
import { readFileSync, writeFileSync } from "node:fs";
import { createRouterClient } from "@orpc/server";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openConsole } from "../../../electron/console/console.js";
import type { ConsoleStart } from "../../../electron/console/environment.js";
import { auditTables } from "../../../electron/database/tables.js";
import { router } from "../../../electron/router/router.js";
import type { Secret } from "../../../electron/security/secret.js";
import type { Client } from "../../../shared/contract.js";
import { follow } from "../../../shared/follow.js";
import { invited } from "../members/people.js";
import {
  adminPassword,
  dump,
  jwtSecret,
  makeWorld,
  newPath,
  noLogin,
  values,
  worldForAll,
  worldForEach,
} from "../world.js";

const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => "done",
    (error: unknown) => (error instanceof Error && "code" in error ? error.code : error),
  );

async function inWindow<T>(start: ConsoleStart, work: (client: Client) => Promise<T>): Promise<T> {
  const adminConsole = openConsole({ door: "browser", version: "0" }, start);
  try {
    return await work(createRouterClient(router, { context: { console: adminConsole } }));
  } finally {
    await adminConsole.close();
  }
}

const written = (text: string, ending = "yaml"): string => {
  const path = newPath(ending);
  writeFileSync(path, text);
  return path;
};

/** The handle of a path that the person typed and confirmed. */
async function typed(client: Client, path: string): Promise<string> {
  const { question } = await client.door.nameFiles({ paths: [path] });
  return (await client.door.confirmFiles({ question: question?.id ?? "" })).files[0]?.handle ?? "";
}

/** Opens the file as the window's configuration, plans and applies that. */
async function applyFile(client: Client, path: string, despiteWarnings = false): Promise<unknown> {
  await client.configuration.open({ files: [await typed(client, path)] });
  const { fingerprint } = await client.installation.plan({});
  return codeOf(client.installation.apply({ fingerprint, despiteWarnings }).then((events) => follow(events)));
}

const rotated = values.replace(jwtSecret.reveal(), "Hq4Zt8Vn1Lk6Xs3Dg5Jt0RaPw7Cb2Ym9");

describe("on an installation with login", () => {
  const installation = worldForEach({ cheapHashing: true });
  const passwords = new Map<string, Secret>();
  let started: ConsoleStart = {};
  beforeEach(async () => {
    for (const role of ["viewer", "operator", "admin"] as const) {
      passwords.set(role, await invited(installation.database, `${role}@corp.example`, role));
    }
    started = { configurationPaths: [written(values)], databaseUrl: installation.db.url };
  });

  const signIn = (client: Client, role: string) =>
    client.session.signIn({ email: `${role}@corp.example`, password: passwords.get(role)?.reveal() ?? "" });

  const people = [
    ["nobody", "SIGN_IN_REQUIRED"],
    ["viewer", "ROLE_INSUFFICIENT"],
    ["operator", "ROLE_INSUFFICIENT"],
  ] as const;

  test.each(people)("%s applies no rotation to a secret of theirs", async (who, code) => {
    await inWindow(started, async (client) => {
      await client.connection.connect({ by: "environment" });
      if (who !== "nobody") await signIn(client, who);
      const before = await dump(installation.db, { except: auditTables });
      expect(await applyFile(client, written(rotated))).toBe(code);
      expect(await dump(installation.db, { except: auditTables })).toEqual(before);
    });
  });

  test.each(people)("%s sees no text of the configuration that the console was started with", async (who, code) => {
    await inWindow(started, async (client) => {
      const read = async (handle = "") => codeOf(client.configuration.read({ files: [handle] }));
      const [path = ""] = started.configurationPaths ?? [];
      const everyHandle = async () => [
        (await client.configuration.current()).configuration?.files[0]?.handle,
        await typed(client, path),
        ...(await client.configuration.recent()).files.filter((file) => file.path === path).map(({ handle }) => handle),
      ];
      for (const handle of await everyHandle()) expect(await read(handle)).toBe("SIGN_IN_REQUIRED"); // not connected yet
      await client.connection.connect({ by: "environment" });
      if (who !== "nobody") await signIn(client, who);
      for (const handle of await everyHandle()) {
        expect(await read(handle)).toBe(code);
        expect(await codeOf(client.configuration.save({ file: handle ?? "", text: rotated, revision: "" }))).toBe(code);
      }
      await client.connection.disconnect();
      for (const handle of await everyHandle()) expect(await read(handle)).toBe("SIGN_IN_REQUIRED");
    });
  });

  test("a database of one's own opens it to nobody", async () => {
    const own = await makeWorld({ installed: "nothing" });
    try {
      await inWindow(started, async (client) => {
        const handle = (await client.configuration.current()).configuration?.files[0]?.handle ?? "";
        await client.connection.connect({ by: "url", url: own.db.url });
        expect(await codeOf(client.configuration.read({ files: [handle] }))).toBe("SIGN_IN_REQUIRED");
        // Not even to the Admin of an installation that they made themselves.
        expect(await applyFile(client, written(rotated))).toBe("done");
        await client.session.signIn({ email: "ada@harbour.example", password: adminPassword.reveal() });
        expect(await codeOf(client.configuration.read({ files: [handle] }))).toBe("ROLE_INSUFFICIENT");
      });
    } finally {
      await own.close();
    }
  });

  test.each(["nobody", "viewer"])("%s mends a file of their own at any time", async (who) => {
    const own = written(rotated);
    await inWindow(started, async (client) => {
      await client.connection.connect({ by: "environment" });
      if (who !== "nobody") await signIn(client, who);
      const file = await typed(client, own);
      const [document] = (await client.configuration.read({ files: [file] })).documents;
      await client.configuration.save({ file, text: `${rotated}# mended\n`, revision: document?.revision ?? "" });
      expect(readFileSync(own, "utf8")).toBe(`${rotated}# mended\n`);
    });
  });

  test("an Admin sees the started configuration, and rotates with the session that they have", async () => {
    await inWindow(started, async (client) => {
      await client.connection.connect({ by: "environment" });
      await signIn(client, "admin");
      const handle = (await client.configuration.current()).configuration?.files[0]?.handle ?? "";
      expect((await client.configuration.read({ files: [handle] })).documents[0]?.text).toBe(values);
      expect(await applyFile(client, written(rotated))).toBe("done");
      expect((await client.session.current()).session).toBeNull();
    });
  });

  test("where nobody can sign in, the refusal names the command that does it", async () => {
    await inWindow(started, async (client) => {
      await client.connection.connect({ by: "environment" });
      await client.configuration.open({ files: [await typed(client, written(rotated))] });
      const { fingerprint } = await client.installation.plan({});
      const applied = client.installation.apply({ fingerprint }).then((events) => follow(events));
      await expect(applied).rejects.toMatchObject({
        code: "SIGN_IN_REQUIRED",
        data: { remedy: expect.stringContaining("gatehouse apply --config") },
      });
    });
  });

  test("a window names no backup file", async () => {
    await inWindow(started, async (client) => {
      await client.connection.connect({ by: "environment" });
      await signIn(client, "admin");
      const applied = client.installation
        .apply({ fingerprint: "x", backup: newPath() })
        .then((events) => follow(events));
      expect(await codeOf(applied)).toBe("DOOR_CANNOT");
    });
  });
});

describe("where nobody can sign in yet", () => {
  const empty = worldForEach({ installed: "nothing" });

  test("the window's user applies a plan, and sees the configuration that the console was started with", async () => {
    const started = { configurationPaths: [written(values)], databaseUrl: empty.db.url };
    await inWindow(started, async (client) => {
      await client.connection.connect({ by: "environment" });
      const handle = (await client.configuration.current()).configuration?.files[0]?.handle ?? "";
      expect(await codeOf(client.configuration.read({ files: [handle] }))).toBe("done");
      expect(await applyFile(client, written(noLogin, "env"))).toBe("done");
      expect(await codeOf(client.configuration.read({ files: [handle] }))).toBe("done");
      expect(await applyFile(client, written(values.replace("mixed", "mixed # later")))).toBe("done");
      expect(await codeOf(client.configuration.read({ files: [handle] }))).toBe("SIGN_IN_REQUIRED"); // now they can
    });
  });

  test("a weak JWT secret is said, and applied only where a person confirmed it", async () => {
    const weak = written(values.replace(jwtSecret.reveal(), "x"));
    await inWindow({ databaseUrl: empty.db.url }, async (client) => {
      await client.connection.connect({ by: "environment" });
      expect(await applyFile(client, weak)).toBe("NOT_CONFIRMED");
      const { warnings } = await client.installation.plan({});
      expect(warnings).toEqual([expect.stringMatching(/^The JWT secret has 1 byte, and 32 are the least\./)]);
      expect(await applyFile(client, weak, true)).toBe("done");
    });
  });
});

describe("the configured password of the first Admin", () => {
  const installation = worldForAll();
  let configuration = "";
  beforeAll(() => {
    configuration = written(values);
  });

  test("is an initial one: a policy reaches it", async () => {
    const set = (policy: string) =>
      installation.db.run(`update organizations set config = config || '{"initial_password": ${policy}}'`);
    await inWindow({ configurationPaths: [configuration], databaseUrl: installation.db.url }, async (client) => {
      await client.connection.connect({ by: "environment" });
      const credentials = { email: "ada@harbour.example", password: adminPassword.reveal() };
      await set('{"must_change": true}');
      expect((await client.session.signIn(credentials)).mustChangePassword).toBe(true);
      await set('{"valid_hours": 1}');
      await installation.db.run("update provider_users set password_set_at = now() - interval '2 hours'");
      expect(await codeOf(client.session.signIn(credentials))).toBe("INITIAL_PASSWORD_EXPIRED");
    });
  });
});
