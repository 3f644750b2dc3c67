/** What comes by standard input as a configuration. */
import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { readStandardInput } from "../../../electron/files/text-file.js";

const read = (...chunks: readonly (string | Buffer)[]) =>
  readStandardInput(Readable.from(chunks.map((chunk) => Buffer.from(chunk))));

it("is read whole, whatever the pieces", async () => {
  const bytes = Buffer.from("initialOrgName: Zürich\n");
  const { text } = await read(bytes.subarray(0, 18), bytes.subarray(18));
  expect(text).toBe("initialOrgName: Zürich\n");
});

it("is refused where its bytes are not UTF-8", async () => {
  await expect(read(Buffer.from([0x61, 0x3a, 0x20, 0xff]))).rejects.toMatchObject({ code: "FILE_NOT_TEXT" });
});

it("keeps its lines and columns though Helm's heading is no part of the values", async () => {
  expect((await read("USER-SUPPLIED VALUES:\nconfig: {}\n")).text).toBe("#SER-SUPPLIED VALUES:\nconfig: {}\n");
  expect((await read("USER-SUPPLIED VALUES: x\n")).text).toBe("USER-SUPPLIED VALUES: x\n");
  expect((await read("COMPUTED VALUES:\r\nnull\r\n")).text).toBe("");
});
