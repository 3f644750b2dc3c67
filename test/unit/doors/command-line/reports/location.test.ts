/** How a report names a file, on either kind of system. */
import { posix, win32 } from "node:path";
import { expect, it } from "vitest";
import { pathIn, uriIn } from "../../../../../electron/doors/command-line/reports/location.js";

it.each([
  ["charts\\smith\\values.yaml", "charts/smith/values.yaml", "charts/smith/values.yaml"],
  ["C:\\work\\a b.yaml", "a b.yaml", "a%20b.yaml"],
  ["..\\shared\\values.yaml", "C:/shared/values.yaml", "file:///C:/shared/values.yaml"],
  ["D:\\values.yaml", "D:/values.yaml", "file:///D:/values.yaml"],
])("on Windows %s is %s, and its URI %s", (file, path, uri) => {
  expect([pathIn(file, "C:\\work", win32), uriIn(file, "C:\\work", win32).uri]).toEqual([path, uri]);
});

it.each([
  ["charts/values.yaml", "charts/values.yaml", "charts/values.yaml"],
  ["back\\slash.yaml", "back\\slash.yaml", "back%5Cslash.yaml"],
  ["/work", "/work", "file:///work"],
  ["/elsewhere/ü.yaml", "/elsewhere/ü.yaml", "file:///elsewhere/%C3%BC.yaml"],
])("elsewhere %s is %s, and its URI %s", (file, path, uri) => {
  expect([pathIn(file, "/work", posix), uriIn(file, "/work", posix).uri]).toEqual([path, uri]);
});
