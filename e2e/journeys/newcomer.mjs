// A stranger with an empty folder: from the set-up link that `baton serve` prints to the first flow a client has begun, by
// way of mail settings with a test message. Home shows what is left to do, until nothing is.
import { DESKTOP, PHONE, lastSight, launch, look, open } from "../lib/browser.mjs";
import { PASSWORD, linkIn } from "../lib/firm.mjs";
import { Baton } from "../lib/server.mjs";
import { MailCatcher } from "../lib/smtp.mjs";
import { Texts } from "../lib/texts.mjs";

/** What a newcomer may need, reading and thinking left out. */
const SECONDS_MAX = 300;
const ME = { name: "Priya Raman", email: "priya@newcomer.example", firm: "Newcomer & Co." };
const CLIENT = { name: "Marcus Oyelaran", email: "marcus@halden.example", company: "Halden Marine" };
const texts = new Texts("en");
const say = (id) => texts.say(id);

const mails = await MailCatcher.start();
const began = performance.now();
const baton = await Baton.start(mails.port, {
  BATON_SMTP: "",
  BATON_MAIL_FROM: "",
  BATON_ORGANISATION: "",
  BATON_ZONE: "",
});
const browser = await launch();
try {
  const page = await open(await browser.newContext(DESKTOP));
  await setUp(page);
  await mail(page);
  await template(page);
  await firstFlow(page);
  await invite(page);
  await done(page);
  const seconds = (performance.now() - began) / 1000;
  if (seconds > SECONDS_MAX) throw new Error(`a newcomer needs ${seconds} s`);
  console.log(`A newcomer is done in ${seconds.toFixed(1)} s.`);
  baton.expectNothingAbout(ME.name, ME.email, CLIENT.name, CLIENT.email, CLIENT.company);
} catch (error) {
  await lastSight(browser);
  console.error(baton.said());
  throw error;
} finally {
  await browser.close();
  await baton.stop();
  mails.stop();
}

/** Whoever opens the server before it is set up is told where to look; the link works once. */
async function setUp(page) {
  await page.goto(`${baton.base}/`);
  await page.getByText(say("session-not-set-up")).waitFor();
  await look(page, "not-set-up");
  const link = new RegExp(`${baton.base}/setup/\\S+`).exec(baton.said())[0];
  await page.goto(link);
  await page.getByRole("heading", { name: say("setup-title") }).waitFor();
  await look(page, "set-up");
  await page.getByLabel(say("setup-organisation"), { exact: true }).fill(ME.firm);
  await page.getByLabel(say("setup-name"), { exact: true }).fill(ME.name);
  await page.getByLabel(say("setup-email")).fill(ME.email);
  await page.getByLabel(say("setup-password")).first().fill(PASSWORD);
  await page.getByRole("button", { name: say("setup-button") }).click();
  await page.getByRole("heading", { name: say("organisation-mail-title"), level: 1 }).waitFor();
  const other = await open(await browser.newContext(DESKTOP));
  await other.goto(link);
  await other.getByRole("heading", { name: say("setup-link-dead-title") }).waitFor();
  await look(other, "set-up-again");
  await other.context().close();
}

/** A server that is not there is said so in its own words; then one that is. */
async function mail(page) {
  await look(page, "mail");
  await page.getByLabel(say("organisation-host")).fill("127.0.0.1");
  await page.getByLabel(say("organisation-port"), { exact: true }).fill("1");
  await page.getByLabel(say("organisation-tls-none")).check();
  await page.getByLabel(say("organisation-sender")).fill("flows@newcomer.example");
  await page.getByRole("button", { name: say("organisation-mail-test") }).click();
  await page.getByText(say("organisation-test-failed")).waitFor();
  await look(page, "mail-test-failed");
  await page.getByLabel(say("organisation-port"), { exact: true }).fill(`${mails.port}`);
  await page.getByRole("button", { name: say("organisation-mail-test") }).click();
  await page.getByText(/The server took the message/).waitFor();
  await mails.take(ME.email);
  await look(page, "mail-tested");
  await page.getByRole("button", { name: say("organisation-mail-save"), exact: true }).click();
  await page.getByText(say("said-mail-saved")).waitFor();
}

async function template(page) {
  await page.goto(`${baton.base}/`);
  await page.getByRole("heading", { name: say("setup-steps-title") }).waitFor();
  await look(page, "home-first-steps");
  await page.getByRole("button", { name: /^Use KYC/ }).first().click();
  await page.getByText(say("said-template-taken")).waitFor();
}

/** The Start Link as a client opens it, and the mail that comes of it. */
async function firstFlow(page) {
  await page.goto(`${baton.base}/`);
  await look(page, "home-template-taken");
  const address = await page.getByRole("link", { name: say("setup-step-flow-open") }).getAttribute("href");
  const phone = await open(await browser.newContext(PHONE));
  await phone.goto(new URL(address, baton.base).href);
  await phone.getByLabel(say("start-name")).fill(CLIENT.name);
  await phone.getByLabel(say("start-email"), { exact: true }).fill(CLIENT.email);
  await phone.getByLabel("Legal name of your company").fill(CLIENT.company);
  await phone.getByLabel(say("form-street")).fill("1 Harbour Road");
  await phone.getByLabel(say("form-postcode")).fill("EH6 6NB");
  await phone.getByLabel(say("form-city")).fill("Edinburgh");
  await phone.getByLabel(say("form-country")).fill("Scotland");
  await phone.getByLabel("Trade", { exact: true }).check();
  await phone.getByLabel(say("word-no"), { exact: true }).check();
  await phone.getByRole("button", { name: say("start-send") }).click();
  await phone.getByRole("heading", { name: texts.like("action-thanks-name", { name: CLIENT.name }) }).waitFor();
  await phone.goto(linkIn(baton, await mails.take(CLIENT.email)));
  await phone.getByRole("heading", { name: "Please send us your documents" }).waitFor();
  await phone.context().close();
}

async function invite(page) {
  await page.goto(`${baton.base}/`);
  await page.getByRole("link", { name: say("setup-step-members-button") }).click();
  await page.getByLabel(say("member-name"), { exact: true }).fill("Tom Okafor");
  await page.getByLabel(say("member-email"), { exact: true }).fill("tom@newcomer.example");
  await page.getByLabel("approvers", { exact: true }).check();
  await page.getByRole("button", { name: say("member-add-button") }).click();
  await page.getByLabel(say("member-link-label")).waitFor();
  await mails.take("tom@newcomer.example");
}

/** All steps are done, so the list is gone, and the flow is there. */
async function done(page) {
  await page.goto(`${baton.base}/`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await look(page, "home");
  if (await page.getByRole("heading", { name: say("setup-steps-title") }).count()) throw new Error("the first steps are done, and still listed");
  await page.getByText(CLIENT.company).first().waitFor();
}
