import { delimiter } from "node:path";
import { expect, it } from "vitest";
import { takeEnvironment } from "../../electron/console/environment.js";

it("the database's URL is taken out of the environment that child processes inherit", () => {
  const environment = { GATEHOUSE_DATABASE_URL: "postgres://a:b@c/d", GATEHOUSE_SCHEMA: "own", PATH: "/bin" };
  expect(takeEnvironment(environment)).toEqual({ databaseUrl: "postgres://a:b@c/d", schema: "own" });
  expect(environment).toEqual({ GATEHOUSE_SCHEMA: "own", PATH: "/bin" });
});

it("several configuration files are written as in PATH", () => {
  const start = takeEnvironment({ GATEHOUSE_CONFIG: ["/a/values.yaml", "", "/b/.env"].join(delimiter) });
  expect(start).toEqual({ configurationPaths: ["/a/values.yaml", "/b/.env"] });
});

it("what is empty or not there is left out", () => {
  expect(takeEnvironment({ GATEHOUSE_DATABASE_URL: "", GATEHOUSE_SCHEMA: "", GATEHOUSE_CONFIG: "" })).toEqual({});
});
