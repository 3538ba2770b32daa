// Two members on one page see each other's acts within a second, what one is typing is never touched, and a browser
// has one stream however many tabs it has.
import { DESKTOP, lastSight, launch, open } from "../lib/browser.mjs";
import { Baton } from "../lib/server.mjs";
import { MailCatcher } from "../lib/smtp.mjs";

const PASSWORD = "a sentence is easy to keep";
const WITHIN_MS = 1_000;
/** More than a reason may be. */
const LONG = "word ".repeat(5_000).trim();
const TEMPLATE = `
baton: 1
key: two-desks
name: Two desks
started_from: [client]
roles:
  desk: {name: Desk, party: us, fill: group desk}
stages:
  - stage: work
    name: Work
    steps:
      - step: answer
        kind: form
        role: desk
        title: What do we answer?
        form:
          - {key: words, label: Our answer, type: long_text, required: true}
          - {key: again, label: Do they ask again?, type: yes_no}
`;

const mails = await MailCatcher.start();
const baton = await Baton.start(mails.port);
const browser = await launch();
try {
  const key = await baton.command("key", "create", "--name", "journey");
  await baton.api(key, "POST", "/templates", TEMPLATE, "application/yaml");
  await baton.api(key, "POST", "/templates/two-desks/publication");
  const helen = await member("Helen Brandt", ["--group", "desk", "--admin"]);
  const omar = await member("Omar Diaz", ["--group", "desk", "--admin"]);
  const flow = await lists(key, helen, omar);
  await messages(flow, helen, omar);
  await steps(flow, helen, omar);
  await refusedForm(flow, helen, omar);
  await gone(flow, helen, omar);
  await tabs(key, helen);
  await restart(key, omar);
  await stop(helen, omar);
  console.log("Pages follow each other.");
} catch (error) {
  await lastSight(browser);
  console.error(baton.said());
  throw error;
} finally {
  await browser.close();
  await baton.stop();
  mails.stop();
}

async function member(name, more) {
  const email = `${name.split(" ")[0].toLowerCase()}@sample.example`;
  const link = await baton.command("member", "add", email, "--name", name, ...more);
  const page = await open(await browser.newContext(DESKTOP));
  await page.goto(link);
  for (const field of await page.locator("input[type=password]").all()) await field.fill(PASSWORD);
  await page.getByRole("button", { name: "Save and sign in" }).click();
  await page.locator("#live").waitFor({ state: "attached" });
  return page;
}

/** What `act` does is seen by `other` in time, from the moment it is done. */
async function soon(what, act, seen) {
  await act();
  const began = performance.now();
  await seen.waitFor({ timeout: 10_000 });
  const took = Math.round(performance.now() - began);
  if (took > WITHIN_MS) throw new Error(`${what}: seen after ${took} ms`);
  console.log(`${what}: ${took} ms`);
}

async function start(key, name) {
  const record = { kind: "client", name, email: `${name.split(" ")[0].toLowerCase()}@client.example` };
  const body = { template: "two-desks", record };
  return (await baton.api(key, "POST", "/flows", JSON.stringify(body))).id;
}

/** A flow that starts appears on the list without anybody reloading. */
async function lists(key, helen, omar) {
  await helen.goto(`${baton.base}/flows`);
  await omar.goto(`${baton.base}/todo`);
  await connected(helen, omar);
  let flow;
  await soon("a flow on the list", async () => (flow = await start(key, "Halden Marine")), helen.getByText("Halden Marine").first());
  return flow;
}

/** A stream is open and has said how far the server is. */
async function connected(...pages) {
  for (const page of pages) await page.waitForFunction(() => navigator.locks.query().then(({ held }) => held.length > 0));
}

function thread(page) {
  return page.locator("form", { has: page.locator("input[name=thread][value=internal]") });
}

/** Messages arrive around what the other is writing: text, caret and focus stay. */
async function messages(flow, helen, omar) {
  for (const page of [helen, omar]) await page.goto(`${baton.base}/flows/${flow}/messages`);
  const writing = thread(omar).locator("textarea");
  await writing.fill("I think that we should ask them");
  await writing.evaluate((area) => area.setSelectionRange(8, 8));
  const say = async (words) => {
    await thread(helen).locator("textarea").fill(words);
    await thread(helen).locator("button").last().click();
    await helen.locator("main").getByText(words).first().waitFor();
  };
  await soon("a message", () => say("The register says Halden."), omar.getByText("The register says Halden."));
  await soon("another message", () => say("And nothing else."), omar.getByText("And nothing else."));
  const state = await writing.evaluate((area) => [area.value, area.selectionStart, area === document.activeElement]);
  if (JSON.stringify(state) !== JSON.stringify(["I think that we should ask them", 8, true])) {
    throw new Error(`what Omar was typing was touched: ${state}`);
  }
  await omar.keyboard.type("(today) ");
  if ((await writing.inputValue()) !== "I think (today) that we should ask them") throw new Error("the caret was moved");
  if (await omar.locator("#live-bar").isVisible()) throw new Error("a bar, though the form is as it was");
  await writing.fill("");
}

/** What is unfolded and what is open stays so while the page changes. */
async function steps(flow, helen, omar) {
  await helen.goto(`${baton.base}/flows/${flow}`);
  await omar.goto(`${baton.base}/flows/${flow}`);
  const menu = helen.locator("header details.dropdown");
  await menu.locator("summary").click();
  const before = await helen.locator("#live").getAttribute("data-mark");
  await omar.goto(`${baton.base}/flows/${flow}/messages`);
  await thread(omar).locator("textarea").fill("Once more.");
  await thread(omar).locator("button").last().click();
  await helen.waitForFunction((mark) => document.getElementById("live").dataset.mark !== mark, before);
  if (!(await menu.evaluate((details) => details.open))) throw new Error("the open menu was closed");
  await helen.keyboard.press("Escape");
}

/** A form that was refused keeps what was typed, whatever happens meanwhile. */
async function refusedForm(flow, helen, omar) {
  await helen.goto(`${baton.base}/flows/${flow}/messages`);
  await omar.goto(`${baton.base}/flows/${flow}/cancellation`);
  const reason = omar.locator("textarea[name=reason]");
  await reason.evaluate((area, words) => (area.value = words), LONG);
  await omar.locator("main form button").last().click();
  await omar.locator(".error, [aria-invalid=true]").first().waitFor();
  await thread(helen).locator("textarea").fill("Look at this.");
  await thread(helen).locator("button").last().click();
  await omar.waitForTimeout(1_500);
  if ((await reason.inputValue()).trim() !== LONG) throw new Error("what was refused was taken away");
}

/** Somebody else ends the flow while one is writing an answer: a bar says who, and shows it when asked to. */
async function gone(flow, helen, omar) {
  await helen.goto(`${baton.base}/flows/${flow}`);
  const pickUp = helen.locator("form[action$='/pickup'] button, form[action*='pick'] button").first();
  if (await pickUp.isVisible()) await pickUp.click();
  const answer = helen.getByLabel("Our answer");
  await answer.fill("We are glad to");
  await omar.goto(`${baton.base}/flows/${flow}/cancellation`);
  await omar.locator("textarea[name=reason]").fill("They withdrew.");
  const bar = helen.locator("#live-bar");
  await soon("a bar", () => omar.locator("main form button").last().click(), bar);
  if ((await answer.inputValue()) !== "We are glad to") throw new Error("the answer was touched");
  const words = await bar.innerText();
  if (!words.includes("Omar Diaz")) throw new Error(`the bar does not say who: ${words}`);
  await bar.locator("button").click();
  await answer.waitFor({ state: "detached" });
  if (await bar.isVisible()) throw new Error("the bar stays");
}

/** Three tabs have one stream; when the tab that holds it is closed, another takes over. */
async function tabs(key, first) {
  const context = first.context();
  const streams = [];
  context.on("request", (request) => request.url().endsWith("/live") && streams.push(request));
  const [second, third] = [await open(context), await open(context)];
  for (const page of [second, third]) {
    await page.goto(`${baton.base}/flows`);
    await page.locator("#live").waitFor({ state: "attached" });
  }
  // The page may know of its stream before word of the request reaches us.
  const taken = context.waitForEvent("request", (request) => request.url().endsWith("/live"));
  await first.goto("about:blank");
  await Promise.all([taken, connected(second)]);
  if (streams.length !== 1) throw new Error(`${streams.length} streams were opened when one tab went`);
  await second.bringToFront();
  await soon("a flow after the tab with the stream went", () => start(key, "Orchard Lane"), second.getByText("Orchard Lane").first());
  await third.bringToFront();
  await third.getByText("Orchard Lane").first().waitFor();
  await second.close();
  await third.close();
  await first.goto(`${baton.base}/flows`);
}

/** After the server was away pages catch up by themselves. */
async function restart(key, page) {
  await page.goto(`${baton.base}/flows`);
  await connected(page);
  page.complaints.length = 0;
  await baton.restart();
  await start(key, "Tide & Sons");
  await page.getByText("Tide & Sons").first().waitFor({ timeout: 15_000 });
}

/** Open streams do not hold up the end. */
async function stop(...pages) {
  for (const page of pages) await page.goto(`${baton.base}/flows`);
  await connected(...pages);
  const began = performance.now();
  await baton.halt();
  const took = Math.round(performance.now() - began);
  if (took > 5_000) throw new Error(`the server took ${took} ms to stop`);
  console.log(`stopped in ${took} ms`);
}
