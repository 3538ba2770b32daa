// A client whose browser speaks German, and a member who chooses German: pages and mails follow, down to the last word.
import { readFileSync } from "node:fs";
import path from "node:path";
import { DESKTOP, PHONE, lastSight, launch, look, open } from "../lib/browser.mjs";
import { file } from "../lib/documents.mjs";
import { TEMPLATES, document, linkIn, member, publish } from "../lib/firm.mjs";
import { Baton } from "../lib/server.mjs";
import { MailCatcher } from "../lib/smtp.mjs";
import { Texts } from "../lib/texts.mjs";

const CLIENT = { name: "Jonas Weber", email: "jonas@weber.example", company: "Weber Werkzeuge" };
const template = readFileSync(path.join(TEMPLATES, "kyc-review.yaml"), "utf8");
const german = new Texts("de");
const english = new Texts("en");

const mails = await MailCatcher.start();
const baton = await Baton.start(mails.port);
const browser = await launch();
try {
  const key = await baton.command("key", "create", "--name", "journey");
  const officer = await member(browser, baton, "Helen Brandt", "helen@sample.example", ["--group", "compliance", "--admin"]);
  const startLink = await publish(baton, key, officer, "kyc-review", { name: "KYC and compliance review", owner: "Helen Brandt" });
  const phone = await open(await browser.newContext({ ...PHONE, locale: "de-DE" }));
  await start(phone, startLink);
  await give(phone);
  await choose(officer);
  await signedOut();
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

async function start(page, startLink) {
  await page.goto(startLink);
  await expectGerman(page, "start");
  await page.getByLabel(german.say("start-name")).fill(CLIENT.name);
  await page.getByLabel(german.say("start-email"), { exact: true }).fill(CLIENT.email);
  await page.getByLabel("Legal name of your company").fill(CLIENT.company);
  await page.getByRole("button", { name: german.say("start-send") }).click();
  // Answers are missing: what is wrong is said in German as well.
  await page.getByRole("alert").first().waitFor();
  await expectGerman(page, "start-wrong");
  await page.getByLabel(german.say("form-street")).fill("Hafenstraße 1");
  await page.getByLabel(german.say("form-postcode")).fill("20457");
  await page.getByLabel(german.say("form-city")).fill("Hamburg");
  await page.getByLabel(german.say("form-country"), { exact: true }).fill("Deutschland");
  await page.getByLabel("Trade", { exact: true }).check();
  await page.getByLabel(german.say("word-no"), { exact: true }).check();
  await page.getByRole("button", { name: german.say("start-send") }).click();
  await page.getByRole("heading", { name: german.like("action-thanks-name", { name: CLIENT.name }) }).waitFor();
  await expectGerman(page, "started");
}

async function give(page) {
  const mail = await mails.take(CLIENT.email);
  expectGermanText(`${mail.subject}\n${mail.text}`, "the mail");
  await page.goto(linkIn(baton, mail));
  await expectGerman(page, "action");
  for (const [label, name] of [["Passport", "pass.pdf"], ["Proof of address", "rechnung.pdf"], ["Extract", "auszug.pdf"]]) {
    await document(page, label).locator("input[type=file]").setInputFiles(file(name, name));
    await page.getByText(name).first().waitFor();
  }
  await expectGerman(page, "action-ready");
  await page.getByRole("button", { name: /senden$/i }).last().click();
  await page.getByRole("heading", { name: german.like("action-thanks-name", { name: CLIENT.name.split(" ")[0] }) }).or(page.getByRole("heading", { name: new RegExp(`^${german.say("action-thanks")}`) })).first().waitFor();
  await expectGerman(page, "done");
}

/** A member whose browser speaks English chooses German on the profile page; everything follows. */
async function choose(page) {
  await page.goto(`${baton.base}/profile`);
  await page.getByLabel(english.say("profile-language")).selectOption({ label: "Deutsch" });
  await page.getByRole("button", { name: english.say("profile-save") }).click();
  await page.locator("html[lang=de]").waitFor();
  for (const place of ["/", "/todo", "/flows", "/templates", "/admin/members", "/admin/keys", "/profile"]) {
    await page.goto(baton.base + place);
    await expectGerman(page, `staff${place.replaceAll("/", "-")}`);
  }
  await page.goto(`${baton.base}/flows`);
  await page.getByRole("link", { name: CLIENT.company }).first().click();
  await page.getByRole("heading", { name: CLIENT.company, level: 1 }).waitFor();
  await expectGerman(page, "workspace");
}

async function signedOut() {
  const page = await open(await browser.newContext({ ...DESKTOP, locale: "de-AT" }));
  await page.goto(`${baton.base}/sign-in`);
  await expectGerman(page, "sign-in");
}

/** The page says so, and nothing of ours on it is English. */
async function expectGerman(page, name) {
  const language = await page.locator("html").getAttribute("lang");
  if (language !== "de") throw new Error(`${page.url()} says it is in “${language}”`);
  expectGermanText(await page.locator("body").innerText(), page.url());
  await look(page, name);
}

function expectGermanText(shown, where) {
  // What the template's author wrote stays as it is.
  const left = english.left(shown, german).filter(({ text }) => !template.includes(text)).map(({ id, text }) => `${id}: ${text}`);
  if (left.length) throw new Error(`${where} is not all German:\n  ${left.join("\n  ")}`);
}
