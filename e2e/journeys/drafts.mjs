// Nothing typed is lost: reloads, a lost connection, another device, two presses of a button, and no scripts at all.
import { PHONE, DESKTOP, lastSight, launch, look, open } from "../lib/browser.mjs";
import { file } from "../lib/documents.mjs";
import { linkIn, member } from "../lib/firm.mjs";
import { Baton } from "../lib/server.mjs";
import { MailCatcher } from "../lib/smtp.mjs";
import { Texts } from "../lib/texts.mjs";

const TEMPLATE = `
baton: 1
key: questions
name: A few questions
description: So that we can make you an offer.
roles:
  client: {name: Client, party: client, fill: record.contact}
start:
  initializer: client
  form:
    - {key: company, label: Company, type: text, required: true, names_record: true}
    - {key: plan, label: Business plan, type: file, types: [pdf]}
stages:
  - stage: one
    name: Questions
    steps:
      - step: about
        kind: form
        role: client
        title: Tell us about your company
        form:
          - {key: story, label: What do you do?, type: long_text, required: true}
          - {key: size, label: How many are you?, type: choice, options: [Up to ten, More], required: true}
        due: 3 business days
`;
const STORY = "We bake bread for forty cafés.";

const texts = new Texts("en");
const say = (id) => texts.say(id);
const mails = await MailCatcher.start();
const baton = await Baton.start(mails.port);
const browser = await launch();
try {
  const key = await baton.command("key", "create", "--name", "journey");
  const helen = await member(browser, baton, "Helen Brandt", "helen@sample.example", ["--admin"]);
  const startLink = await startLinkOf(key, helen);
  const phone = await open(await browser.newContext(PHONE));
  await begin(phone, startLink, { name: "Ada Lund", email: "ada@lund.example" });
  await expectFlows(key, 1);
  const link = linkIn(baton, await mails.take("ada@lund.example"));
  await typeAndReload(phone, link);
  await elsewhere(link);
  await withoutConnection(phone);
  await withoutScripts(startLink);
  await notForMe(startLink);
  console.log(`Nothing typed was lost; pictures of ${look.taken()} pages are in e2e/out/drafts.`);
} catch (error) {
  await lastSight(browser);
  console.error(baton.said());
  throw error;
} finally {
  await browser.close();
  await baton.stop();
  mails.stop();
}

async function startLinkOf(key, page) {
  await baton.api(key, "POST", "/templates", TEMPLATE, "application/yaml");
  await baton.api(key, "POST", "/templates/questions/publication");
  await page.goto(`${baton.base}/templates/questions`);
  await page.getByLabel("Start Link is on").check();
  await page.getByLabel("Owner of what it starts").selectOption({ label: "Helen Brandt" });
  await page.getByRole("button", { name: "Save Start Link" }).click();
  await page.getByText("The Start Link is saved.").waitFor();
  return page.locator("input[readonly]").first().inputValue();
}

async function expectFlows(key, count) {
  const { flows } = await baton.api(key, "GET", "/flows");
  if (flows.length !== count) throw new Error(`${flows.length} flows instead of ${count}`);
}

async function expectValue(field, value) {
  const found = await field.inputValue();
  if (found !== value) throw new Error(`“${found}” instead of “${value}”`);
}

/** The start form survives a reload, an upload, a lost connection, and is sent once by two presses. */
async function begin(page, startLink, who) {
  await page.goto(startLink);
  await page.getByLabel(say("start-name")).fill(who.name);
  await page.getByLabel("Company").fill("Lund & Sons");
  await page.reload();
  await expectValue(page.getByLabel("Company"), "Lund & Sons");
  await page.getByLabel("Choose a file").setInputFiles(file("plan.pdf", "Business plan"));
  await page.getByRole("button", { name: "Remove plan.pdf" }).waitFor();
  await expectValue(page.getByLabel(say("start-name")), who.name);
  await page.getByLabel(say("start-email"), { exact: true }).fill(who.email);
  await look(page, "start-uploaded");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: say("start-send") }).last().click();
  await page.getByText(say("action-offline")).waitFor();
  page.complaints.length = 0;
  await look(page, "start-offline");
  await page.context().setOffline(false);
  await page.getByRole("button", { name: say("start-send") }).last().dblclick();
  await page.getByRole("heading", { name: `Thank you, ${who.name}` }).waitFor();
  const left = await page.evaluate(() => Object.keys(sessionStorage).length);
  if (left) throw new Error("the browser still keeps what was sent");
}

async function fillStory(page) {
  await page.getByLabel("What do you do?").fill(STORY);
  const saved = page.waitForResponse((answer) => answer.url().endsWith("/draft"));
  await page.getByLabel("Up to ten").check();
  await saved;
}

async function expectStory(page) {
  await expectValue(page.getByLabel("What do you do?"), STORY);
  if (!(await page.getByLabel("Up to ten").isChecked())) throw new Error("the choice is lost");
}

async function typeAndReload(page, link) {
  await page.goto(link);
  await fillStory(page);
  await page.reload();
  await expectStory(page);
  await page.goto("about:blank");
  await page.goto(link);
  await expectStory(page);
  if (page.url() !== link) throw new Error(`the address shows what was typed: ${page.url()}`);
  await look(page, "action-typed");
}

/** At the desk nothing of it is shown until a code is typed. */
async function elsewhere(link) {
  const page = await open(await browser.newContext(DESKTOP));
  await page.goto(link);
  await page.getByText(say("action-elsewhere"), { exact: true }).waitFor();
  await expectValue(page.getByLabel("What do you do?"), "");
  await look(page, "action-elsewhere");
  await page.getByRole("link", { name: say("action-elsewhere-code") }).click();
  await page.getByRole("button", { name: say("link-code-send") }).click();
  await look(page, "code");
  const mail = await mails.take("ada@lund.example");
  await page.getByLabel(say("link-code-label")).fill(/\b\d{6}\b/.exec(mail.text)[0]);
  await page.getByRole("button", { name: say("link-code-open") }).click();
  await expectStory(page);
  await page.context().close();
}

/** Typed and sent without a connection: kept, said, and sent once there is one. */
async function withoutConnection(page) {
  await page.context().setOffline(true);
  await page.getByLabel("What do you do?").fill(`${STORY} And cakes.`);
  await page.getByText(say("action-kept-here")).waitFor();
  await page.getByRole("button", { name: say("act-send"), exact: true }).last().click();
  await page.getByText(say("action-offline")).waitFor();
  page.complaints.length = 0;
  await look(page, "action-offline");
  await page.context().setOffline(false);
  await page.getByRole("button", { name: say("act-send"), exact: true }).last().dblclick();
  await page.getByRole("heading", { name: "Thank you, Ada Lund" }).waitFor();
  await look(page, "action-done");
  const left = await page.evaluate(() => Object.keys(localStorage).length);
  if (left) throw new Error("the browser still keeps what was sent");
}

/** The same by buttons alone. */
async function withoutScripts(startLink) {
  const page = await open(await browser.newContext({ ...PHONE, javaScriptEnabled: false, colorScheme: "dark" }), { scripts: false });
  await page.goto(startLink);
  await page.getByLabel(say("start-name")).fill("Bo Berg");
  await page.getByLabel(say("start-email"), { exact: true }).fill("bo@berg.example");
  await page.getByLabel("Company").fill("Berg");
  await page.getByLabel("Choose a file").setInputFiles(file("plan.pdf", "Business plan"));
  await page.getByRole("button", { name: say("form-file-upload") }).click();
  await page.getByRole("button", { name: "Remove plan.pdf" }).waitFor();
  await expectValue(page.getByLabel("Company"), "Berg");
  await look(page, "start-without-scripts");
  await page.getByRole("button", { name: say("start-send") }).last().click();
  await page.getByRole("heading", { name: "Thank you, Bo Berg" }).waitFor();
  await page.goto(linkIn(baton, await mails.take("bo@berg.example")));
  await page.getByLabel("What do you do?").fill(STORY);
  await page.getByLabel("Up to ten").check();
  await page.getByRole("button", { name: say("action-keep") }).click();
  await page.getByText(say("action-kept-now")).waitFor();
  await expectStory(page);
  await look(page, "action-kept-without-scripts");
  await page.getByRole("button", { name: say("act-send"), exact: true }).last().click();
  await page.getByRole("heading", { name: "Thank you, Bo Berg" }).waitFor();
  await page.context().close();
}

/** "Not for me", and the page of the link afterwards. */
async function notForMe(startLink) {
  const page = await open(await browser.newContext(PHONE));
  await page.goto(startLink);
  await page.getByLabel(say("start-name")).fill("Cleo Sand");
  await page.getByLabel(say("start-email"), { exact: true }).fill("cleo@sand.example");
  await page.getByLabel("Company").fill("Sand");
  await page.getByRole("button", { name: say("start-send") }).last().click();
  await page.getByRole("heading", { name: "Thank you, Cleo Sand" }).waitFor();
  const link = linkIn(baton, await mails.take("cleo@sand.example"));
  await page.goto(link);
  await page.getByText(say("action-not-mine")).click();
  await page.getByLabel(say("action-not-mine-note")).fill("My partner Dora does this.");
  await look(page, "not-mine");
  await page.getByRole("button", { name: say("action-not-mine-send") }).click();
  await page.getByRole("heading", { name: say("action-returned-title") }).waitFor();
  await look(page, "handed-back");
  const mail = await mails.take("helen@sample.example");
  if (!mail.text.includes("My partner Dora does this.")) throw new Error(`the owner is not told:\n${mail.text}`);
  await page.context().close();
}
