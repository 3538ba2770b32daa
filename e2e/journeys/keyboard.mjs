// A whole case by keyboard alone, the client's part and the firm's: everything is reached with Tab, shows that it has the
// focus, and is done with Enter, Space and arrows. No mouse, no touch.
import { DESKTOP, lastSight, launch, look, open } from "../lib/browser.mjs";
import { file } from "../lib/documents.mjs";
import { PASSWORD, act, document, linkIn, member, publish } from "../lib/firm.mjs";
import { Keyboard } from "../lib/keyboard.mjs";
import { Baton } from "../lib/server.mjs";
import { MailCatcher } from "../lib/smtp.mjs";
import { Texts } from "../lib/texts.mjs";

const CLIENT = { name: "Ingrid Solheim", email: "ingrid@halden.example", company: "Halden Marine" };
const texts = new Texts("en");
const say = (id) => texts.say(id);

const mails = await MailCatcher.start();
const baton = await Baton.start(mails.port, { BATON_LOG_FORMAT: "json" });
const browser = await launch();
try {
  const key = await baton.command("key", "create", "--name", "journey");
  const admin = await member(browser, baton, "Helen Brandt", "helen@sample.example", ["--group", "compliance", "--admin"]);
  const startLink = await publish(baton, key, admin, "kyc-review", { name: "KYC and compliance review", owner: "Helen Brandt" });
  for (const name of ["Omar", "Nadia"]) {
    await baton.command("member", "add", `${name.toLowerCase()}@sample.example`, "--name", name, "--group", "approvers");
  }
  await admin.context().close();
  const client = await window();
  await start(client, startLink);
  await give(client);
  const officer = await signIn("helen@sample.example");
  await check(officer);
  await approve(officer);
  await screen(officer);
  await write(officer);
  await readBack(client);
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

async function window() {
  const page = await open(await browser.newContext(DESKTOP));
  page.keys = new Keyboard(page);
  return page;
}

async function start({ keys }, startLink) {
  const page = keys.page;
  await page.goto(startLink);
  await keys.type(page.getByLabel(say("start-name")), CLIENT.name);
  await keys.type(page.getByLabel(say("start-email"), { exact: true }), CLIENT.email);
  await keys.type(page.getByLabel("Legal name of your company"), CLIENT.company);
  await keys.type(page.getByLabel(say("form-street")), "1 Harbour Road");
  await keys.type(page.getByLabel(say("form-postcode")), "EH6 6NB");
  await keys.type(page.getByLabel(say("form-city")), "Edinburgh");
  await keys.type(page.getByLabel(say("form-country"), { exact: true }), "Scotland");
  await keys.tick(page.getByLabel("Trade", { exact: true }));
  await keys.tick(page.getByLabel(say("word-no"), { exact: true }));
  await keys.press(page.getByRole("button", { name: say("start-send") }));
  await page.getByRole("heading", { name: texts.like("action-thanks-name", { name: CLIENT.name }) }).waitFor();
}

/** Two documents chosen in the file chooser, one declined with a reason. */
async function give({ keys }) {
  const page = keys.page;
  await page.goto(linkIn(baton, await mails.take(CLIENT.email)));
  for (const [label, name] of [["Passport", "passport.pdf"], ["Proof of address", "bill.pdf"]]) {
    await keys.attach(document(page, label).locator("input[type=file]"), file(name, name));
    await page.getByRole("button", { name: `Remove ${name}` }).waitFor();
  }
  const register = document(page, "Extract from the commercial register");
  await keys.press(register.locator("summary"));
  await keys.type(register.getByLabel(say("act-document-none-why")), "We are not registered yet.");
  await keys.press(register.getByRole("button", { name: say("act-document-none-tell") }));
  await page.getByText(say("act-document-declined")).waitFor();
  await look(page, "ready");
  await keys.press(page.getByRole("button", { name: /^Send/ }).last());
  await page.getByRole("heading", { name: new RegExp(`^${say("action-thanks")}`) }).waitFor();
}

async function signIn(email) {
  // Their password is set by the journey's set-up; signing in is theirs.
  const { keys } = await window();
  const page = keys.page;
  await page.goto(`${baton.base}/sign-in`);
  await keys.type(page.getByLabel(say("session-email")), email);
  await keys.type(page.getByLabel(say("session-password")), PASSWORD);
  await keys.press(page.getByRole("button", { name: say("session-button") }));
  await page.getByRole("heading", { level: 1 }).waitFor();
  return { keys };
}

/** From To do into the workspace, and the documents one by one. */
async function check({ keys }) {
  const page = keys.page;
  await keys.press(page.getByRole("navigation").getByRole("link", { name: say("todo-title") }));
  await page.getByRole("heading", { name: say("todo-title"), level: 1 }).waitFor();
  await keys.press(page.getByRole("link", { name: new RegExp(CLIENT.company) }).first());
  await page.getByRole("heading", { name: CLIENT.company, level: 1 }).waitFor();
  await keys.press(page.getByRole("button", { name: "Accept Passport" }));
  await page.getByText(say("said-accepted")).waitFor();
  await keys.press(page.getByRole("button", { name: /Do without it.*Extract/ }));
  await page.getByText(say("said-waived")).waitFor();
  await keys.press(page.getByRole("button", { name: "Accept Proof of address" }));
  await page.getByText(say("said-accepted")).waitFor();
}

async function approve({ keys }) {
  const page = keys.page;
  const approval = act(page, "Do the documents show who");
  for (const box of await approval.getByRole("checkbox").all()) await keys.tick(box);
  await keys.tick(approval.getByLabel("Low", { exact: true }));
  await look(page, "approval");
  await keys.press(approval.getByRole("button", { name: say("act-approve") }));
  await page.getByText(say("said-approved")).waitFor();
}

async function screen({ keys }) {
  const page = keys.page;
  const who = act(page, "Who screens");
  await keys.choose(who.getByLabel("Analyst"), "Helen Brandt");
  await keys.press(who.getByRole("button", { name: say("act-done") }));
  await page.getByText(say("said-completed")).waitFor();
  const screening = act(page, "Screen ");
  await keys.attach(screening.locator("input[type=file]"), file("screening.pdf", "Report of the screening"));
  await screening.getByRole("button", { name: "Remove screening.pdf" }).waitFor();
  await keys.type(screening.getByLabel("Hits that remain"), "0");
  await keys.tick(screening.getByLabel("EU", { exact: true }));
  await keys.press(screening.getByRole("button", { name: say("act-done") }));
  await page.getByText(say("said-completed")).waitFor();
}

/** The tabs, and a message to the client. */
async function write({ keys }) {
  const page = keys.page;
  const tabs = page.getByRole("navigation", { name: say("workspace-tabs") });
  await keys.press(tabs.getByRole("link", { name: say("workspace-tab-messages") }));
  const box = page.getByLabel(texts.like("workspace-write-to", { people: CLIENT.name }));
  await keys.type(box, "Thank you, we have all we need.");
  await keys.press(page.locator("form").filter({ has: box }).getByRole("button"));
  await page.getByText(say("said-message-sent")).waitFor();
  await keys.press(tabs.getByRole("link", { name: say("workspace-tab-history") }));
  await keys.press(page.getByRole("link", { name: say("workspace-proof-check") }));
  await page.getByText("all are right").waitFor();
}

/** The client reads the message and answers. */
async function readBack({ keys }) {
  const page = keys.page;
  const mail = await mails.take(CLIENT.email, (mail) => mail.text.includes("all we need"));
  await page.goto(linkIn(baton, mail));
  await page.getByText("all we need").waitFor();
  await keys.type(page.getByLabel(say("progress-write")), "You are welcome.");
  await keys.press(page.getByRole("button", { name: say("progress-send") }));
  await page.getByText("You are welcome.").first().waitFor();
  await look(page, "progress");
}
