/** This is a note, so that nobody waits for findings on email/password login. */
import { oauthSwitchPath } from "../../subject/helm.js";
import { valueAt } from "../../yaml/values.js";
import type { Rule } from "../rule.js";

export const oidcNotAdministered: Rule = {
  id: "oidc-not-administered",
  severity: "info",
  source: "console",
  what: "This is an OIDC installation, which Gatehouse does not administer.",
  why: "Its people and passwords live with the identity provider, and OIDC cannot become email/password login.",
  remedy: "For email/password login use a fresh installation with its own database or schema.",
  check: (subject) => {
    if (subject.mode !== "oidc") return [];
    const path = subject.format === "helm" ? oauthSwitchPath : "AUTH_TYPE";
    const place = subject.format === "helm" ? valueAt(subject.values, path) : subject.entries.get(path);
    return [{ path, position: place?.position ?? null }];
  },
};
