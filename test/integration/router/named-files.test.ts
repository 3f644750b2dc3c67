/** What a page can reach on the disk: the files that a person named, of the kinds that it edits, and nothing else. */
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { describe, expect, inject, test } from "vitest";
import { type DoorCapabilities, openConsole } from "../../../electron/console/console.js";
import { backupDirectory, dataDirectory, handOverDirectory } from "../../../electron/files/data-folder.js";
import { router } from "../../../electron/router/router.js";
import type { Client } from "../../../shared/contract.js";
import { newPath, values } from "../world.js";

const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => "done",
    (error: unknown) => (error instanceof Error && "code" in error ? error.code : error),
  );

/** A page of a console without a database. */
async function inPage<T>(
  work: (client: Client) => Promise<T>,
  capabilities: Partial<DoorCapabilities> = {},
  configurationPaths: readonly string[] = [],
): Promise<T> {
  const adminConsole = openConsole({ door: "browser", version: "0", ...capabilities }, { configurationPaths });
  try {
    return await work(createRouterClient(router, { context: { console: adminConsole } }));
  } finally {
    await adminConsole.close();
  }
}

const written = (name: string, text: string): string => {
  const path = join(dirname(newPath()), `${Math.random().toString(36).slice(2)}-${name}`);
  writeFileSync(path, text);
  return path;
};

/** The handle of a path that a person typed and confirmed in the page. */
async function named(client: Client, path: string): Promise<string> {
  const { question } = await client.door.nameFiles({ paths: [path] });
  const { files } = await client.door.confirmFiles({ question: question?.id ?? "" });
  return files[0]?.handle ?? "";
}

describe("a page", () => {
  test("reads and writes no file by its path", async () => {
    const path = written("values.yaml", values);
    await inPage(async (client) => {
      for (const guess of [path, "A".repeat(22), ""]) {
        expect(await codeOf(client.configuration.read({ files: [guess] }))).not.toBe("done");
        expect(await codeOf(client.configuration.open({ files: [guess] }))).not.toBe("done");
        expect(await codeOf(client.configuration.save({ file: guess, text: values, revision: "x" }))).not.toBe("done");
        expect(await codeOf(client.configuration.create({ file: guess, text: values }))).not.toBe("done");
      }
      expect(await codeOf(client.configuration.read({ files: ["A".repeat(22)] }))).toBe("FILE_NOT_NAMED");
    });
  });

  test("gets a handle for a typed path only once it was confirmed, and a question is answered once", async () => {
    const path = written("values.yaml", values);
    await inPage(async (client) => {
      const { files, question } = await client.door.nameFiles({ paths: [path] });
      expect([files, question?.paths]).toEqual([[], [path]]);
      expect(await codeOf(client.door.confirmFiles({ question: "guessed" }))).toBe("FILE_NOT_NAMED");
      const confirmed = await client.door.confirmFiles({ question: question?.id ?? "" });
      expect(await codeOf(client.door.confirmFiles({ question: question?.id ?? "" }))).toBe("FILE_NOT_NAMED");
      const { documents } = await client.configuration.read({ files: [confirmed.files[0]?.handle ?? ""] });
      expect(documents[0]?.text).toBe(values);
    });
  });

  test("is told where a link leads before it is confirmed", async () => {
    const path = written("values.yaml", values);
    const link = newPath("yaml");
    symlinkSync(path, link);
    await inPage(async (client) => {
      expect((await client.door.nameFiles({ paths: [link] })).question?.paths).toEqual([path]);
    });
  });

  test("cannot confirm in the person's place where the door asks the person itself", async () => {
    const path = written("values.yaml", values);
    const asked: (readonly string[])[] = [];
    const refusing = async (paths: readonly string[]) => {
      asked.push(paths);
      return false;
    };
    await inPage(
      async (client) => {
        expect(await client.door.nameFiles({ paths: [path] })).toEqual({ files: [], question: null });
        expect(await codeOf(client.door.confirmFiles({ question: "x" }))).toBe("DOOR_CANNOT");
      },
      { door: "desktop", confirmPaths: refusing },
    );
    expect(asked).toEqual([[path]]);
  });

  test("keeps a handle to its own console", async () => {
    const path = written("values.yaml", values);
    const handle = await inPage((client) => named(client, path));
    await inPage(async (client) => {
      expect(await codeOf(client.configuration.read({ files: [handle] }))).toBe("FILE_NOT_NAMED");
    });
  });
});

describe("of the files that a person named", () => {
  test.each([
    ["values", "values.yaml", values],
    ["a broken values file, so that it can be mended", "values.yaml", "config: [\n"],
    ["a .env", ".env", "AUTH_TYPE=none\n"],
    ["a compose file", "compose.yaml", "services:\n  db:\n    image: postgres\n"],
    ["a Secret manifest", "secret.yaml", "apiVersion: v1\nkind: Secret\nmetadata:\n  name: x\nstringData:\n  a: b\n"],
  ])("%s is read", async (_what, name, text) => {
    const path = written(name, text);
    await inPage(async (client) => {
      const { documents } = await client.configuration.read({ files: [await named(client, path)] });
      expect(documents[0]?.text).toBe(text);
    });
  });

  test.each([
    ["a shell's start file", ".bashrc", "export PATH=/bin\nalias ls='ls -l'\n"],
    ["a script", "start.sh", "#!/bin/sh\nNAME=value\n"],
    ["a script under a configuration's name", "start.yaml", "#!/bin/sh\nname: value\n"],
    [
      "a private key",
      "id_ed25519",
      "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNz\n-----END OPENSSH PRIVATE KEY-----\n",
    ],
    ["a kubeconfig", "config", "apiVersion: v1\nkind: Config\nusers: []\n"],
    ["a list of accounts", "passwd", "root:x:0:0:root:/root:/bin/bash\n"],
    ["a table of initial passwords", "invited.csv", "email,password\na@b.example,Fresh-Breeze-17\n"],
  ])("%s is refused, and nothing is written over it", async (_what, name, text) => {
    const path = written(name, text);
    await inPage(async (client) => {
      const handle = await named(client, path);
      expect(await codeOf(client.configuration.read({ files: [handle] }))).toBe("FILE_NOT_CONFIGURATION");
      const save = client.configuration.save({ file: handle, text, revision: "x" });
      expect(await codeOf(save)).toBe("FILE_NOT_CONFIGURATION");
      expect(readFileSync(path, "utf8")).toBe(text);
    });
  });

  test.each([
    ["start.sh", "NAME=value\n"],
    ["evil.desktop", "NAME=value\n"],
    ["plain", "name: value\n"],
    [".env.sh", "NAME=value\n"],
    ["values.yaml", "#!/bin/sh\nname: value\n"],
    ["values.yaml", "just words\n"],
    [".env", "rm -rf /\n"],
  ])("%s is not made with the text %j", async (name, text) => {
    const path = join(dirname(newPath()), `${Math.random().toString(36).slice(2)}-${name}`);
    await inPage(async (client) => {
      const create = client.configuration.create({ file: await named(client, path), text });
      expect(await codeOf(create)).toBe("FILE_NOT_CONFIGURATION");
      expect(existsSync(path)).toBe(false);
    });
  });

  test("a new values file is made for this user only", async () => {
    const path = newPath("yaml");
    await inPage(async (client) => {
      await client.configuration.create({ file: await named(client, path), text: values });
      expect([readFileSync(path, "utf8"), statSync(path).mode & 0o777]).toEqual([values, 0o600]);
    });
  });

  test("a file that runs with its owner's rights is not written", async () => {
    const path = written("values.yaml", values);
    chmodSync(path, 0o4755);
    await inPage(async (client) => {
      const handle = await named(client, path);
      const [document] = (await client.configuration.read({ files: [handle] })).documents;
      const save = client.configuration.save({
        file: handle,
        text: `${values}# x\n`,
        revision: document?.revision ?? "",
      });
      expect(await codeOf(save)).toBe("FILE_NOT_WRITABLE");
      expect(readFileSync(path, "utf8")).toBe(values);
    });
  });

  test("the console's own backups and hand-over files are none", async () => {
    for (const folder of [backupDirectory(), handOverDirectory()]) {
      mkdirSync(folder, { recursive: true });
      const path = join(folder, `${Math.random().toString(36).slice(2)}.json`);
      writeFileSync(path, '{"users": []}');
      await inPage(async (client) => {
        const handle = await named(client, path);
        expect(await codeOf(client.configuration.read({ files: [handle] }))).toBe("FILE_NOT_CONFIGURATION");
        expect(await codeOf(client.configuration.open({ files: [handle] }))).toBe("FILE_NOT_CONFIGURATION");
      });
    }
  });
});

test("a file that a text names, as by include, is read for its settings and gets no handle", async () => {
  const folder = join(dirname(newPath()), Math.random().toString(36).slice(2));
  mkdirSync(join(folder, "elsewhere"), { recursive: true });
  const secret = join(folder, "elsewhere", "compose.yaml");
  writeFileSync(secret, "services:\n  other:\n    image: other\n    environment:\n      KEY: hidden\n");
  const path = join(folder, "compose.yaml");
  writeFileSync(join(folder, ".env"), "AUTH_TYPE=none\n");
  const own = `services:\n  platform:\n    image: platform\n    environment:\n      AUTH_TYPE: \${AUTH_TYPE}\n`;
  await inPage(async (client) => {
    writeFileSync(path, own);
    const file = await named(client, path);
    const beside = await client.configuration.open({ files: [file] });
    expect(beside.files.map((one) => one.path)).toEqual([path, join(folder, ".env")]);
    for (const name of [secret, "elsewhere/compose.yaml"]) {
      writeFileSync(path, `include:\n  - ${name}\n${own}`);
      const opened = await client.configuration.open({ files: [file] });
      expect(opened.files).toEqual([{ handle: file, path }]);
    }
  });
});

test("each read and write is in the log with path and outcome, and nothing of the content", async () => {
  const [good, bad, fresh] = [written("values.yaml", values), written("notes", "secret words"), newPath("yaml")];
  await inPage(async (client) => {
    const handle = await named(client, good);
    const [document] = (await client.configuration.read({ files: [handle] })).documents;
    await client.configuration.save({ file: handle, text: `${values}# x\n`, revision: document?.revision ?? "" });
    await client.configuration.create({ file: await named(client, fresh), text: values });
    await codeOf(client.configuration.read({ files: [await named(client, bad)] }));
  });
  const log = readFileSync(join(dataDirectory(), "gatehouse.log"), "utf8");
  const lines = log
    .split("\n")
    .filter((line) => [good, bad, fresh].some((path) => line.includes(JSON.stringify(path))));
  const noted = lines.map((line) => JSON.parse(line)).map(({ file, msg, outcome }) => [file, msg, outcome]);
  expect(noted).toEqual([
    [good, "file read", "ok"],
    [good, "file write", "ok"],
    [fresh, "file create", "ok"],
    [bad, "file read", "FILE_NOT_CONFIGURATION"],
  ]);
  expect(log).not.toContain("secret words");
  expect(inject("folder")).toBeTruthy();
});
