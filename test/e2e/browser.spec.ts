/** The browser door in a real browser: what only a browser can show about cookies, links and other pages. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright/test";
import { startServe } from "./browser-door.js";
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

/** Where the door serves the page: a folder that only whoever came through the link can name. */
const ownFolder = /^\/[\w-]{43}\/$/;

let browser: Browser;
test.beforeEach(async ({ launchedBrowser }) => {
  browser = await launchedBrowser();
});
test.afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

test("the link works when it is followed from another site's page, and only once", async ({ folder }) => {
  const serve = await startServe(folder);
  const chat = await serveForeignPage("chat.localhost", `<a href="${serve.link}">open</a>`);
  try {
    const page = await browser.newPage();
    await page.goto(chat.url);
    await page.getByRole("link", { name: "open" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Connect" })).toBeVisible();
    expect(new URL(page.url()).pathname).toMatch(ownFolder);
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

test("a new console's first screen can be used before it answers; what was asked meanwhile is then done", async ({
  folder,
  database,
}) => {
  const serve = await startServe(folder);
  try {
    const page = await browser.newPage();
    let answer = (): void => {};
    const answering = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route("**/rpc/**", async (route) => {
      await answering;
      await route.continue();
    });
    const { connect } = new Gatehouse(page);
    await page.goto(serve.link);
    await expect(connect.configuration.getByRole("textbox", { name: "Files" })).toBeVisible();
    await connect.tryToConnect(database);
    answer();
    await expect(connect.database.getByText("Connected", { exact: true })).toBeVisible();
  } finally {
    await serve.stop();
  }
});

test("a page loaded again shows nothing of a new console: it waits for what the console says", async ({ folder }) => {
  const serve = await startServe(folder);
  try {
    const page = await browser.newPage();
    const { connect } = new Gatehouse(page);
    await page.goto(serve.link);
    await expect(connect.configuration.getByRole("textbox", { name: "Files" })).toBeVisible();
    await page.route("**/rpc/**", () => {}); // never answered
    await page.reload();
    await expect(connect.database.getByRole("status")).toHaveText("Loading the connection");
    await expect(connect.configuration.getByRole("status")).toHaveText("Loading the configuration");
    await expect(page.getByRole("textbox")).toHaveCount(0);
  } finally {
    await serve.stop();
  }
});

test("another page, even one on another port of this machine, can neither call nor read nor frame it", async ({
  folder,
}) => {
  const serve = await startServe(folder);
  const foreign = await serveForeignPage("127.0.0.1", "<title>elsewhere</title>");
  const path = await writeConfiguration(folder, "values.yaml", basicValues);
  const body = JSON.stringify({ json: { paths: [path] } });
  const send = ({
    target,
    body,
    type,
  }: {
    readonly target: string;
    readonly body: string;
    readonly type: string;
  }): Promise<string> =>
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
    // Even whoever knew the folder could do nothing with it.
    const [own = ""] = page.url().split("#");
    const call = { target: `${own}rpc/door/nameFiles`, body };

    await page.goto(foreign.url);
    expect(await page.evaluate(send, { ...call, type: "text/plain" })).toBe("refused");
    expect(await page.evaluate(send, { ...call, type: "application/json" })).toBe("refused");
    const read = (target: string) =>
      fetch(target, { credentials: "include" }).then(
        (reply) => reply.text(),
        () => "refused",
      );
    expect(await page.evaluate(read, own)).toBe("refused");
    await page.evaluate((target) => {
      const frame = document.createElement("iframe");
      frame.src = target;
      document.body.append(frame);
    }, own);
    const framed = () => page.frames().map((frame) => frame.url());
    await expect.poll(framed).toEqual([foreign.url, "chrome-error://chromewebdata/"]);

    await page.goto(own);
    await expect(connect.configuration.getByRole("textbox", { name: "Files" })).toBeVisible(); // nothing was opened
    expect(await page.evaluate(send, { ...call, type: "application/json" })).toBe("answered 200"); // and from our own page the very same is
    await connect.open(path);
  } finally {
    foreign.close();
    await serve.stop();
  }
});

test("a server on another port of this machine is never given the cookie", async ({ folder }) => {
  const serve = await startServe(folder);
  const given: string[] = [];
  const neighbour = createServer((request, response) => {
    given.push(request.headers.cookie ?? "");
    response.setHeader("content-type", "text/html");
    response.end("<title>elsewhere</title>");
  });
  await new Promise<void>((resolve) => neighbour.listen(0, "127.0.0.1", resolve));
  const { port } = neighbour.address() as AddressInfo;
  try {
    const page = await browser.newPage();
    await page.goto(serve.link);
    await expect(page.getByRole("heading", { level: 1, name: "Connect" })).toBeVisible();
    for (const path of ["/", "/rpc/door/describe", "/open"]) {
      await page.goto(`http://127.0.0.1:${port}${path}`);
      await page.reload(); // a page that loads itself again is no cross-site request any more
    }
    expect(given.length).toBeGreaterThanOrEqual(6);
    expect(given.filter((cookie) => cookie.includes("gatehouse_"))).toEqual([]);
  } finally {
    neighbour.close();
    await serve.stop();
  }
});

test("a page locks itself when its door ends, and says nothing to whoever holds the port then", async ({ folder }) => {
  const serve = await startServe(folder);
  const page = await browser.newPage();
  await page.goto(serve.link);
  const { connect } = new Gatehouse(page);
  await expect(connect.configuration.getByRole("textbox", { name: "Files" })).toBeVisible();
  expect(await page.locator('meta[name="door-key"]').count()).toBe(0); // the page has taken it
  await serve.stop();
  await expect(page.getByText("The connection to the console was lost")).toBeVisible();
  await expect(page.getByRole("button", { name: "Load again" })).toHaveCount(0);

  const heard: string[] = [];
  const imitator = createServer((request, response) => {
    heard.push(request.url ?? "");
    request.on("data", (piece) => heard.push(String(piece)));
    request.on("end", () => response.setHeader("content-type", "application/json").end('{"json":{}}'));
  });
  await new Promise<void>((resolve) => imitator.listen(Number(new URL(serve.link).port), "127.0.0.1", resolve));
  try {
    await connect.tryToConnect("postgres://ada:typed-by-habit@127.0.0.1:1/none");
    await page.waitForTimeout(1000);
    expect(heard).toEqual([]);
  } finally {
    imitator.close();
  }
});
