/** A few of the inputs of `npm run fuzz`, always the same. */
import { expect, it } from "vitest";
import { go } from "../../fuzz/go.js";
import { inputAt } from "../../fuzz/inputs.js";

it("generated inputs end in findings or a clear error", () => {
  for (let index = 0; index < 400; index += 1) {
    const { crash } = go(inputAt(7, index));
    expect([index, crash]).toEqual([index, null]);
  }
}, 120_000);
