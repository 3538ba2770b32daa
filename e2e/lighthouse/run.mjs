// Lighthouse on the pages clients see first, as a phone sees them. Prints one line of JSON; fails below the bar.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { executable } from "../lib/chromium.mjs";
import { Baton } from "../lib/server.mjs";

const CATEGORIES = ["performance", "accessibility", "best-practices"];
const BAR = 95;

const baton = await Baton.demo();
const chrome = await launch({ chromePath: executable(), chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"] });
try {
  const scores = { start: await measured(startLink()), action: await measured(await actionLink()) };
  console.log(JSON.stringify(scores));
  const low = Object.values(scores).flatMap((one) => Object.values(one)).some((score) => score < BAR);
  if (low) process.exitCode = 1;
} finally {
  chrome.kill();
  await baton.stop();
}

function startLink() {
  return /http\S+\/s\/\S+/.exec(baton.said())[0];
}

/** The newest mail with a link to an action, from the page that shows mails. */
async function actionLink() {
  const list = await (await fetch(`${baton.base}/mailbox`)).text();
  for (const [, mail] of list.matchAll(/href="(\/mailbox\/[^"]+)"/g)) {
    const found = /href="(?:http:\/\/[^"/]+)?(\/a\/[^"]+)"/.exec(await (await fetch(baton.base + mail)).text());
    if (found && (await fetch(baton.base + found[1])).ok) return baton.base + found[1];
  }
  throw new Error("no mail leads to an action");
}

async function measured(url) {
  const { lhr } = await lighthouse(url, { port: chrome.port, onlyCategories: CATEGORIES, formFactor: "mobile", logLevel: "error" });
  const scores = CATEGORIES.map((name) => [name, Math.round(lhr.categories[name].score * 100)]);
  const lost = Object.values(lhr.audits).filter(({ score, scoreDisplayMode }) => score !== null && score < 0.9 && ["binary", "numeric"].includes(scoreDisplayMode));
  for (const { id, title, displayValue } of lost) console.error(`${url}: ${id}: ${title} ${displayValue ?? ""}`);
  return Object.fromEntries(scores);
}
