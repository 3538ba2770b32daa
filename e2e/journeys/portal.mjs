// A client on a phone signs in to the portal with a mailed code, starts what an admin published, does what is asked of
// them, lends it to a colleague, writes, chooses a zone, and leaves. A lost connection loses nothing. Without scripts the
// door opens just as well.
import { DESKTOP, PHONE, look, open } from "../lib/browser.mjs";
import { file } from "../lib/documents.mjs";
import { answerKyc, document, linkIn, member, publish } from "../lib/firm.mjs";
import { stage } from "../lib/stage.mjs";
import { Texts } from "../lib/texts.mjs";
import { weigh } from "../lib/weight.mjs";

const CLIENT = { name: "Marcus Oyelaran", email: "marcus@halden.example", company: "Halden Marine" };
const ADVISER = { name: "Dora Lind", email: "dora@lind.example" };
const TITLE = "Renew our papers";
const PAPERS = [["Passport", "pass.pdf"], ["Proof of address", "bill.pdf"], ["Extract", "extract.pdf"]];
const texts = new Texts("en");
const say = (id) => texts.say(id);

const { mails, baton, browser, play } = await stage();
await play(async () => {
  const key = await baton.command("key", "create", "--name", "journey");
  const officer = await member(browser, baton, "Helen Brandt", "helen@sample.example", ["--group", "compliance", "--admin"]);
  await publish(baton, key, officer, "kyc-review", { name: "KYC and compliance review", owner: "Helen Brandt" });
  await known(key);
  await offer(officer);
  const phone = await open(await browser.newContext(PHONE));
  await enter(phone);
  await start(phone, { firstTime: true });
  await lendAndTakeBack(phone);
  await give(phone);
  await start(phone, { firstTime: false });
  await lendForGood(phone);
  await write(phone);
  await profile(phone);
  await leave(phone);
  await withoutScripts();
  baton.expectNothingAbout(CLIENT.name, CLIENT.email, CLIENT.company);
});

/** The firm knows the client: there is a record with them as its contact. */
async function known(key) {
  const record = { kind: "client", name: CLIENT.company };
  const made = await baton.api(key, "POST", "/records", JSON.stringify(record), "application/json");
  const contact = { name: CLIENT.name, email: CLIENT.email };
  await baton.api(key, "POST", `/records/${made.id}/contacts`, JSON.stringify(contact), "application/json");
}

/** An admin publishes the template to the portal, for everybody. */
async function offer(page) {
  await page.goto(`${baton.base}/admin/portal`);
  await page.getByRole("heading", { name: say("portal-admin-title"), level: 1 }).waitFor();
  await look(page, "portal-admin-empty");
  await page.getByRole("link", { name: say("portal-admin-new") }).click();
  await page.getByLabel("KYC and compliance review").check();
  await page.getByLabel(say("portal-admin-entry-title")).fill(TITLE);
  await page.getByLabel(say("portal-admin-entry-description")).fill("When a passport has run out, or somebody new signs for you.");
  await look(page, "portal-entry");
  await page.getByRole("button", { name: say("portal-admin-publish") }).click();
  await page.getByRole("link", { name: TITLE }).waitFor();
  await look(page, "portal-admin");
}

async function signIn(page) {
  await page.goto(`${baton.base}/portal`);
  await page.getByRole("heading", { name: say("portal-sign-in-title") }).waitFor();
  await page.getByLabel(say("session-email")).fill(CLIENT.email);
  await page.getByLabel(say("portal-remember")).check();
  await page.getByRole("button", { name: say("portal-send-code") }).click();
  await page.getByRole("heading", { name: say("portal-code-title") }).waitFor();
  const mail = await mails.take(CLIENT.email, (one) => /\b\d{6}\b/.test(one.subject));
  return /\b\d{6}\b/.exec(mail.subject)[0];
}

async function enter(page) {
  const code = await signIn(page);
  await look(page, "portal-code");
  await page.getByLabel(say("link-code-label")).fill("000000");
  await page.getByRole("button", { name: say("portal-sign-in-button") }).click();
  await page.getByText(say("portal-code-wrong")).waitFor();
  await look(page, "portal-code-wrong");
  await page.getByLabel(say("link-code-label")).fill(code);
  await page.getByRole("button", { name: say("portal-sign-in-button") }).click();
  await page.getByText(say("portal-no-flows-start")).waitFor();
  await look(page, "portal-home-empty");
  await weigh(page, { isPublic: true });
}

/** Weighed as the client sees it; each is a page of a phone on a bad network. */
async function see(page, name) {
  await look(page, name);
  await weigh(page, { isPublic: true });
}

async function start(page, { firstTime }) {
  await page.goto(`${baton.base}/portal`);
  await page.getByRole("banner").getByRole("link", { name: say("portal-start") }).click();
  await page.getByRole("heading", { name: say("portal-start-title") }).waitFor();
  if (firstTime) await see(page, "portal-start");
  await page.getByLabel(TITLE).check();
  await page.getByRole("button", { name: say("portal-continue") }).click();
  await page.getByRole("heading", { name: TITLE, level: 1 }).waitFor();
  const [company, street] = [page.getByLabel("Legal name of your company"), page.getByLabel(say("form-street"))];
  if ((await company.inputValue()) !== CLIENT.company) throw new Error("the form does not know the record");
  if ((await street.inputValue()) !== "") throw new Error("the form still has what was sent before");
  if (firstTime) await see(page, "portal-start-form");
  await answerKyc(page, say, CLIENT.company);
  const send = page.getByRole("button", { name: say("portal-start-now"), exact: true }).last();
  await withoutConnection(page, send, firstTime ? "portal-start-offline" : null);
  if ((await street.inputValue()) === "") throw new Error("what was typed is lost");
  await send.dblclick();
  await page.getByText(say("progress-started")).waitFor();
  // Loaded again, it does not begin again.
  await page.waitForURL((url) => !url.search);
  const left = await page.evaluate(() => Object.keys(sessionStorage).length);
  if (left) throw new Error("the browser still keeps what was sent");
  if (firstTime) await see(page, "portal-flow");
}

/** Pressed without a connection, it says so, and the page stays as it is. */
async function withoutConnection(page, button, name) {
  await page.context().setOffline(true);
  await button.click();
  await page.getByText(say("action-offline")).waitFor();
  page.complaints = page.complaints.filter((one) => !one.includes("ERR_INTERNET_DISCONNECTED"));
  if (name) await look(page, name);
  await page.context().setOffline(false);
}

/** From the first page to the newest thing to do; it is the page of a link, without a code. */
async function toWork(page) {
  await page.goto(`${baton.base}/portal`);
  await page.getByRole("heading", { name: say("progress-yours") }).waitFor();
  await page.getByRole("link", { name: new RegExp(`^${say("portal-do-files")}`) }).first().click();
  await page.getByRole("heading", { name: "Please send us your documents" }).waitFor();
}

/** Gives the colleague's link. */
async function lend(page, { seen }) {
  await toWork(page);
  await page.getByRole("link", { name: say("action-lend") }).click();
  await page.getByRole("heading", { name: say("action-lend-title") }).waitFor();
  if (seen) await see(page, "portal-lend");
  await page.getByLabel(say("action-lend-name")).fill(ADVISER.name);
  await page.getByLabel(say("action-lend-email")).fill(CLIENT.email);
  await page.getByLabel(say("action-lend-note")).fill("You have the papers in your folder.");
  const send = page.getByRole("button", { name: say("action-lend-send") });
  await send.click();
  await page.getByText(say("problem-lend-oneself")).waitFor();
  if (seen) await look(page, "portal-lend-wrong");
  await page.getByLabel(say("action-lend-email")).fill(ADVISER.email);
  await send.click();
  await page.getByText(texts.like("action-lent-with", { who: ADVISER.name })).waitFor();
  if (seen) await see(page, "portal-lent");
  return linkIn(baton, await mails.take(ADVISER.email));
}

async function lendAndTakeBack(page) {
  const link = await lend(page, { seen: true });
  await page.goto(`${baton.base}/portal`);
  await page.getByText(texts.like("action-lent-with", { who: ADVISER.name })).waitFor();
  await look(page, "portal-home-lent");
  const colleague = await open(await browser.newContext(PHONE));
  await colleague.goto(link);
  await colleague.getByText("You have the papers in your folder.").waitFor();
  await see(colleague, "lent-action");
  await toWork(page);
  await page.getByRole("button", { name: say("action-lent-end") }).click();
  await page.getByRole("link", { name: say("action-lend") }).waitFor();
  await colleague.reload();
  await colleague.getByRole("heading", { name: say("link-lent-back-title") }).waitFor();
  await see(colleague, "lent-taken-back");
  await colleague.context().close();
}

/** The colleague does it in the client's place; both are told, and the link is spent. */
async function lendForGood(page) {
  const link = await lend(page, { seen: false });
  const colleague = await open(await browser.newContext(PHONE));
  await colleague.goto(link);
  await papers(colleague);
  await colleague.getByRole("button", { name: /^Send/ }).last().click();
  await colleague.getByRole("heading", { level: 1, name: /^Thank you/ }).waitFor();
  await see(colleague, "lent-done");
  await colleague.context().close();
  await mails.take(CLIENT.email, (mail) => mail.text.includes(ADVISER.name));
  await page.goto(`${baton.base}/portal`);
  await page.getByText(say("progress-nothing-now")).waitFor();
}

async function papers(page) {
  for (const [label, name] of PAPERS) {
    await document(page, label).locator("input[type=file]").setInputFiles(file(name, name));
    await page.getByRole("button", { name: `Remove ${name}` }).waitFor();
  }
}

async function give(page) {
  await page.goto(`${baton.base}/portal`);
  await see(page, "portal-home");
  await toWork(page);
  await papers(page);
  await see(page, "portal-action");
  const send = page.getByRole("button", { name: /^Send/ }).last();
  await withoutConnection(page, send, "portal-action-offline");
  await page.getByRole("button", { name: "Remove extract.pdf" }).waitFor();
  await send.dblclick();
  await page.getByRole("heading", { level: 1, name: /^Thank you/ }).waitFor();
  await look(page, "portal-action-done");
  await page.goto(`${baton.base}/portal/files`);
  await page.getByText("bill.pdf").waitFor();
  await see(page, "portal-files");
}

async function write(page) {
  await page.goto(`${baton.base}/portal`);
  await page.getByRole("link", { name: /KYC and compliance review/ }).first().click();
  await page.getByLabel(say("progress-write")).fill("The extract is the newest there is.");
  await page.getByRole("button", { name: say("progress-send") }).click();
  await page.getByText(say("progress-sent")).waitFor();
  await page.goto(`${baton.base}/portal/messages`);
  await page.getByText("The extract is the newest there is.").waitFor();
  await see(page, "portal-messages");
}

async function profile(page) {
  await page.goto(`${baton.base}/portal/profile`);
  await look(page, "portal-profile");
  // All time zones stand on it; nobody comes here first.
  await weigh(page, { isPublic: false });
  await page.getByLabel(say("profile-zone")).selectOption("Europe/London");
  await page.getByRole("button", { name: say("profile-save"), exact: true }).click();
  await page.getByText(say("portal-saved")).waitFor();
  await page.goto(`${baton.base}/portal/profile/second-factor`);
  await see(page, "portal-second-factor");
}

async function leave(page) {
  await page.goto(`${baton.base}/portal`);
  await page.getByText(texts.like("shell-account", { name: CLIENT.name })).locator("..").click();
  await page.getByRole("button", { name: say("shell-sign-out") }).click();
  await page.getByRole("heading", { name: say("portal-sign-in-title") }).waitFor();
  await look(page, "portal-sign-in");
  await weigh(page, { isPublic: true });
}

async function withoutScripts() {
  const page = await open(await browser.newContext({ ...DESKTOP, javaScriptEnabled: false }), { scripts: false });
  const code = await signIn(page);
  await page.getByLabel(say("link-code-label")).fill(code);
  await page.getByRole("button", { name: say("portal-sign-in-button") }).click();
  await page.getByRole("heading", { name: say("portal-your-flows") }).waitFor();
  await look(page, "portal-home-desktop");
}
