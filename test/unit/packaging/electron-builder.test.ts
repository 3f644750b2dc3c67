import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";

const configuration: unknown = parse(readFileSync("electron-builder.yml", "utf8"));

it("a release lets nobody run it as Node, inspect it, or replace its code", () => {
  expect(configuration).toMatchObject({
    asar: true,
    electronFuses: {
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    },
  });
});
