/** From typed lines to an invitation. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findEmailFault, type InvitationForm, parseEmails, toInvitation } from "../../../renderer/users/invitation.js";

const form: InvitationForm = {
  emails: "ada@example.com",
  role: "ORGANIZATION_USER",
  fullName: "",
  workspaceRoles: {},
};

describe("emails", () => {
  test("may be separated as people separate them, and are kept as typed", () => {
    expect(parseEmails(" Ada@example.com\r\nb@example.com, c@example.com;d@example.com\t\n\n")).toEqual([
      "Ada@example.com",
      "b@example.com",
      "c@example.com",
      "d@example.com",
    ]);
  });

  test("count once without regard to case, the first way of writing wins", () => {
    expect(parseEmails("Ada@example.com\nada@EXAMPLE.com")).toEqual(["Ada@example.com"]);
  });

  test("parsing its own answer changes nothing", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const once = parseEmails(text);
        expect(parseEmails(once.join("\n"))).toEqual(once);
      }),
    );
  });

  test("are asked for, and a wrong one is named", () => {
    expect(findEmailFault(" \n")).toBe("Give at least one email.");
    expect(findEmailFault("ada@example.com\nnobody")).toBe("Not an email: nobody");
    expect(findEmailFault("ada@example")).toBe("Not an email: ada@example (its domain has no dot)");
    expect(findEmailFault("a b c d")).toBe("Not an email: a, b, c, …");
    expect(findEmailFault("ada@example.com")).toBeNull();
  });
});

describe("an invitation", () => {
  test("carries a full name only for one person", () => {
    expect(toInvitation({ ...form, fullName: " Ada Lovelace " }).fullName).toBe("Ada Lovelace");
    expect(toInvitation({ ...form, fullName: "   " })).not.toHaveProperty("fullName");
    expect(toInvitation({ ...form, emails: "a@example.com b@example.com", fullName: "Ada" })).not.toHaveProperty(
      "fullName",
    );
  });

  test("leaves out workspaces without a role", () => {
    expect(toInvitation({ ...form, workspaceRoles: { w1: "", w2: "WORKSPACE_USER" } }).workspaces).toEqual([
      { workspace: "w2", role: "WORKSPACE_USER" },
    ]);
  });

  test("gives an Organization Admin no workspace roles: they have all", () => {
    const admin = { ...form, role: "ORGANIZATION_ADMIN", workspaceRoles: { w2: "WORKSPACE_USER" } };
    expect(toInvitation(admin).workspaces).toEqual([]);
  });
});
