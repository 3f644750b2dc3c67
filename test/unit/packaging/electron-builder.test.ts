import { readdirSync, readFileSync } from "node:fs";
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

it("a release is made with the Electron that package.json pins, never with the one for the tests", () => {
  const manifest: unknown = JSON.parse(readFileSync("package.json", "utf8"));
  expect(manifest).toMatchObject({
    scripts: { package: "vite build && electron-builder --publish never" },
    devDependencies: { electron: expect.stringMatching(/^[\d.]+$/) },
  });
  for (const key of ["electronDist", "electronVersion", "electronDownload", "extends", "beforePack", "afterPack"]) {
    expect(configuration).not.toHaveProperty(key);
  }
});

it("nothing that is shipped knows of the Electron for the tests", () => {
  const shipped = ["bin", "electron", "renderer", "shared"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`),
  );
  const files = [...shipped, "package.json", "vite.config.ts", "electron-builder.yml"];
  expect(files.length).toBeGreaterThan(100);
  const knowing = files.filter((file) =>
    /packed-electron|GATEHOUSE_ELECTRON_FALLBACK|gatehouse.{1,4}electron.{1,4}33/.test(readFileSync(file, "utf8")),
  );
  expect(knowing).toEqual([]);
});

it("a release does not say that it may be debugged", () => {
  expect(configuration).not.toHaveProperty("extraMetadata");
  expect(JSON.parse(readFileSync("package.json", "utf8"))).not.toHaveProperty("debuggable");
});
