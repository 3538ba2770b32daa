// Search by keyboard: Ctrl-K from any page, arrows and Enter, Escape and the focus back where it was; on a phone by touch;
// without scripts as a form.
import { DESKTOP, PHONE, lastSight, launch, look, open } from "../lib/browser.mjs";
import { member } from "../lib/firm.mjs";
import { Baton } from "../lib/server.mjs";
import { MailCatcher } from "../lib/smtp.mjs";
import { Texts } from "../lib/texts.mjs";

const texts = new Texts("en");
const say = (id) => texts.say(id);

const mails = await MailCatcher.start();
const baton = await Baton.start(mails.port, {});
const browser = await launch();
try {
  const key = await baton.command("key", "create", "--name", "journey");
  for (const name of ["Halden Marine", "Marlow Hall", "Quayside Lettings"]) {
    await baton.api(key, "POST", "/records", JSON.stringify({ kind: "client", name }), "application/json");
  }
  const page = await member(browser, baton, "Helen Brandt", "helen@sample.example", ["--admin"]);
  await byKeyboard(page);
  await found(page);
  await onAPhone(page);
  await withoutScripts(page);
} catch (error) {
  await lastSight(browser);
  console.error(baton.said());
  throw error;
} finally {
  await browser.close();
  await baton.stop();
  mails.stop();
}

/** The dialog as it is once the index has caught up, which takes it a moment. */
async function ask(page, text) {
  const input = page.getByRole("combobox", { name: say("search-label") });
  await input.waitFor();
  const option = page.getByRole("option", { name: /Halden Marine/ });
  do {
    await input.fill("");
    await input.pressSequentially(text);
  } while (!(await option.waitFor({ timeout: 1000 }).then(() => true, () => false)));
  return option;
}

async function byKeyboard(page) {
  await page.getByRole("link", { name: say("shell-todo") }).focus();
  await page.keyboard.press("Control+k");
  await ask(page, "hal mar");
  await look(page, "dialog");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  const back = await page.evaluate(() => document.activeElement?.textContent ?? "");
  if (!back.includes(say("shell-todo"))) throw new Error(`the focus went to “${back}”`);
}

async function found(page) {
  await page.keyboard.press("Control+k");
  const option = await ask(page, "HALD");
  await page.keyboard.press("ArrowDown");
  if ((await option.getAttribute("aria-selected")) !== "true") throw new Error("the first is not chosen");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Halden Marine", level: 1 }).waitFor();
}

async function onAPhone(page) {
  await page.setViewportSize(PHONE.viewport);
  await page.getByRole("link", { name: say("search-submit"), exact: true }).click();
  await ask(page, "hal");
  await look(page, "phone");
  await page.getByRole("button", { name: say("search-close") }).click();
  await page.setViewportSize(DESKTOP.viewport);
}

/** The same session where nothing runs. */
async function withoutScripts(page) {
  const context = await browser.newContext({ ...DESKTOP, javaScriptEnabled: false });
  await context.addCookies(await page.context().cookies());
  const plain = await open(context, { scripts: false });
  await plain.goto(baton.base);
  await plain.getByRole("link", { name: say("search-field") }).click();
  await plain.getByRole("searchbox", { name: say("search-label") }).fill("marlow");
  await plain.getByRole("button", { name: say("search-submit"), exact: true }).click();
  await plain.getByRole("link", { name: /Marlow Hall/ }).waitFor();
  await look(plain, "results");
  await context.close();
}
