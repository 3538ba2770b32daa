// A start form on another website: the page there shows it in a frame whose height follows, without cookies, and a
// flow comes out. A website that was not named is refused by the browser.
import http from "node:http";
import { DESKTOP, lastSight, launch, look, open } from "../lib/browser.mjs";
import { linkIn, member, publish } from "../lib/firm.mjs";
import { Baton } from "../lib/server.mjs";
import { MailCatcher } from "../lib/smtp.mjs";
import { Texts } from "../lib/texts.mjs";

const texts = new Texts("en");
const CLIENT = "ingrid@halden.example";
const ANSWERS = {
  "Legal name of your company": "Halden Marine",
  "Street and number": "1 Harbour Road",
  Postcode: "EH6 6NB",
  "Town or city": "Edinburgh",
  Country: "Scotland",
};

const mails = await MailCatcher.start();
const baton = await Baton.start(mails.port);
const named = await website();
const other = await website();
const browser = await launch();
try {
  const key = await baton.command("key", "create", "--name", "journey");
  const helen = await member(browser, baton, "Helen Brandt", "helen@sample.example", ["--admin", "--group", "compliance"]);
  await helen.goto(`${baton.base}/todo`);
  await publish(baton, key, helen, "kyc-review", { name: "KYC and compliance review", owner: "Helen Brandt" });
  const snippet = await allow(helen);
  named.show(snippet);
  other.show(snippet);
  await refused();
  await started(key);
  await counted(helen);
  console.log("A flow came out of a form on another website; a website that was not named was refused.");
} catch (error) {
  await lastSight(browser);
  console.error(baton.said());
  throw error;
} finally {
  await browser.close();
  await baton.stop();
  mails.stop();
  named.stop();
  other.stop();
}

/** From the "…" menu of the list of templates: names the website and gives the HTML to copy. */
async function allow(page) {
  await page.goto(`${baton.base}/templates`);
  await page.getByLabel(texts.like("start-link-menu-of", { name: "KYC and compliance review" })).click();
  await page.getByRole("link", { name: texts.say("start-link-menu") }).click();
  await page.getByText(texts.say("start-link-never-used")).waitFor();
  const origins = page.getByLabel(texts.say("start-link-origins"), { exact: true });
  const save = page.getByRole("button", { name: texts.say("start-link-origins-save") });
  await origins.fill("http://www.sample.example");
  await save.click();
  await page.getByText("http://www.sample.example", { exact: false }).first().waitFor();
  await look(page, "website-wrong");
  await origins.fill(named.base);
  await save.click();
  await page.getByText(texts.say("said-start-link-saved")).waitFor();
  await look(page, "start-link");
  return page.getByLabel(texts.say("start-link-snippet")).inputValue();
}

/** The browser keeps to what our header says. */
async function refused() {
  const page = await (await browser.newContext(DESKTOP)).newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  await page.goto(other.base, { waitUntil: "load" });
  const inside = await page.frames().at(1)?.content();
  if (inside?.includes("your_name")) throw new Error("a website that was not named shows the form");
  if (!said.some((line) => line.includes("frame-ancestors"))) throw new Error(`the browser did not refuse it: ${said}`);
  await page.context().close();
}

async function started(key) {
  const context = await browser.newContext(DESKTOP);
  const page = await open(context);
  await page.goto(named.base);
  const form = page.frameLocator("iframe");
  await form.getByLabel(texts.say("start-name")).fill("Ingrid Solheim");
  await page.waitForFunction(() => document.querySelector("iframe").style.height !== "48rem");
  await look(page, "form-on-a-website");
  await expectWhole(page);
  await form.getByRole("button", { name: texts.say("start-send"), exact: true }).click();
  await form.getByLabel(texts.say("start-email"), { exact: true }).and(form.locator("[aria-invalid=true]")).waitFor();
  await expectWhole(page);
  await form.getByLabel(texts.say("start-email"), { exact: true }).fill(CLIENT);
  for (const [label, text] of Object.entries(ANSWERS)) await form.getByLabel(label, { exact: true }).fill(text);
  await form.getByLabel("Trade", { exact: true }).check();
  await form.getByLabel("No", { exact: true }).check();
  await form.getByRole("button", { name: texts.say("start-send"), exact: true }).click();
  await form.getByRole("heading", { name: /^Thank you/ }).waitFor();
  await look(page, "started-on-a-website");
  if ((await context.cookies(baton.base)).length) throw new Error("the form set a cookie");
  linkIn(baton, await mails.take(CLIENT));
  const { flows } = await baton.api(key, "GET", "/flows");
  if (flows.length !== 1) throw new Error(`${flows.length} flows instead of one`);
  await context.close();
}

/** Nothing of the form has to be scrolled to inside the frame. */
async function expectWhole(page) {
  const frame = page.frames()[1];
  await frame.waitForFunction(() => document.documentElement.scrollHeight <= window.innerHeight + 1);
}

async function counted(page) {
  await page.reload();
  await page.getByText("Started one flow", { exact: false }).first().waitFor();
}

/** A website of somebody's own, with one page. */
async function website() {
  let body = "";
  const server = http.createServer((request, response) => {
    if (request.url !== "/") return response.writeHead(204).end();
    const head = '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Halden</title>';
    return response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(`${head}<main><h1>Become a client</h1>${body}</main></html>`);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    base: `http://127.0.0.1:${server.address().port}`,
    show: (html) => (body = html),
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
