/** Directives: each program that reads a file refuses other ones. */
import { describe, expect, it } from "vitest";
import { understandConfiguration } from "../../../../electron/config/configuration.js";
import { goodEnv, goodValues, helm, namingValues, refusal } from "../read.js";

const manifest = "apiVersion: v1\nkind: Secret\nmetadata: {name: login}\nstringData: {jwt_secret: tower}\n";
const withManifest = (text: string) =>
  understandConfiguration([
    { file: "values.yaml", text: namingValues },
    { file: "secret.yaml", text },
  ]);
const withCompose = (text: string) =>
  understandConfiguration([
    { file: ".env", text: goodEnv },
    { file: "compose.yaml", text },
  ]);

describe("a %YAML line", () => {
  it("of version 1.2 makes Helm refuse values as an incompatible document", () => {
    const { code, message } = refusal(() => helm(`%YAML 1.2\n---\n${goodValues}`));
    expect(code).toBe("CONFIGURATION_UNREADABLE");
    expect(message).toMatch(/^values-1\.yaml:1:1: .*Helm refuses the file as an incompatible YAML document/);
    expect(helm(`%YAML 1.1\n---\n${goodValues}`).report.verdict).toBe("valid");
  });

  it.each(["%YAML 1.1", "%YAML 1.2", "%TAG !e! x:"])("such as %s makes kubectl refuse a manifest", (directive) => {
    const { message } = refusal(() => withManifest(`${directive}\n---\n${manifest}`));
    expect(message).toMatch(/^secret\.yaml:1:1: .*kubectl refuses the file/);
    expect(() => withManifest(`---\n${manifest}`)).not.toThrow();
  });

  it("of version 1.2 is no fault of a compose file, and one of version 2.0 is", () => {
    const compose = "services:\n  web:\n    env_file: .env\n";
    expect(withCompose(`%YAML 1.2\n---\n${compose}`).format).toBe("compose");
    expect(refusal(() => withCompose(`%YAML 2.0\n---\n${compose}`)).message).toMatch(/^compose\.yaml:1:1: /);
  });
});
