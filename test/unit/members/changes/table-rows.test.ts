/** Every row of a table of new names or emails has its verdict. */
import { describe, expect, test } from "vitest";
import { readColumns } from "../../../../electron/members/bulk/columns.js";
import { readTable } from "../../../../electron/members/bulk/table.js";
import { judgeEmails, judgeRenames, type Owners } from "../../../../electron/members/changes/table-rows.js";

const owners: Owners = new Map(
  ["a", "b", "c", "d"].map((name) => [
    `${name}@x.example`,
    {
      id: name,
      email: `${name.toUpperCase()}@x.example`,
      fullName: name === "a" ? "Ada" : null,
      isMember: name !== "d",
    },
  ]),
);

const rowsOf = (value: "fullName" | "newEmail", lines: readonly string[]) => {
  const { rows } = readTable(lines.join("\n"));
  return { rows, columns: readColumns(rows[0], {}, ["email", value]).columns };
};
const said = ({ rows }: ReturnType<typeof judgeEmails>) =>
  rows.map(({ line, verdict, reason }) => `${line} ${verdict}${reason === null ? "" : `: ${reason}`}`);
const emails = (...lines: readonly string[]) => {
  const { rows, columns } = rowsOf("newEmail", lines);
  return judgeEmails(rows, columns, owners);
};
const names = (...lines: readonly string[]) => {
  const { rows, columns } = rowsOf("fullName", lines);
  return judgeRenames(rows, columns, owners);
};

describe("names", () => {
  test("are given to the member with the email, without case; the same name again is no change", () => {
    const judged = names("b@X.Example,Bea B.", "A@x.example,Ada");
    expect(said(judged)).toEqual(["1 change", "2 unchanged: The member has this name already."]);
    expect(judged.wanted).toEqual([{ line: 1, id: "b", email: "b@X.Example", value: "Bea B.", after: 0 }]);
    expect(judged.rows[0]).toMatchObject({ before: null, after: "Bea B." });
  });

  test("of a pair without a header are the cell that is no email", () => {
    expect(names("Bea B.\tb@x.example").wanted).toMatchObject([{ id: "b", value: "Bea B." }]);
  });

  test.each([
    ["e@x.example,Eve", "There is no member with this email."],
    ["d@x.example,Dan", "There is no member with this email."],
    ["b@x.example,", "The row has no new name."],
    [`b@x.example,${"n".repeat(201)}`, "The name is longer than 200 characters."],
    ["b@x@y,Bea", "This is not an email address."],
  ])("%s is refused", (line, reason) => {
    expect(names(line)).toMatchObject({ wanted: [], rows: [{ verdict: "refused", reason }] });
  });

  test("a second row about the same member is refused, naming the first", () => {
    expect(said(names("b@x.example,Bea", "B@x.example,Bee"))).toEqual([
      "1 change",
      "2 refused: Line 1 is about the same member.",
    ]);
  });
});

describe("emails", () => {
  test("are changed, in case alone too; the same again is no change", () => {
    expect(said(emails("a@x.example,new@x.example", "b@x.example,b@X.EXAMPLE", "C@x.example,C@x.example"))).toEqual([
      "1 change",
      "2 change",
      "3 unchanged: The member has this email already.",
    ]);
  });

  test("that another row frees come after that row, however the rows stand", () => {
    const { wanted } = emails("a@x.example,b@x.example", "b@x.example,c@x.example", "c@x.example,new@x.example");
    expect(wanted.map(({ id, after }) => [id, after])).toEqual([
      ["a", 2],
      ["b", 1],
      ["c", 0],
    ]);
    expect(
      emails("c@x.example,new@x.example", "b@x.example,c@x.example", "a@x.example,b@x.example").wanted.map(
        ({ after }) => after,
      ),
    ).toEqual([0, 1, 2]);
  });

  test("in a circle are refused", () => {
    const circle = "These lines exchange their emails in a circle. Change one of them to a spare email first.";
    expect(said(emails("b@x.example,c@x.example", "c@x.example,b@x.example"))).toEqual([
      `1 refused: ${circle}`,
      `2 refused: ${circle}`,
    ]);
    expect(said(emails("a@x.example,B@x.example", "c@x.example,new@x.example", "b@x.example,a@x.example"))).toEqual([
      `1 refused: ${circle}`,
      "2 change",
      `3 refused: ${circle}`,
    ]);
  });

  test("that nobody frees are refused, and what waits for that says which line it is", () => {
    expect(said(emails("a@x.example,b@x.example", "b@x.example,d@x.example"))).toEqual([
      "1 refused: Somebody else has the new email, and line 2, which would free it, is refused.",
      "2 refused: Somebody else has the new email.",
    ]);
    expect(said(emails("B@x.example,B@x.example", "a@x.example,b@x.example"))).toEqual([
      "1 unchanged: The member has this email already.",
      "2 refused: Line 1 gives this email to another member.",
    ]);
  });

  test("that two rows give are the first row's", () => {
    expect(said(emails("a@x.example,new@x.example", "b@x.example,NEW@x.example"))).toEqual([
      "1 change",
      "2 refused: Line 1 gives this email to another member.",
    ]);
  });

  test("of a table that was run already change nothing again", () => {
    expect(said(emails("old@x.example,a@x.example"))).toEqual([
      "1 unchanged: No member has the old email, but one has the new email: it was changed already.",
    ]);
    expect(said(emails("old@x.example,d@x.example"))).toEqual(["1 refused: There is no member with this email."]);
  });

  test.each([
    ["b@x.example,", "The row has no new email."],
    ["b@x.example,b at x", "The new email is not an email address."],
  ])("%s is refused", (line, reason) => {
    const { rows } = readTable(line);
    expect(judgeEmails(rows, { email: 0, newEmail: 1 }, owners)).toMatchObject({ wanted: [], rows: [{ reason }] });
  });

  test("in a chain of a hundred thousand are all settled", () => {
    const size = 100_000;
    const key = (place: number): string => `m${place}@x.example`;
    const many: Owners = new Map(
      Array.from({ length: size }, (_, place) => [
        key(place),
        { id: String(place), email: key(place), fullName: null, isMember: true },
      ]),
    );
    const rows = Array.from({ length: size }, (_, place) => ({ line: place + 1, cells: [key(place), key(place + 1)] }));
    const { wanted } = judgeEmails(rows, { email: 0, newEmail: 1 }, many);
    expect(wanted).toHaveLength(size);
    expect(wanted[0]?.after).toBe(size - 1);
  });
});
