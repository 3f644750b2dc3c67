/** The published schema of SARIF 2.1.0, and the validator for its draft 4, both from the package that carries them. */
import { createRequire } from "node:module";
import { z } from "zod";

const require = createRequire(import.meta.url);
const schemaPath = require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
const ofPackage = createRequire(schemaPath);

interface Validate {
  (log: unknown): boolean;
  readonly errors?: readonly unknown[] | null;
}
interface Ajv {
  addMetaSchema(schema: unknown): void;
  compile(schema: unknown): Validate;
}
const isConstructor = z.custom<new (options: object) => Ajv>((value) => typeof value === "function");

const Draft4 = isConstructor.parse(ofPackage("ajv"));
const ajv = new Draft4({ schemaId: "auto", allErrors: true });
ajv.addMetaSchema(ofPackage("ajv/lib/refs/json-schema-draft-04.json"));
const validate = ajv.compile(ofPackage(schemaPath));

/** What the schema finds fault with in a SARIF log given as text; nothing where it passes. */
export const faultsOfSarif = (text: string): readonly unknown[] =>
  validate(JSON.parse(text)) ? [] : (validate.errors ?? []);
