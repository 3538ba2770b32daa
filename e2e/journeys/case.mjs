// A real case from Start Link to finish, in a browser: the client on a phone (once with scripts, once without), the
// firm at a desk. Every page looked at has no accessibility violation; the log at the end is whole.
import { readFileSync } from "node:fs";
import path from "node:path";
import { DESKTOP, PHONE, lastSight, launch, look, open } from "../lib/browser.mjs";
import { file } from "../lib/documents.mjs";
import { PASSWORD, TEMPLATES, act, document, linkIn, publish } from "../lib/firm.mjs";
import { verify } from "../lib/log.mjs";
import { Baton } from "../lib/server.mjs";
import { MailCatcher } from "../lib/smtp.mjs";
import { Texts } from "../lib/texts.mjs";
import { weigh } from "../lib/weight.mjs";

const texts = new Texts("en");
const say = (id) => texts.say(id);

const mails = await MailCatcher.start();
const baton = await Baton.start(mails.port);
const browser = await launch();
try {
  const key = await baton.command("key", "create", "--name", "journey");
  const officer = await guest("Helen Brandt", "helen@sample.example", ["--group", "compliance", "--admin"]);
  const approver = await guest("Omar Diaz", "omar@sample.example", ["--group", "approvers"]);
  await baton.command("member", "add", "nadia@sample.example", "--name", "Nadia Rossi", "--group", "approvers");
  const startLink = await publish(baton, key, officer, "kyc-review", { name: "KYC and compliance review", owner: "Helen Brandt" });
  await aCase({ key, officer, approver, startLink, client: { name: "Ingrid Solheim", email: "ingrid@halden.example", company: "Halden Marine" } });
  await aCase({
    key,
    officer,
    approver,
    startLink,
    client: { name: "Jonas Weber", email: "jonas@weber.example", company: "Weber Werkzeuge", scripts: false, colorScheme: "dark" },
  });
  await administration(officer);
  await deadLinks();
  baton.expectNothingAbout("Ingrid", "ingrid@", "Halden", "Jonas", "jonas@", "Weber", "Harbour Road", "older than three months");
  console.log(`The case is complete; pictures of ${look.taken()} pages are in e2e/out/case.`);
} catch (error) {
  await lastSight(browser);
  console.error(baton.said());
  throw error;
} finally {
  await browser.close();
  await baton.stop();
  mails.stop();
}

/** Invited by command line, chooses a password with a slip, signs out and in again. */
async function guest(name, email, more) {
  const link = await baton.command("member", "add", email, "--name", name, ...more);
  const page = await open(await browser.newContext(DESKTOP));
  await page.goto(link);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByLabel(say("session-choose-again")).fill("another");
  await page.getByRole("button", { name: say("session-choose-button") }).click();
  await page.getByText(say("problem-password-other")).first().waitFor();
  await look(page, "password-wrong");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByLabel(say("session-choose-again")).fill(PASSWORD);
  await page.getByRole("button", { name: say("session-choose-button") }).click();
  await page.getByRole("navigation").getByRole("link", { name: say("home-title") }).waitFor();
  await page.locator("summary", { hasText: "your account" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByLabel(say("session-email")).fill(email);
  await page.getByLabel(say("session-password")).fill(PASSWORD);
  await look(page, "sign-in");
  await weigh(page, { isPublic: true });
  await page.getByRole("button", { name: say("session-button") }).click();
  await page.getByRole("navigation").getByRole("link", { name: say("home-title") }).waitFor();
  await look(page, "home-empty");
  await weigh(page, { isPublic: false });
  await page.goto(`${baton.base}/todo`);
  await page.getByRole("heading", { name: say("todo-title"), level: 1 }).waitFor();
  await look(page, "todo-empty");
  await weigh(page, { isPublic: false });
  return page;
}

async function aCase({ key, officer, approver, startLink, client }) {
  const { scripts = true, colorScheme = "light" } = client;
  const phone = await open(await browser.newContext({ ...PHONE, colorScheme, javaScriptEnabled: scripts }), { scripts });
  for (const page of [officer, approver]) await page.emulateMedia({ colorScheme });
  await start(phone, startLink, client);
  await give(phone, client);
  await returnOne(officer, client);
  await correct(phone, client);
  const flow = await review(officer, client);
  await clear(approver, officer, client);
  await readAgain(phone, client);
  const log = await baton.api(key, "GET", `/flows/${flow}/log`);
  verify(flow, log.entries);
  const whole = await baton.command("verify", flow);
  if (!whole.includes("whole")) throw new Error(whole);
  await phone.context().close();
}

/** The Start Link: first with a mistake, which costs nothing that was typed. */
async function start(page, startLink, client) {
  await page.goto(startLink);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await look(page, "start");
  await weigh(page, { isPublic: true });
  await page.getByLabel("Your name").fill(client.name);
  await page.getByLabel("E-mail", { exact: true }).fill("ingrid@halden");
  await page.getByLabel("Legal name of your company").fill(client.company);
  await page.getByLabel("Street and number").fill("1 Harbour Road");
  await page.getByLabel("Postcode").fill("EH6 6NB");
  await page.getByLabel("Town or city").fill("Edinburgh");
  await page.getByLabel("Country", { exact: true }).fill("Scotland");
  await page.getByLabel("Trade", { exact: true }).check();
  await page.getByLabel("No", { exact: true }).check();
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText("Please correct one thing").waitFor();
  await expectValue(page.getByLabel("Legal name of your company"), client.company);
  await look(page, "start-wrong");
  await page.getByLabel("E-mail", { exact: true }).fill(client.email);
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByRole("heading", { name: `Thank you, ${client.name}` }).waitFor();
  await look(page, "started");
  await weigh(page, { isPublic: true });
}

/** The magic link of the mail: documents one by one, one of a wrong type first. */
async function give(page, client) {
  const mail = await mails.take(client.email);
  await page.goto(linkIn(baton, mail));
  await page.getByRole("heading", { name: "Please send us your documents" }).waitFor();
  await look(page, "action");
  await weigh(page, { isPublic: true });
  await upload(page, "Passport or identity card", {
    name: "passport.exe",
    mimeType: "application/octet-stream",
    buffer: Buffer.from([0x4d, 0x5a, 0x00, 0x01, 0x02]),
  });
  await page.getByText("Give a file of one of these types").first().waitFor();
  await look(page, "action-wrong");
  await upload(page, "Passport or identity card", file("passport.pdf", "Passport"));
  await page.getByRole("button", { name: "Remove passport.pdf" }).waitFor();
  await upload(page, "Proof of address", file("bill.pdf", "Electricity bill of last year"));
  await page.getByRole("button", { name: "Remove bill.pdf" }).waitFor();
  const register = document(page, "Extract from the commercial register");
  await register.locator("summary").click();
  await register.getByLabel("Why not?").fill("We are not registered yet.");
  await register.getByRole("button", { name: "Tell us" }).click();
  await page.getByText("You told us that you do not have this").waitFor();
  await look(page, "action-ready");
  await page.getByRole("button", { name: /^Send/ }).last().click();
  await page.getByRole("heading", { name: /^Thank you/ }).waitFor();
  await look(page, "action-done");
}

/** The officer picks it up, accepts one document, does without another, and returns the third with a reason. */
async function returnOne(page, client) {
  await page.goto(`${baton.base}/todo`);
  await page.getByRole("link", { name: new RegExp(client.company) }).first().click();
  await page.getByRole("heading", { name: client.company, level: 1 }).waitFor();
  await look(page, "workspace-review");
  await weigh(page, { isPublic: false });
  await page.getByRole("button", { name: "Accept Passport" }).click();
  await page.getByText("The document is accepted.").waitFor();
  await page.getByRole("button", { name: /Do without it.*Extract/ }).click();
  await page.getByText("goes on without this document").waitFor();
  const address = page.getByRole("listitem").filter({ hasText: "Proof of address" }).filter({ has: page.getByRole("button") });
  await address.locator("summary", { hasText: "Return" }).click();
  await address.getByLabel("What is wrong, for the client").fill("The bill is older than three months. Please send a newer one.");
  await look(page, "workspace-return");
  await address.getByRole("button", { name: "Return to the client" }).click();
  await page.getByText("The document goes back").waitFor();
  await look(page, "workspace-returned");
}

/** The client is asked for that document only. */
async function correct(page, client) {
  const mail = await mails.take(client.email, (mail) => mail.text.includes("older than three months"));
  await page.goto(linkIn(baton, mail));
  await page.getByText("We need this one again").waitFor();
  await page.getByText("The bill is older than three months").waitFor();
  if ((await page.locator("input[type=file]").count()) !== 1) throw new Error("more than the returned document is asked for");
  await look(page, "action-again");
  await upload(page, "Proof of address", file("bill-new.pdf", "Electricity bill of last month"));
  await page.getByRole("button", { name: "Remove bill-new.pdf" }).waitFor();
  await page.getByRole("button", { name: /^Send/ }).last().click();
  await page.getByRole("heading", { name: /^Thank you/ }).waitFor();
}

/** Accepts the new one, verifies, says who screens, screens. Gives the flow's id. */
async function review(page, client) {
  await page.goto(`${baton.base}/todo`);
  await page.getByRole("link", { name: new RegExp(client.company) }).first().click();
  await page.getByRole("button", { name: "Accept Proof of address" }).click();
  await page.getByText("The document is accepted.").waitFor();
  const flow = new URL(page.url()).pathname.split("/")[2];
  await look(page, "workspace-approval");
  const approval = act(page, "Do the documents show who");
  await approval.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("alert").first().waitFor();
  await look(page, "workspace-approval-wrong");
  for (const box of await approval.getByRole("checkbox").all()) await box.check();
  await approval.getByLabel("Low", { exact: true }).check();
  await approval.getByRole("button", { name: "Approve" }).click();
  await page.getByText("You approved it.").waitFor();
  const who = act(page, "Who screens");
  await who.getByLabel("Analyst").selectOption({ label: "Helen Brandt" });
  await who.getByRole("button", { name: "Done" }).click();
  await page.getByText("The step is finished").waitFor();
  const screening = act(page, "Screen ");
  await screening.locator("input[type=file]").setInputFiles(file("screening.pdf", "Report of the screening"));
  await screening.getByRole("button", { name: "Remove screening.pdf" }).waitFor();
  await screening.getByLabel("Hits that remain").fill("0");
  await screening.getByLabel("EU", { exact: true }).check();
  await look(page, "workspace-task");
  await screening.getByRole("button", { name: "Done" }).click();
  await page.getByText("The step is finished").waitFor();
  return flow;
}

/** The second approval ends the case; the tabs show how it went. */
async function clear(approver, officer, client) {
  await approver.goto(`${baton.base}/todo`);
  await look(approver, "todo");
  await approver.getByRole("link", { name: new RegExp(client.company) }).first().click();
  await approver.getByRole("heading", { name: client.company, level: 1 }).waitFor();
  await look(approver, "workspace-pool");
  await act(approver, "Clear ").getByRole("button", { name: "Pick up" }).click();
  await approver.getByText("It is yours now.").waitFor();
  await act(approver, "Clear ").getByRole("link", { name: "Send back…" }).click();
  await approver.getByRole("heading", { name: /^Send back/ }).waitFor();
  await look(approver, "send-back");
  await approver.goBack();
  await act(approver, "Clear ").getByRole("button", { name: "Approve" }).click();
  await approver.getByText("You approved it.").waitFor();
  await look(approver, "workspace-completed");
  await officer.reload();
  for (const tab of ["Messages", "Files", "History"]) {
    await officer.getByRole("navigation", { name: "Workspace" }).getByRole("link", { name: tab }).click();
    await officer.getByRole("navigation", { name: "Workspace" }).locator("[aria-current=page]", { hasText: tab }).waitFor();
    await look(officer, `workspace-${tab.toLowerCase()}`);
  }
  await officer.getByRole("link", { name: say("workspace-proof-check") }).click();
  await officer.getByText("each carries the hash of the one before, and all are right").waitFor();
  await look(officer, "workspace-history-checked");
  await officer.goto(`${baton.base}/flows?status=completed`);
  await officer.getByRole("link", { name: client.company }).waitFor();
  await look(officer, "flows");
  await weigh(officer, { isPublic: false });
}

/** The last mail leads to the whole flow; what was given is read again after a code by mail. */
async function readAgain(page, client) {
  const mail = await mails.take(client.email, (mail) => mail.text.includes("complete"));
  await page.goto(linkIn(baton, mail));
  await page.getByText("our checks of").first().waitFor();
  if ((await page.getByRole("link", { name: "passport.pdf" }).count()) !== 0) throw new Error("a file opens without a code");
  await look(page, "progress");
  await weigh(page, { isPublic: true });
  await page.getByRole("link", { name: "Open your files" }).click();
  await page.getByRole("button", { name: "Mail me the code" }).click();
  await page.getByLabel("Code").fill("000000");
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByText("This is not the code").first().waitFor();
  await look(page, "code-wrong");
  const code = /\b(\d{6})\b/.exec((await mails.take(client.email, (mail) => /\b\d{6}\b/.test(mail.text))).text)[1];
  await page.getByLabel("Code").fill(code);
  await page.getByRole("button", { name: "Open", exact: true }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "passport.pdf" }).click()]);
  if (!readFileSync(await download.path()).equals(file("", "Passport").buffer)) throw new Error("another file came back");
  await look(page, "progress-proved");
}

/** Templates written as text, members and keys. */
async function administration(page) {
  await page.emulateMedia({ colorScheme: "light" });
  const source = readFileSync(path.join(TEMPLATES, "tax-preparation.yaml"), "utf8");
  await page.goto(`${baton.base}/templates/new`);
  await page.getByLabel("Template", { exact: true }).fill(source.replace("stages:", "stagez:"));
  await page.getByRole("button", { name: "Save draft" }).click();
  await page.getByText("unknown word").or(page.getByText("stagez")).first().waitFor();
  await look(page, "template-wrong");
  await page.getByLabel("Template", { exact: true }).fill(source);
  await page.getByRole("button", { name: "Save draft" }).click();
  await page.getByText("The draft is saved.").waitFor();
  await look(page, "template-draft");
  await page.getByRole("button", { name: "Publish version 1" }).click();
  await page.getByText("Published. New flows use this version.").waitFor();
  await page.getByRole("link", { name: "Start…" }).click();
  await page.getByRole("button", { name: /^Start / }).waitFor();
  await look(page, "flow-new");
  await page.goto(`${baton.base}/admin/members`);
  await page.getByLabel("Name", { exact: true }).fill("Tom Okafor");
  await page.getByLabel("E-mail").fill("tom@sample.example");
  await page.getByRole("button", { name: "Add member" }).click();
  await page.getByLabel("One-time link").waitFor();
  await look(page, "members");
  await weigh(page, { isPublic: false });
  await page.getByRole("link", { name: "approvers" }).click();
  await page.getByLabel("Tom Okafor").check();
  await look(page, "group");
  await page.getByRole("button", { name: "Save group" }).click();
  await page.getByText("The group is saved.").waitFor();
  await page.goto(`${baton.base}/admin/keys`);
  await page.getByLabel("Name", { exact: true }).fill("Reporting");
  await page.getByRole("button", { name: "Create key" }).click();
  await page.getByText("Reporting").first().waitFor();
  await look(page, "keys");
}

/** A link nobody wrote, and a page that is not there. */
async function deadLinks() {
  const page = await open(await browser.newContext(PHONE));
  await page.goto(`${baton.base}/a/nobody.1.wrote-this`);
  await page.getByRole("heading", { name: "This link works no more" }).waitFor();
  await look(page, "dead-link");
  await page.getByRole("button", { name: "Mail me a new link" }).click();
  await page.getByRole("heading", { name: "Look into your mail" }).waitFor();
  await page.goto(`${baton.base}/nothing-here`);
  await look(page, "not-found");
}

/** With scripts the chosen file uploads itself; without, its own button does it. */
async function upload(page, label, chosen) {
  const place = document(page, label);
  await place.locator("input[type=file]").setInputFiles(chosen);
  if (!page.scripts) await place.getByRole("button", { name: "Upload" }).click();
}

async function expectValue(input, value) {
  const found = await input.inputValue();
  if (found !== value) throw new Error(`“${found}” stands where “${value}” was typed`);
}
