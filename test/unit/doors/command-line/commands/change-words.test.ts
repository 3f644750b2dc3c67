/** The question before many are changed says all that a yes does. */
import { expect, it } from "vitest";
import { describeQuestion } from "../../../../../electron/doors/command-line/commands/change-words.js";

const met = { members: 3, admins: 1, liveSessions: 1, includesYou: false, domain: null };

it.each([
  [{ kind: "setRole", role: "viewer" }, 'the organization role "viewer"?'],
  [{ kind: "addToWorkspace", workspace: "Research", role: "Editor" }, 'to the workspace "Research" as "Editor"?'],
  [
    { kind: "setWorkspaceRole", workspace: "Research", role: "Editor" },
    'the role "Editor" in the workspace "Research"?',
  ],
  [{ kind: "removeFromWorkspace", workspace: "Research" }, 'out of the workspace "Research"?'],
  [{ kind: "changeDomain", from: "old.example", to: "new.example" }, "from old.example to new.example?"],
] as const)("what they get is said: %o", (change, said) => {
  expect(describeQuestion(met, change)).toContain("3 members (1 of them Organization Admins, 1 live session)");
  expect(describeQuestion(met, change).endsWith(said)).toBe(true);
});

it("whose new email somebody has is named", () => {
  const domain = { moving: 2, taken: 1, someTaken: ["ada@new.example"] };
  expect(
    describeQuestion({ ...met, domain }, { kind: "changeDomain", from: "old.example", to: "new.example" }),
  ).toMatch(
    /2 have an email at the present domain; 1 of them will be refused, as somebody has the new email: ada@new\.example\.$/,
  );
});
