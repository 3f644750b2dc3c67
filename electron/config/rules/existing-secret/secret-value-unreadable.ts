/** The manifest is read as the cluster reads it, and the message says which of three mistakes it is. */
import type { ManifestFault } from "../../helm/secret-manifest.js";
import { onHelm, type Problem, type Rule } from "../rule.js";
import { givenSecrets, isLoginKey } from "./secret-problems.js";

const said: Readonly<Record<ManifestFault, readonly [message: string, remedy: string]>> = {
  "not-text": [
    "YAML reads this as a number, boolean or collection: the cluster refuses the Secret.",
    "Put it in quotes.",
  ],
  "not-base64": [
    "What is in data must be base64, which this is not: the cluster refuses the Secret.",
    "Put the value as it is into stringData, or encode it: printf %s VALUE | base64 -w0.",
  ],
  "not-utf8": [
    "This decodes to bytes that are no text, which no service can take from its environment.",
    "Encode the text itself, once: printf %s VALUE | base64 -w0.",
  ],
};

export const secretValueUnreadable: Rule = {
  id: "secret-value-unreadable",
  severity: "error",
  source: "console",
  what: "The cluster will not take a value of the Secret.",
  why: "stringData takes text, data takes base64 of text.",
  remedy: "Put the value as text into stringData.",
  check: onHelm(function* (subject): Iterable<Problem> {
    for (const { manifest, needs } of givenSecrets(subject))
      for (const { key, path, position, fault } of manifest.keys.values()) {
        if (fault === null || (fault === "not-utf8" && !needs.includes(key))) continue;
        const [message, remedy] = said[fault];
        yield { path, position, message, remedy, blocks: isLoginKey(key) };
      }
  }),
};
