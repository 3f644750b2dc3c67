/** Anchors are those that GitHub makes, and everything is found at its line. */
import { expect, it } from "vitest";
import { readMarkdown } from "../../docs/markdown.js";

it.each([
  ["validate FILE…", "validate-file"],
  ["users rename --csv FILE, users change-email --csv FILE", "users-rename---csv-file-users-change-email---csv-file"],
  ["Make `init` & *run*", "make-init--run"],
])("## %s has the anchor #%s", (heading, anchor) => {
  expect([...readMarkdown("page.md", `## ${heading}\n`).anchors]).toEqual([anchor]);
});

it("headings that say the same have anchors of their own", () => {
  expect([...readMarkdown("page.md", "## Fix\n\n## Fix\n").anchors]).toEqual(["fix", "fix-1"]);
});

it("code in paragraphs, lists, quotes and tables is found at its line", () => {
  const { codes } = readMarkdown(
    "page.md",
    [
      "`one`",
      "",
      "- a",
      "- `two`",
      "  and `three`",
      "",
      "> `four`",
      "",
      "| a | b |",
      "|---|---|",
      "| `five` | x |",
    ].join("\n"),
  );
  expect(codes.map(({ text, line }) => [text, line])).toEqual([
    ["one", 1],
    ["two", 4],
    ["three", 5],
    ["four", 7],
    ["five", 11],
  ]);
});

it("a fence in a list is one piece of code with its language", () => {
  const { codes } = readMarkdown("page.md", "1. Do\n\n   ```sh\n   npm ci\n   ```\n");
  expect(codes).toMatchObject([{ kind: "fence", language: "sh", text: "npm ci", line: 3 }]);
});

it("links and pictures are found, also with code as their text", () => {
  const { links } = readMarkdown("page.md", "See [`plan`](a.md#plan)\nand ![it](b.png).\n");
  expect(links).toEqual([
    { href: "a.md#plan", line: 1 },
    { href: "b.png", line: 2 },
  ]);
});
