// A stranger with an empty folder: from the set-up link that `baton serve` prints to the first flow that is finished, by
// way of mail settings with a test message, looks, a shipped template, its Start Link and a client on a phone. Home shows
// what is left to do, until nothing is.
import { DESKTOP, PHONE, look, open } from "../lib/browser.mjs";
import { file } from "../lib/documents.mjs";
import { PASSWORD, act, answerKyc, document, linkIn } from "../lib/firm.mjs";
import { stage } from "../lib/stage.mjs";
import { Texts } from "../lib/texts.mjs";

/** What a newcomer may need, reading and thinking left out. */
const SECONDS_MAX = 300;
const ME = { name: "Priya Raman", email: "priya@newcomer.example", firm: "Newcomer & Co." };
const CLIENT = { name: "Marcus Oyelaran", email: "marcus@halden.example", company: "Halden Marine" };
const TEMPLATE = "KYC and compliance review";
/** Too pale for words on white. */
const COLOR = "#f5c400";
const FOOTER = "Newcomer & Co. LLP, 4 Example Row";
const texts = new Texts("en");
const say = (id) => texts.say(id);

const began = performance.now();
const { mails, baton, browser, play } = await stage({
  BATON_SMTP: "",
  BATON_MAIL_FROM: "",
  BATON_ORGANISATION: "",
  BATON_ZONE: "",
});
await play(async () => {
  const page = await open(await browser.newContext(DESKTOP));
  await setUp(page);
  await mail(page);
  await brand(page);
  await template(page);
  const phone = await open(await browser.newContext(PHONE));
  await begin(phone, await startLink(page));
  await give(phone);
  await invite(page);
  await done(page);
  await review(page);
  await told(phone);
  const seconds = (performance.now() - began) / 1000;
  if (seconds > SECONDS_MAX) throw new Error(`a newcomer needs ${seconds} s`);
  console.log(`A newcomer is done in ${seconds.toFixed(1)} s.`);
  baton.expectNothingAbout(ME.name, ME.email, CLIENT.name, CLIENT.email, CLIENT.company);
});

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

/** A colour that is too pale is corrected by one press; the words below pages are the firm's own. */
async function brand(page) {
  await page.goto(`${baton.base}/admin/organisation`);
  await page.getByLabel(say("organisation-color"), { exact: true }).fill(COLOR);
  await page.getByRole("button", { name: /^Take #/ }).click();
  await page.getByLabel(say("organisation-footer")).fill(FOOTER);
  await look(page, "brand");
  await page.getByRole("button", { name: say("organisation-save"), exact: true }).click();
  await page.getByText(say("said-organisation-saved")).waitFor();
}

/** From the list of templates: its page, and a mail to the first client. Gives the address in the mail. */
async function startLink(page) {
  await page.goto(`${baton.base}/`);
  await look(page, "home-template-taken");
  await page.getByRole("link", { name: say("setup-step-flow-open") }).waitFor();
  await page.getByRole("navigation").getByRole("link", { name: say("template-title"), exact: true }).first().click();
  await page.getByLabel(texts.like("start-link-menu-of", { name: TEMPLATE })).click();
  await page.getByRole("link", { name: say("start-link-menu") }).click();
  await page.getByLabel(say("start-link-send-to"), { exact: true }).fill(CLIENT.email);
  await page.getByLabel(say("start-link-send-message"), { exact: true }).fill("Dear Marcus, please begin here.");
  await look(page, "start-link");
  await page.getByRole("button", { name: say("start-link-send-button"), exact: true }).click();
  await page.getByText(say("said-start-link-sent")).waitFor();
  const mail = await mails.take(CLIENT.email);
  return new RegExp(`${baton.base}/s/\\S+`).exec(mail.text)[0];
}

/** The start page as a client opens it, in the firm's looks. */
async function begin(phone, address) {
  await phone.goto(address);
  await phone.getByText(FOOTER).waitFor();
  await look(phone, "start");
  await phone.getByLabel(say("start-name")).fill(CLIENT.name);
  await phone.getByLabel(say("start-email"), { exact: true }).fill(CLIENT.email);
  await answerKyc(phone, say, CLIENT.company);
  await phone.getByRole("button", { name: say("start-send"), exact: true }).click();
  await phone.getByRole("heading", { name: texts.like("action-thanks-name", { name: CLIENT.name }) }).waitFor();
}

/** The link of the mail: three documents, one of which there is not. */
async function give(phone) {
  await phone.goto(linkIn(baton, await mails.take(CLIENT.email)));
  await phone.getByRole("heading", { name: "Please send us your documents" }).waitFor();
  for (const [label, name] of [["Passport or identity card", "passport.pdf"], ["Proof of address", "bill.pdf"]]) {
    await document(phone, label).locator("input[type=file]").setInputFiles(file(name, label));
    await phone.getByRole("button", { name: `Remove ${name}` }).waitFor();
  }
  const register = document(phone, "Extract from the commercial register");
  await register.locator("summary").click();
  await register.getByLabel("Why not?").fill("We are not registered yet.");
  await register.getByRole("button", { name: "Tell us" }).click();
  await phone.getByText("You told us that you do not have this").waitFor();
  await phone.getByRole("button", { name: /^Send/ }).last().click();
  await phone.getByRole("heading", { name: /^Thank you/ }).waitFor();
}

/** Whoever took the template plays every part in it until others are there. */
async function review(page) {
  await page.goto(`${baton.base}/todo`);
  await page.getByRole("link", { name: new RegExp(CLIENT.company) }).first().click();
  await page.getByRole("button", { name: "Accept Passport" }).click();
  await page.getByText("The document is accepted.").waitFor();
  await page.getByRole("button", { name: "Accept Proof of address" }).click();
  await page.getByText("The document is accepted.").waitFor();
  await page.getByRole("button", { name: /Do without it.*Extract/ }).click();
  await page.getByText("goes on without this document").waitFor();
  const approval = act(page, "Do the documents show who");
  for (const box of await approval.getByRole("checkbox").all()) await box.check();
  await approval.getByLabel("Low", { exact: true }).check();
  await approval.getByRole("button", { name: "Approve" }).click();
  await page.getByText("You approved it.").waitFor();
  const who = act(page, "Who screens");
  await who.getByLabel("Analyst").selectOption({ label: ME.name });
  await who.getByRole("button", { name: "Done" }).click();
  await page.getByText("The step is finished").waitFor();
  const screening = act(page, "Screen ");
  await screening.locator("input[type=file]").setInputFiles(file("screening.pdf", "Report of the screening"));
  await screening.getByRole("button", { name: "Remove screening.pdf" }).waitFor();
  await screening.getByLabel("Hits that remain").fill("0");
  await screening.getByLabel("EU", { exact: true }).check();
  await screening.getByRole("button", { name: "Done" }).click();
  const clearing = act(page, "Clear ");
  await clearing.getByRole("button", { name: /^(Pick up|Approve)/ }).first().waitFor();
  // Somebody else may do it, too, since the invitation.
  const pick = clearing.getByRole("button", { name: "Pick up" });
  if (await pick.count()) await pick.click();
  await act(page, "Clear ").getByRole("button", { name: "Approve" }).click();
  await page.getByText("You approved it.").waitFor();
  await page.goto(`${baton.base}/flows?status=completed`);
  await page.getByRole("link", { name: CLIENT.company }).waitFor();
  await look(page, "finished");
}

/** The client hears of it, and sees that nothing is left. */
async function told(phone) {
  const mail = await mails.take(CLIENT.email, (mail) => mail.text.includes("complete"));
  await phone.goto(linkIn(baton, mail));
  await phone.getByText("our checks of").first().waitFor();
  await look(phone, "finished-for-the-client");
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
