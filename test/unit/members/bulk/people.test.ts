/** Every row of a table of people has its verdict. */
import { describe, expect, test } from "vitest";
import { readColumns } from "../../../../electron/members/bulk/columns.js";
import { judgeRows, type World } from "../../../../electron/members/bulk/people.js";
import { readTable } from "../../../../electron/members/bulk/table.js";

const lab = "11111111-1111-4111-8111-111111111111";
const mill = "22222222-2222-4222-8222-222222222222";
const role = (id: string, name: string, shown: string, scope: "organization" | "workspace", system = true) => {
  return { id, name, shown, scope, system, description: "", permissions: [], version: 1 };
};
const world: World = {
  workspaces: [
    { id: lab, name: "Lab" },
    { id: mill, name: "Mill" },
    { id: "33333333-3333-4333-8333-333333333333", name: "Twin" },
    { id: "44444444-4444-4444-8444-444444444444", name: "Twin" },
  ],
  roles: [
    role("o1", "ORGANIZATION_ADMIN", "Organization Admin", "organization"),
    role("w1", "WORKSPACE_ADMIN", "Admin", "workspace"),
    role("w2", "WORKSPACE_USER", "Editor", "workspace"),
    role("w3", "WORKSPACE_VIEWER", "Viewer", "workspace"),
    role("c1", "CUSTOM", "write-no-read", "workspace", false),
  ],
  defaultRole: "ORGANIZATION_USER",
  mayInviteAs: () => true,
  mayPlaceAs: () => true,
  existing: new Map([["here@x.example", "ORGANIZATION_ADMIN"]]),
};

const judge = (lines: readonly string[], change: Partial<World> = {}) => {
  const { rows } = readTable(["email,langsmith_role,workspace_id,workspace_name,full_name", ...lines].join("\n"));
  return judgeRows(rows.slice(1), readColumns(rows[0]).columns, { ...world, ...change });
};
const reasons = (lines: readonly string[], change?: Partial<World>) =>
  judge(lines, change).rows.map(
    ({ line, verdict, reason }) => `${line} ${verdict}${reason === null ? "" : `: ${reason}`}`,
  );

describe("people", () => {
  test("have all their rows: organization role, workspaces by id or name, custom roles", () => {
    const { people } = judge([
      "Zoe@x.example,Organization Viewer,,,Zoe Z.",
      `zoe@X.EXAMPLE,Workspace Admin,${lab},Lab,`,
      "other@x.example,write-no-read,,Mill,",
      "zoe@x.example,Workspace User,,Mill,Zoe Z.",
    ]);
    expect(people).toMatchObject([
      {
        email: "Zoe@x.example",
        fullName: "Zoe Z.",
        role: "ORGANIZATION_VIEWER",
        lines: [2, 3, 5],
        workspaces: [
          { workspaceId: lab, roleId: "w1" },
          { workspaceId: mill, roleId: "w2" },
        ],
      },
      { email: "other@x.example", role: "ORGANIZATION_USER", workspaces: [{ workspaceId: mill, roleId: "c1" }] },
    ]);
  });

  test("who become Organization Admins are Admin of every workspace", () => {
    const [admin] = judge(["a@x.example,Organization Admin,,,", `a@x.example,Viewer,${lab},,`]).people;
    expect(admin?.workspaces.map(({ roleId }) => roleId)).toEqual(["w1", "w1", "w1", "w1"]);
  });

  test("with an id from another installation are placed by a name that only one workspace has", () => {
    const elsewhere = "812285f1-77c1-40fd-ad94-d9194c1d3a4b";
    expect(
      judge([`a@x.example,Editor,${elsewhere},Lab,`, "b@x.example,Editor,<workspace_uuid>,Mill,"]).people,
    ).toHaveLength(2);
  });

  test("may repeat a row", () => {
    expect(reasons([`a@x.example,Editor,${lab},,`, `a@x.example,Editor,,Lab,`])).toEqual(["2 invite", "3 invite"]);
  });
});

describe("a mistake is reported at its line", () => {
  test.each([
    ["no email", [",Editor,,Lab,"], ["2 refused: The row has no email."]],
    ["no email address", ["nonsense,Editor,,Lab,"], ["2 refused: This is not an email address."]],
    ["here already", ["HERE@x.example,,,,"], ["2 exists: This person is already here; nothing is changed."]],
    ["unknown role", ["a@x.example,Emperor,,,"], ['2 refused: There is no organization role "Emperor".']],
    [
      "role without its workspace",
      ["a@x.example,write-no-read,,,"],
      ['2 refused: "write-no-read" is a workspace role, but the row names no workspace.'],
    ],
    ["unknown workspace role", ["a@x.example,Emperor,,Lab,"], ['2 refused: There is no workspace role "Emperor".']],
    ["workspace without a role", ["a@x.example,,,Lab,"], ["2 refused: The row names a workspace but no role in it."]],
    ["unknown workspace", ["a@x.example,Editor,,Moon,"], ['2 refused: There is no workspace "Moon".']],
    [
      "unknown id",
      [`a@x.example,Editor,${lab.replaceAll("1", "9")},,`],
      ["2 refused: There is no workspace with this id."],
    ],
    [
      "ambiguous workspace",
      ["a@x.example,Editor,,Twin,"],
      ['2 refused: Several workspaces are named "Twin". Give the id.'],
    ],
    [
      "id against name",
      [`a@x.example,Editor,${lab},Mill,`],
      ['2 refused: The id is that of the workspace "Lab", but the row names "Mill".'],
    ],
    [
      "two roles",
      ["a@x.example,Organization User,,,", "a@x.example,Organization Viewer,,,"],
      [
        "2 refused: Not invited because line 3, about the same person, is refused.",
        "3 refused: Line 2 gives this person another organization role.",
      ],
    ],
    [
      "two roles in a workspace",
      ["a@x.example,Editor,,Lab,", "a@x.example,Viewer,,Lab,"],
      [
        "2 refused: Not invited because line 3, about the same person, is refused.",
        "3 refused: Line 2 gives this person another role in the same workspace.",
      ],
    ],
    [
      "two names",
      ["a@x.example,,,,A", "a@x.example,,,,B"],
      [
        "2 refused: Not invited because line 3, about the same person, is refused.",
        "3 refused: An earlier line gives this person another name.",
      ],
    ],
    ["too long a name", [`a@x.example,,,,${"n".repeat(201)}`], ["2 refused: The name is longer than 200 characters."]],
  ] as const)("%s", (_name, lines, expected) => {
    expect(reasons(lines)).toEqual(expected);
    expect(judge(lines).people).toEqual([]);
  });

  test("a role that the inviter may not give", () => {
    const operator: Partial<World> = { mayInviteAs: (wanted) => wanted === "ORGANIZATION_USER" };
    expect(reasons(["a@x.example,Organization Admin,,,", "b@x.example,,,,"], operator)).toEqual([
      "2 refused: You may not invite people as Organization Admin.",
      "3 invite",
    ]);
  });

  test("control characters of a cell do not reach the message", () => {
    expect(judge(['a@x.example,"Emp\neror",,,']).rows[0]?.reason).toBe('There is no organization role "Emp eror".');
  });
});
