/** The browser door in a real browser: what only a browser can show about cookies, links and other pages. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright/test";
import { launchChromium, startServe } from "./browser-door.js";
import { expect, test } from "./door.js";
import { Gatehouse } from "./pages/gatehouse.js";
import { basicValues, writeConfiguration } from "./world.js";

/** A page of somebody else on this machine, holding `body`. */
async function serveForeignPage(host: string, body: string): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://${host}:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
}

let browser: Browser;
test.beforeAll(async () => {
  browser = await launchChromium();
});
test.afterAll(() => browser.close());

test("the link works when it is followed from another site's page, and only once", async ({ folder }) => {
  const serve = await startServe(folder);
  const chat = await serveForeignPage("chat.localhost", `<a href="${serve.link}">open</a>`);
  try {
    const page = await browser.newPage();
    await page.goto(chat.url);
    await page.getByRole("link", { name: "open" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Connect" })).toBeVisible();
    expect(new URL(page.url()).pathname).toBe("/");
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "Connect" })).toBeVisible();
    expect(await page.evaluate(() => document.cookie)).toBe("");

    const other = await (await browser.newContext()).newPage();
    await other.goto(serve.link);
    await expect(other.locator("body")).toContainText("gatehouse serve");
  } finally {
    chat.close();
    await serve.stop();
  }
});

test("another page, even one on another port of this machine, can neither call nor read nor frame it", async ({
  folder,
}) => {
  const serve = await startServe(folder);
  const { origin } = new URL(serve.link);
  const foreign = await serveForeignPage("127.0.0.1", "<title>elsewhere</title>");
  const call = {
    target: `${origin}/rpc/configuration/open`,
    body: JSON.stringify({ json: { paths: [await writeConfiguration(folder, "values.yaml", basicValues)] } }),
  };
  const send = ({ target, body, type }: typeof call & { readonly type: string }): Promise<string> =>
    fetch(target, {
      method: "POST",
      // No-cors and text/plain is what a page may send to anybody without being asked first.
      mode: type === "text/plain" ? "no-cors" : "cors",
      credentials: "include",
      headers: { "content-type": type },
      body,
    }).then(
      (reply) => `answered ${reply.status}`,
      () => "refused",
    );
  try {
    const page = await browser.newPage();
    const { connect } = new Gatehouse(page);
    await page.goto(serve.link);
    await expect(connect.configuration.getByRole("textbox", { name: "Files" })).toBeVisible();

    await page.goto(foreign.url);
    expect(await page.evaluate(send, { ...call, type: "text/plain" })).toBe("refused");
    expect(await page.evaluate(send, { ...call, type: "application/json" })).toBe("refused");
    const read = (target: string) =>
      fetch(target, { credentials: "include" }).then(
        (reply) => reply.text(),
        () => "refused",
      );
    expect(await page.evaluate(read, `${origin}/`)).toBe("refused");
    await page.evaluate((target) => {
      const frame = document.createElement("iframe");
      frame.src = target;
      document.body.append(frame);
    }, `${origin}/`);
    const framed = () => page.frames().map((frame) => frame.url());
    await expect.poll(framed).toEqual([foreign.url, "chrome-error://chromewebdata/"]);

    await page.goto(`${origin}/`);
    await expect(connect.configuration.getByRole("textbox", { name: "Files" })).toBeVisible(); // nothing was opened
    expect(await page.evaluate(send, { ...call, type: "application/json" })).toBe("answered 200"); // and from our own page the very same is
    await page.reload();
    await expect(connect.configuration.getByText("Valid", { exact: true })).toBeVisible();
  } finally {
    foreign.close();
    await serve.stop();
  }
});
