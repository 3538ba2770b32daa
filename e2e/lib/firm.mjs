// The firm of a journey: its members at their desks, its template with the Start Link on.
import { readFileSync } from "node:fs";
import path from "node:path";
import { DESKTOP, look, open } from "./browser.mjs";

export const TEMPLATES = path.resolve(import.meta.dirname, "../../templates");
export const PASSWORD = "a sentence is easy to keep";

/** Invited by command line, chooses a password. */
export async function member(browser, baton, name, email, more) {
  const link = await baton.command("member", "add", email, "--name", name, ...more);
  const page = await open(await browser.newContext(DESKTOP));
  await page.goto(link);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByLabel("The same again").fill(PASSWORD);
  await page.getByRole("button", { name: "Save and sign in" }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

/** Publishes a shipped template over the API and switches its Start Link on, on its page. Gives its address. */
export async function publish(baton, key, page, template, { name, owner }) {
  const source = readFileSync(path.join(TEMPLATES, `${template}.yaml`), "utf8");
  await baton.api(key, "POST", "/templates", source, "application/yaml");
  await baton.api(key, "POST", `/templates/${template}/publication`);
  await page.getByRole("link", { name: "Templates", exact: true }).click();
  await page.getByRole("heading", { name: "Templates", level: 1 }).waitFor();
  await look(page, "templates");
  await page.getByRole("link", { name }).click();
  await page.getByLabel("Start Link is on").check();
  await page.getByLabel("Owner of what it starts").selectOption({ label: owner });
  await page.getByRole("button", { name: "Save Start Link" }).click();
  await page.getByText("The Start Link is saved.").waitFor();
  await look(page, "template");
  return page.locator("input[readonly]").first().inputValue();
}

/** The link a mail leads to. */
export function linkIn(baton, mail) {
  const found = new RegExp(`${baton.base}/[af]/\\S+`).exec(mail.text);
  if (!found) throw new Error(`no link in “${mail.subject}”:\n${mail.text}`);
  return found[0];
}

/** One step of a workspace, by the beginning of its title. */
export function act(page, title) {
  return page.getByRole("article").filter({ has: page.getByRole("heading", { name: new RegExp(`^${title}`) }) });
}

/** One document of a request. */
export function document(page, label) {
  return page.getByRole("group", { name: new RegExp(label) });
}

/** What the start form of the shipped KYC template asks. */
export async function answerKyc(page, say, company) {
  await page.getByLabel("Legal name of your company").fill(company);
  await page.getByLabel(say("form-street")).fill("1 Harbour Road");
  await page.getByLabel(say("form-postcode")).fill("EH6 6NB");
  await page.getByLabel(say("form-city")).fill("Edinburgh");
  await page.getByLabel(say("form-country"), { exact: true }).fill("Scotland");
  await page.getByLabel("Trade", { exact: true }).check();
  await page.getByLabel(say("word-no"), { exact: true }).check();
}
