// A client on a phone signs in to the portal with a mailed code, starts what an admin published, does what is asked of
// them, writes, chooses a zone, and leaves. Without scripts the door opens just as well.
import { DESKTOP, PHONE, lastSight, launch, look, open } from "../lib/browser.mjs";
import { file } from "../lib/documents.mjs";
import { document, member, publish } from "../lib/firm.mjs";
import { Baton } from "../lib/server.mjs";
import { MailCatcher } from "../lib/smtp.mjs";
import { Texts } from "../lib/texts.mjs";
import { weigh } from "../lib/weight.mjs";

const CLIENT = { name: "Marcus Oyelaran", email: "marcus@halden.example", company: "Halden Marine" };
const TITLE = "Renew our papers";
const texts = new Texts("en");
const say = (id) => texts.say(id);

const mails = await MailCatcher.start();
const baton = await Baton.start(mails.port);
const browser = await launch();
try {
  const key = await baton.command("key", "create", "--name", "journey");
  const officer = await member(browser, baton, "Helen Brandt", "helen@sample.example", ["--group", "compliance", "--admin"]);
  await publish(baton, key, officer, "kyc-review", { name: "KYC and compliance review", owner: "Helen Brandt" });
  await known(key);
  await offer(officer);
  const phone = await open(await browser.newContext(PHONE));
  await enter(phone);
  await start(phone);
  await give(phone);
  await write(phone);
  await profile(phone);
  await leave(phone);
  await withoutScripts();
  baton.expectNothingAbout(CLIENT.name, CLIENT.email, CLIENT.company);
} catch (error) {
  await lastSight(browser);
  console.error(baton.said());
  throw error;
} finally {
  await browser.close();
  await baton.stop();
  mails.stop();
}

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

async function start(page) {
  await page.getByRole("banner").getByRole("link", { name: say("portal-start") }).click();
  await page.getByRole("heading", { name: say("portal-start-title") }).waitFor();
  await look(page, "portal-start");
  await page.getByLabel(TITLE).check();
  await page.getByRole("button", { name: say("portal-continue") }).click();
  await page.getByRole("heading", { name: TITLE, level: 1 }).waitFor();
  await look(page, "portal-start-form");
  await page.getByLabel("Legal name of your company").fill(CLIENT.company);
  await page.getByLabel(say("form-street")).fill("1 Harbour Road");
  await page.getByLabel(say("form-postcode")).fill("EH6 6NB");
  await page.getByLabel(say("form-city")).fill("Edinburgh");
  await page.getByLabel(say("form-country")).fill("Scotland");
  await page.getByLabel("Trade", { exact: true }).check();
  await page.getByLabel(say("word-no"), { exact: true }).check();
  await page.getByRole("button", { name: say("portal-start-now"), exact: true }).last().click();
  await page.getByRole("heading", { name: say("progress-yours") }).waitFor();
  await look(page, "portal-flow");
}

/** What is asked waits on the first page; it is the page of a link, without a code. */
async function give(page) {
  await page.goto(`${baton.base}/portal`);
  await page.getByRole("heading", { name: say("progress-yours") }).waitFor();
  await look(page, "portal-home");
  await page.getByRole("link", { name: new RegExp(`^${say("portal-do-files")}`) }).click();
  await page.getByRole("heading", { name: "Please send us your documents" }).waitFor();
  for (const [label, name] of [["Passport", "pass.pdf"], ["Proof of address", "bill.pdf"], ["Extract", "extract.pdf"]]) {
    await document(page, label).locator("input[type=file]").setInputFiles(file(name, name));
    await page.getByText(name).first().waitFor();
  }
  await look(page, "portal-action");
  await page.getByRole("button", { name: /^Send/ }).last().click();
  await page.getByRole("heading", { level: 1, name: /^Thank you/ }).waitFor();
  await look(page, "portal-action-done");
  await page.goto(`${baton.base}/portal/files`);
  await page.getByText("bill.pdf").waitFor();
  await look(page, "portal-files");
}

async function write(page) {
  await page.goto(`${baton.base}/portal`);
  await page.getByRole("link", { name: /KYC and compliance review/ }).first().click();
  await page.getByLabel(say("progress-write")).fill("The extract is the newest there is.");
  await page.getByRole("button", { name: say("progress-send") }).click();
  await page.getByText(say("progress-sent")).waitFor();
  await page.goto(`${baton.base}/portal/messages`);
  await page.getByText("The extract is the newest there is.").waitFor();
  await look(page, "portal-messages");
}

async function profile(page) {
  await page.goto(`${baton.base}/portal/profile`);
  await look(page, "portal-profile");
  await page.getByLabel(say("profile-zone")).selectOption("Europe/London");
  await page.getByRole("button", { name: say("profile-save"), exact: true }).click();
  await page.getByText(say("portal-saved")).waitFor();
  await page.goto(`${baton.base}/portal/profile/second-factor`);
  await look(page, "portal-second-factor");
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
