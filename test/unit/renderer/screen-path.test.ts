/** A link is checked against the router's own addresses; these are checks for the compiler. */
import { expectTypeOf, test } from "vitest";
import type { ScreenPath } from "../../../renderer/components/link-to.js";

test("a link leads to a screen, and to no other address", () => {
  expectTypeOf<"/" | "/users" | "/invite-many" | "/change-many" | "/settings">().toExtend<ScreenPath>();
  expectTypeOf<"/nowhere">().not.toExtend<ScreenPath>();
  expectTypeOf<"/users/$id">().not.toExtend<ScreenPath>(); // a link to a member needs the id
});
