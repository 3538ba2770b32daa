// A firm shows itself: a colour that is too pale is corrected by one press, pictures, words below every page, and a host
// name of its own under which clients start, act and sign in, and members do not.
import { DESKTOP, PHONE, look, open } from "../lib/browser.mjs";
import { answerKyc, linkIn, member, publish } from "../lib/firm.mjs";
import { stage } from "../lib/stage.mjs";
import { Texts } from "../lib/texts.mjs";
import { weigh } from "../lib/weight.mjs";

/** Browsers know that it is this machine. */
const HOST = "start.localhost";
const PALE = "#f5c400";
const FOOTER = "Sample & Co. Advisors LLP\nRegistered in England, no. 00000000";
const CLIENT = { name: "Ingrid Solheim", email: "ingrid@halden.example", company: "Halden Marine" };
const texts = new Texts("en");
const say = (id) => texts.say(id);

const { mails, baton, browser, play } = await stage();
const place = baton.base.replace("127.0.0.1", HOST);
await play(async () => {
  const key = await baton.command("key", "create", "--name", "journey");
  const helen = await member(browser, baton, "Helen Brandt", "helen@sample.example", ["--admin", "--group", "compliance"]);
  await publish(baton, key, helen, "kyc-review", { name: "KYC and compliance review", owner: "Helen Brandt" });
  await colour(helen);
  await pictures(helen);
  await words(helen);
  await door();
  const address = await send(helen);
  await started(address);
  await counted(helen);
  baton.expectNothingAbout(CLIENT.name, CLIENT.email, CLIENT.company);
});

/** What words in it look like is said at once; the offered colour is one press away. */
async function colour(page) {
  await page.goto(`${baton.base}/admin/organisation`);
  await look(page, "organisation");
  const input = page.getByLabel(say("organisation-color"), { exact: true });
  await input.fill(PALE);
  await page.getByText(/hard to read on white: 1\.6 : 1/).waitFor();
  const offer = page.getByRole("button", { name: /^Take #/ });
  await look(page, "organisation-pale");
  await page.emulateMedia({ colorScheme: "dark" });
  await look(page, "organisation-pale-dark");
  await page.emulateMedia({ colorScheme: "light" });
  await page.getByText(/hard to read on white/).waitFor();
  const offered = await offer.getAttribute("value");
  await offer.click();
  await page.getByText(texts.like("organisation-color-readable")).waitFor();
  if ((await input.inputValue()) !== offered) throw new Error("the offered colour was not taken");
  if (await offer.isVisible()) throw new Error("it is still offered");
}

async function pictures(page) {
  await page.getByRole("button", { name: say("organisation-save"), exact: true }).click();
  await page.getByText(say("said-organisation-saved")).waitFor();
  const input = (name) => page.locator(`input[type=file][name=${name}]`);
  const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  await input("logo").setInputFiles({ name: "logo.svg", mimeType: "image/png", buffer: drawing });
  await page.getByRole("button", { name: say("organisation-logo-upload") }).click();
  await page.getByText(say("organisation-logo-svg")).waitFor();
  await look(page, "organisation-drawing");
  await input("logo").setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: await painted("#1d4f91", 96, 96) });
  await page.getByRole("button", { name: say("organisation-logo-upload") }).click();
  await page.getByRole("button", { name: say("organisation-logo-remove") }).waitFor();
  await input("sign_in").setInputFiles({ name: "door.png", mimeType: "image/png", buffer: await painted("linear-gradient(#1d4f91, #b0451f)", 900, 1200) });
  await page.getByRole("button", { name: say("organisation-picture-upload") }).click();
  await page.getByRole("button", { name: say("organisation-picture-remove") }).waitFor();
}

/** A picture of nothing but this. */
async function painted(background, width, height) {
  const page = await (await browser.newContext({ viewport: { width, height } })).newPage();
  await page.setContent(`<body style="margin:0;height:100vh;background:${background}">`);
  const picture = await page.screenshot();
  await page.context().close();
  return picture;
}

async function words(page) {
  const host = page.getByLabel(say("organisation-own-host"), { exact: true });
  await page.getByLabel(say("organisation-footer")).fill(FOOTER);
  await host.fill(`https://${HOST}`);
  await page.getByRole("button", { name: say("organisation-save"), exact: true }).click();
  await page.getByText(say("organisation-own-host-wrong")).waitFor();
  await host.fill(HOST);
  await page.getByRole("button", { name: say("organisation-save"), exact: true }).click();
  await page.getByText(say("said-organisation-saved")).waitFor();
  await page.getByRole("link", { name: texts.like("organisation-own-host-open", { address: place }) }).waitFor();
  await look(page, "organisation-saved");
}

/** Clients sign in at the host name; members do not. */
async function door() {
  for (const [size, name] of [[DESKTOP, "door-desktop"], [PHONE, "door-phone"]]) {
    const page = await open(await browser.newContext(size));
    await page.goto(`${place}/`);
    await page.getByRole("heading", { name: say("portal-sign-in-title") }).waitFor();
    if (new URL(page.url()).origin !== place) throw new Error(`the portal is at ${page.url()}`);
    await page.getByText("Registered in England").waitFor();
    await look(page, name);
    if (size === PHONE) await weigh(page, { isPublic: true });
    const answer = await page.goto(`${place}/sign-in`);
    if (answer.status() !== 404) throw new Error(`members sign in at the host name: ${answer.status()}`);
    await look(page, `${name}-nothing`);
    await page.context().close();
  }
}

/** The Start Link by mail, with words of the sender's own. Gives the address in it. */
async function send(page) {
  await page.goto(`${baton.base}/templates/kyc-review/start-link`);
  await page.getByLabel(say("start-link-send-to"), { exact: true }).fill(`${CLIENT.email}, nobody`);
  await page.getByLabel(say("start-link-send-message"), { exact: true }).fill("Dear Ingrid,\n\nplease begin here.");
  const button = page.getByRole("button", { name: say("start-link-send-button"), exact: true });
  await button.click();
  await page.getByText(texts.like("start-problem-address", { address: "nobody" })).waitFor();
  await look(page, "send-wrong");
  await page.getByLabel(say("start-link-send-to"), { exact: true }).fill(CLIENT.email);
  await button.click();
  await page.getByText(say("said-start-link-sent")).waitFor();
  const mail = await mails.take(CLIENT.email);
  for (const words of ["please begin here.", "Helen Brandt", FOOTER.split("\n")[1]]) {
    if (!mail.text.includes(words)) throw new Error(`“${words}” is not in the mail:\n${mail.text}`);
  }
  // The mail is here a moment before its row says so.
  const sent = page.getByRole("row").filter({ hasText: CLIENT.email }).getByText(say("start-link-state-sent"), { exact: true });
  for (const began = Date.now(); !(await sent.isVisible()); await page.reload()) {
    if (Date.now() - began > 10_000) throw new Error("the mail went, and its row does not say so");
  }
  await look(page, "sent");
  return new RegExp(`${place}/s/\\S+`).exec(mail.text)[0];
}

async function started(address) {
  const page = await open(await browser.newContext(PHONE));
  await page.goto(address);
  await page.getByLabel(say("start-name")).fill(CLIENT.name);
  await page.getByLabel(say("start-email"), { exact: true }).fill(CLIENT.email);
  await answerKyc(page, say, CLIENT.company);
  await look(page, "start");
  await page.getByRole("button", { name: say("start-send"), exact: true }).click();
  await page.getByRole("heading", { name: /^Thank you/ }).waitFor();
  await page.goto(linkIn({ base: place }, await mails.take(CLIENT.email)));
  await page.getByRole("heading", { name: "Please send us your documents" }).waitFor();
  await look(page, "action");
  await page.context().close();
}

async function counted(page) {
  await page.reload();
  const row = page.getByRole("row").filter({ hasText: CLIENT.email });
  await row.getByRole("cell", { name: "1", exact: true }).waitFor();
}
