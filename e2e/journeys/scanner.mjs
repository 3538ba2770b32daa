// What mail scanners, link previews and browsers that fetch ahead do, with scripts on: every link of every mail asked
// for by GET and HEAD, every page rendered and nothing pressed, every link on it followed, every form posted without
// the page's nonce. Afterwards nothing has changed, and every link still does what it is for.
import { DESKTOP, PHONE, lastSight, launch, look, open } from "../lib/browser.mjs";
import { file } from "../lib/documents.mjs";
import { PASSWORD, document, linkIn, member, publish } from "../lib/firm.mjs";
import { Baton } from "../lib/server.mjs";
import { MailCatcher } from "../lib/smtp.mjs";
import { Texts } from "../lib/texts.mjs";

const texts = new Texts("en");
/** What a form without its nonce may get: never what it is for, never a failure of ours. */
const REFUSED = [303, 401, 403, 404, 405, 422];
/** More than this and the scanner walks in circles. */
const PAGES_MAX = 120;
const NONCES = ["nonce", "csrf"];
const CLIENT = { name: "Halden Marine", email: "ingrid@halden.example" };

const mails = await MailCatcher.start();
const baton = await Baton.start(mails.port);
const browser = await launch();
try {
  const setup = /http\S+\/setup\/\S+/.exec(baton.said())[0];
  const key = await baton.command("key", "create", "--name", "journey");
  const helen = await member(browser, baton, "Helen Brandt", "helen@sample.example", ["--admin", "--group", "compliance"]);
  await helen.goto(`${baton.base}/todo`);
  const startLink = await publish(baton, key, helen, "kyc-review", { name: "KYC and compliance review", owner: "Helen Brandt" });
  await helen.goto(`${baton.base}/`);
  await helen.getByRole("button", { name: texts.say("setup-steps-hide") }).click();
  await begin(key);
  const invitation = await baton.command("member", "add", "nadia@sample.example", "--name", "Nadia Rossi");
  const mail = await mails.take(CLIENT.email);
  const before = await everything(key);
  const outside = await scan(await browser.newContext(PHONE), [startLink, invitation, setup, ...allLinks()]);
  const inside = await scan(helen.context(), [`${baton.base}/`]);
  const after = await everything(key);
  if (after !== before) throw new Error(`something changed:\n${onlyIn(before, after)}\nis now\n${onlyIn(after, before)}`);
  expectWays(outside, { pages: 6, forms: 6 });
  expectWays(inside, { pages: 25, forms: 15 });
  await stillDoes(linkIn(baton, mail), invitation);
  if ((await everything(key)) === before) throw new Error("the comparison cannot fail");
  console.log(`${outside.pages + inside.pages} pages rendered, ${outside.forms + inside.forms} forms posted without their nonce; nothing changed.`);
} catch (error) {
  await lastSight(browser);
  console.error(baton.said());
  throw error;
} finally {
  await browser.close();
  await baton.stop();
  mails.stop();
}

/** A flow for a client who has a link to act. */
async function begin(key) {
  const start = {
    template: "kyc-review",
    record: { kind: "client", ...CLIENT },
    data: {
      company: "Halden Marine",
      seat: { street: "1 Harbour Road", postcode: "EH6 6NB", city: "Edinburgh", country: "Scotland" },
      sector: "Trade",
      public_office: false,
    },
  };
  await baton.api(key, "POST", "/flows", JSON.stringify(start));
}

/** Whatever a mail leads to, from its text and its HTML, each once. */
function allLinks() {
  const sources = mails.mails.flatMap(({ text, html }) => [text, html.replaceAll("&amp;", "&")]);
  return [...new Set(sources.flatMap((source) => source.match(new RegExp(`${baton.base}/[^\\s"'<>)]*`, "g")) ?? []))];
}

/** Flows with their logs, what `verify` says of both chains and their last hashes, and how many mails went out. */
async function everything(key) {
  const { flows } = await baton.api(key, "GET", "/flows");
  const logs = await Promise.all(flows.map(({ id }) => baton.api(key, "GET", `/flows/${id}/log`)));
  const whole = await Promise.all([...flows.map(({ id }) => id), "audit"].map((what) => baton.command("verify", what)));
  return JSON.stringify({ flows, logs, whole, mails: mails.mails.length }, null, 1);
}

/** The lines of one text that the other has not. */
function onlyIn(one, other) {
  const known = new Set(other.split("\n"));
  return one.split("\n").filter((line) => !known.has(line)).join("\n");
}

/** Walks from these addresses wherever links lead on this server. */
async function scan(context, addresses) {
  const page = await open(context);
  const waiting = [...addresses];
  const seen = new Set();
  let forms = 0;
  for (let address = waiting.shift(); address; address = waiting.shift()) {
    const path = address.replace(baton.base, "").replace(/#.*/, "");
    if (seen.has(path) || !address.startsWith(baton.base) || seen.size >= PAGES_MAX) continue;
    seen.add(path);
    if (!(await isPage(context, path))) continue;
    await page.goto(baton.base + path, { waitUntil: "load" });
    await page.evaluate(() => document.fonts.ready.then(() => null));
    const found = await page.evaluate(onPage);
    for (const form of found.forms) await post(context, form);
    forms += found.forms.length;
    waiting.push(...found.links);
  }
  if (page.complaints.length) throw new Error(page.complaints.join("\n"));
  await page.close();
  return { pages: seen.size, forms };
}

/** Asks by HEAD and by GET; what is to be saved, streams, and what is no page is not rendered. */
async function isPage({ request }, path) {
  if (path === "/live") return false;
  const head = await request.head(baton.base + path, { maxRedirects: 0 });
  const got = await request.get(baton.base + path, { maxRedirects: 0 });
  if (head.status() !== got.status()) throw new Error(`${path}: HEAD ${head.status()}, GET ${got.status()}`);
  if (got.status() >= 500) throw new Error(`${path}: ${got.status()}`);
  return (got.headers()["content-type"] ?? "").startsWith("text/html") || got.status() === 303;
}

/** In the page: where its links lead, and its forms with what a program would fill in. */
function onPage() {
  const value = (field) => {
    if (field.type === "email") return "somebody@sample.example";
    if (field instanceof HTMLSelectElement) return [...field.options].at(-1)?.value ?? "";
    return field.value || "1";
  };
  const forms = [...document.forms].filter((form) => form.method === "post");
  return {
    links: [...document.querySelectorAll("a[href], iframe[src], img[src]")].map((one) => one.href || one.src),
    forms: forms.map((form) => ({
      action: form.action,
      isMultipart: form.enctype === "multipart/form-data",
      fields: [...form.elements].filter(({ name, type }) => name && type !== "file").map((field) => [field.name, value(field)]),
      files: [...form.elements].filter(({ name, type }) => name && type === "file").map(({ name }) => name),
    })),
  };
}

/** Without a nonce, with an empty one, with one made up. */
async function post({ request }, { action, isMultipart, fields, files }) {
  const ours = fields.filter(([name]) => !NONCES.includes(name));
  for (const nonce of [[], NONCES.map((name) => [name, ""]), NONCES.map((name) => [name, "a.1.b"])]) {
    const body = new FormData();
    for (const [name, value] of [...ours, ...nonce]) body.append(name, value);
    for (const name of files) body.append(name, new File([file("", "Scanned").buffer], "scanned.pdf", { type: "application/pdf" }));
    const sent = isMultipart ? { multipart: body } : { form: body };
    const answer = await request.post(action, { ...sent, maxRedirects: 0 });
    if (!REFUSED.includes(answer.status())) throw new Error(`${action}: ${answer.status()}`);
  }
}

function expectWays(found, least) {
  if (found.pages < least.pages || found.forms < least.forms) throw new Error(`it found only ${JSON.stringify(found)}`);
}

/** The client gives what is asked for; the invited chooses a password. */
async function stillDoes(action, invitation) {
  const client = await open(await browser.newContext(PHONE));
  await client.goto(action);
  await client.getByRole("heading", { name: "Please send us your documents" }).waitFor();
  await look(client, "action-after-the-scan");
  const passport = document(client, "Passport or identity card");
  await passport.locator("input[type=file]").setInputFiles(file("passport.pdf", "Passport"));
  await client.getByRole("button", { name: "Remove passport.pdf" }).waitFor();
  for (const label of ["Proof of address", "Extract from the commercial register"]) {
    const one = document(client, label);
    await one.locator("summary").click();
    await one.getByLabel("Why not?").fill("We moved last week.");
    await one.getByRole("button", { name: "Tell us" }).click();
    await one.getByText("You told us that you do not have this").waitFor();
  }
  await client.getByRole("button", { name: /^Send/ }).last().click();
  await client.getByRole("heading", { name: /^Thank you/ }).waitFor();
  const nadia = await open(await browser.newContext(DESKTOP));
  await nadia.goto(invitation);
  await nadia.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await nadia.getByLabel(texts.say("session-choose-again")).fill(PASSWORD);
  await nadia.getByRole("button", { name: texts.say("session-choose-button") }).click();
  await nadia.getByRole("heading", { level: 1 }).waitFor();
}
