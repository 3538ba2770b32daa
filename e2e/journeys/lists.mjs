// A section and a list of owners: on a phone, with a mistake, a reload and an entry taken back; by keyboard; and without
// any script. What was given is read by whoever decides on it.
import { DESKTOP, PHONE, look, open } from "../lib/browser.mjs";
import { act, linkIn, member } from "../lib/firm.mjs";
import { stage } from "../lib/stage.mjs";
import { Texts } from "../lib/texts.mjs";
import { weigh } from "../lib/weight.mjs";

const TEMPLATE = `
baton: 1
key: owners
name: Who owns you
description: The law asks us to know who owns the firms we work for.
roles:
  client: {name: Client, party: client, fill: record.contact}
  officer: {name: Officer, party: us, fill: group officers}
start:
  initializer: client
  form:
    - {key: company, label: Company, type: text, required: true, names_record: true}
    - {key: sector, label: Sector, type: choice, options: [Banking, Other], required: true}
    - section: Ownership
      hint: Everyone who holds a quarter or more.
      shown_if: 'start.sector == "Banking"'
      fields:
        - {key: held_by_state, label: Is a state among the owners?, type: yes_no, required: true}
        - key: owners
          label: Owners
          type: list
          entry: Owner
          max: 10
          required: true
          fields:
            - {key: name, label: Name, type: text, required: true}
            - {key: share, label: Share in percent, type: number, decimals: 1, required: true}
            - {key: role, label: Role, type: choice, options: [Chair, Member], required: true}
            - {key: since, label: Chair since, type: date, required: true, shown_if: 'owners.role == "Chair"'}
stages:
  - stage: one
    name: Check
    steps:
      - {step: check, kind: approval, role: officer, title: Are these the owners?, sees: [start], outcome: {denied: end}}
      - step: signing
        kind: form
        role: client
        title: Who signs for you?
        form:
          - key: signers
            label: Signers
            type: list
            entry: Signer
            min: 2
            max: 4
            required: true
            fields:
              - {key: name, label: Name, type: text, required: true}
              - {key: email, label: E-mail, type: email}
`;

const ADA = { called: "Ada Lund", share: "62.5", role: "Chair", since: "2019-04-01" };
const BO = { called: "Bo Berg", share: "a third", role: "Member" };

const texts = new Texts("en");
const say = (id) => texts.say(id);
const { mails, baton, browser, play } = await stage();

await play(async () => {
  const key = await baton.command("key", "create", "--name", "journey");
  const helen = await member(browser, baton, "Helen Brandt", "helen@sample.example", ["--admin", "--group", "officers"]);
  const startLink = await startLinkOf(key, helen);
  const phone = await open(await browser.newContext(PHONE));
  await fillOnPhone(phone, startLink);
  await decide(helen);
  await byKeyboard(phone);
  await withoutScripts(startLink);
  await expectOwners(key);
  console.log(`Owners were named, corrected and read; pictures of ${look.taken()} pages are in e2e/out/lists.`);
});

async function startLinkOf(key, page) {
  await baton.api(key, "POST", "/templates", TEMPLATE, "application/yaml");
  await baton.api(key, "POST", "/templates/owners/publication");
  await page.goto(`${baton.base}/templates/owners`);
  await page.getByText("Ownership").waitFor();
  await look(page, "template");
  await page.getByLabel("Start Link is on").check();
  await page.getByLabel("Owner of what it starts").selectOption({ label: "Helen Brandt" });
  await page.getByRole("button", { name: "Save Start Link" }).click();
  await page.getByText("The Start Link is saved.").waitFor();
  return page.locator("input[readonly]").first().inputValue();
}

function entry(page, name) {
  return page.getByRole("group", { name, exact: true });
}

/** What adds one, as far as it is seen. */
function offers(page, noun) {
  return page.locator("details:not([open]) > summary:visible", { hasText: `Add ${noun}` });
}

async function add(page, noun) {
  await offers(page, noun).click();
}

async function expectValue(field, value) {
  const found = await field.inputValue();
  if (found !== value) throw new Error(`“${found}” instead of “${value}”`);
}

async function expectHidden(locator, is = true) {
  await locator.first().waitFor({ state: is ? "hidden" : "visible" });
}

async function owner(page, name, { called, share, role, since }) {
  const one = entry(page, name);
  // Chosen by a script and not by a person, it is kept with what is typed next.
  await one.getByLabel("Role", { exact: true }).selectOption(role);
  await one.getByLabel("Name").fill(called);
  await one.getByLabel("Share in percent").fill(share);
  if (since) await one.getByLabel("Chair since").fill(since);
}

async function fillOnPhone(page, startLink) {
  await page.goto(startLink);
  await weigh(page, { isPublic: true });
  await page.getByLabel(say("start-name")).fill("Ada Lund");
  await page.getByLabel(say("start-email"), { exact: true }).fill("ada@lund.example");
  await page.getByLabel("Company").fill("Lund Bank");
  await expectHidden(page.getByRole("group", { name: "Ownership" }));
  await page.getByLabel("Banking").check();
  await page.getByLabel(say("word-no"), { exact: true }).check();
  await expectHidden(entry(page, "Owner 1").getByLabel("Chair since"));
  await owner(page, "Owner 1", ADA);
  await look(page, "one-owner");
  await add(page, "owner");
  await owner(page, "Owner 2", BO);
  await expectHidden(entry(page, "Owner 2").getByLabel("Chair since"));
  await page.reload();
  await expectValue(entry(page, "Owner 1").getByLabel("Chair since"), ADA.since);
  await expectValue(entry(page, "Owner 2").getByLabel("Share in percent"), BO.share);
  await takeBack(page);
  await page.getByRole("button", { name: say("start-send") }).click();
  await page.getByRole("link", { name: /^Owner 2, Share in percent:/ }).waitFor();
  await look(page, "mistake");
  await page.getByRole("link", { name: /^Owner 2, Share in percent:/ }).click();
  const wrong = entry(page, "Owner 2").getByLabel("Share in percent");
  if (!(await wrong.evaluate((one) => one === document.activeElement))) throw new Error("the link does not lead to the input");
  await wrong.fill("37.5");
  await page.getByRole("button", { name: say("start-send") }).click();
  await page.getByRole("heading", { name: "Thank you, Ada Lund" }).waitFor();
}

/** What whoever does not see the page is told. */
async function hear(page, words) {
  await page.getByRole("status").filter({ hasText: words }).waitFor();
}

/** A third owner is removed, the first too, and the first brought back. */
async function takeBack(page) {
  await add(page, "owner");
  await entry(page, "Owner 3").getByRole("button", { name: "Remove Owner 3" }).click();
  await expectHidden(entry(page, "Owner 3"));
  await hear(page, "Owner 3 was removed.");
  await entry(page, "Owner 1").getByRole("button", { name: "Remove Owner 1" }).click();
  await hear(page, "Owner 1 was removed.");
  await page.locator("[data-gone]", { hasText: "Owner 1 was removed." }).waitFor();
  await expectValue(entry(page, "Owner 1").getByLabel("Name"), BO.called);
  await expectHidden(entry(page, "Owner 2"));
  await look(page, "removed");
  await page.getByRole("button", { name: say("form-entry-undo") }).click();
  await expectValue(entry(page, "Owner 1").getByLabel("Name"), ADA.called);
  await expectValue(entry(page, "Owner 2").getByLabel("Name"), BO.called);
}

async function decide(page) {
  await page.getByRole("link", { name: say("shell-todo") }).first().click();
  await page.getByRole("link", { name: /Are these the owners/ }).click();
  const step = act(page, "Are these the owners");
  for (const words of ["Ownership", "Owner 1", "Ada Lund", "1 April 2019", "Owner 2", "37.5"]) await step.getByText(words, { exact: true }).first().waitFor();
  await look(page, "workspace");
  await step.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("article").filter({ hasText: "Who signs for you?" }).first().waitFor();
}

/** Two signers are asked for; a third is added, and all is sent, without a mouse. */
async function byKeyboard(page) {
  await page.goto(linkIn(baton, await mails.take("ada@lund.example")));
  await weigh(page, { isPublic: true });
  const keys = page.keyboard;
  await entry(page, "Signer 1").getByLabel("Name").focus();
  await keys.type("Ada Lund");
  await keys.press("Tab");
  await keys.press("Tab");
  await keys.type("Bo Berg");
  await keys.press("Tab");
  await keys.press("Tab");
  await keys.press("Enter");
  await keys.type("Cy Dahl");
  // The one before may be on its way: what counts is the one with all of it.
  const holdsAll = (request) => request.url().endsWith("/draft") && (request.postData() ?? "").includes("lund.example");
  const saved = page.waitForResponse((answer) => holdsAll(answer.request()));
  await keys.press("Tab");
  await keys.type("cy@lund.example");
  await saved;
  await look(page, "signers");
  await page.reload();
  await expectValue(entry(page, "Signer 3").getByLabel("Name"), "Cy Dahl");
  await page.getByRole("button", { name: say("act-send"), exact: true }).last().focus();
  await keys.press("Enter");
  await page.getByRole("heading", { name: /Thank you/ }).waitFor();
  await look(page, "signers-sent");
}

/** As many as there may be, without a script or a way to the server. */
async function withoutScripts(startLink) {
  const page = await open(await browser.newContext({ ...PHONE, javaScriptEnabled: false }), { scripts: false });
  await page.goto(startLink);
  await page.getByText("Only if “Sector” is Banking.").waitFor();
  await look(page, "without-scripts");
  await page.getByLabel(say("start-name")).fill("Cy Dahl");
  await page.getByLabel(say("start-email"), { exact: true }).fill("cy@dahl.example");
  await page.getByLabel("Company").fill("Dahl Bank");
  await page.getByLabel("Banking").check();
  await page.getByLabel(say("word-no"), { exact: true }).check();
  await owner(page, "Owner 1", ADA);
  for (const number of [2, 3]) {
    if ((await offers(page, "owner").count()) !== 1) throw new Error("one is added at a time");
    await add(page, "owner");
    await owner(page, `Owner ${number}`, { ...BO, called: `Owner no. ${number}`, share: number === 2 ? "" : "10" });
  }
  await page.getByRole("button", { name: say("start-send") }).click();
  await page.getByRole("link", { name: /^Owner 2, Share in percent:/ }).waitFor();
  await look(page, "without-scripts-mistake");
  await expectValue(entry(page, "Owner 3").getByLabel("Name"), "Owner no. 3");
  await entry(page, "Owner 2").getByLabel("Share in percent").fill("12");
  await page.getByRole("button", { name: say("start-send") }).click();
  await page.getByRole("heading", { name: "Thank you, Cy Dahl" }).waitFor();
  await page.context().close();
}

async function expectOwners(key) {
  const { flows } = await baton.api(key, "GET", "/flows");
  const all = await Promise.all(flows.map(({ id }) => baton.api(key, "GET", `/flows/${id}`)));
  const names = all.map(({ data }) => data.start.owners.map(({ name }) => name).join(", ")).sort();
  const expected = ["Ada Lund, Bo Berg", "Ada Lund, Owner no. 2, Owner no. 3"];
  if (names.join("; ") !== expected.join("; ")) throw new Error(`owners are ${names.join("; ")}`);
}
