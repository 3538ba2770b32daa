// Pages that are checked for accessibility wherever a journey looks, and pictures of them.
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { sideways, violations } from "./axe.mjs";
import { PHONE, start } from "./chromium.mjs";

export { DESKTOP, PHONE } from "./chromium.mjs";

/** One folder per journey, so that two may run beside each other. */
const out = path.resolve(import.meta.dirname, "../out", path.basename(process.argv[1], ".mjs"));

export async function launch() {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  return start();
}

let taken = 0;

look.taken = () => taken;

/** Looks at the page as it is: no accessibility violation, no sideways scroll, no message in the console; a picture. */
export async function look(page, name) {
  taken += 1;
  const file = `${String(taken).padStart(2, "0")}-${name}.png`;
  await page.screenshot({ path: path.join(out, file), fullPage: true });
  const shown = page.scripts ? page : await twin(page);
  const complaints = [...page.complaints, ...(await sideways(shown)), ...(await violations(shown))];
  if (shown !== page) await shown.context().close();
  if (complaints.length) throw new Error(`${name} (${page.url()}):\n  ${complaints.join("\n  ")}`);
}

/** Where scripts are off, none of ours run either: the same document in a window where only ours do. */
async function twin(page) {
  const dark = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  const colorScheme = dark ? "dark" : "light";
  const context = await page.context().browser().newContext({ ...PHONE, colorScheme, viewport: page.viewportSize() });
  await context.route("**/*.js", (route) => route.abort());
  const shown = await context.newPage();
  await shown.goto(new URL("/nothing-here", page.url()).href);
  await shown.setContent(await page.content());
  return shown;
}

/** Pictures of every open page, for whoever has to find out what went wrong. */
export async function lastSight(browser) {
  const pages = browser.contexts().flatMap((context) => context.pages());
  const picture = (page, at) => page.screenshot({ path: path.join(out, `failed-${at + 1}.png`), fullPage: true, timeout: 5_000 });
  await Promise.allSettled(pages.map(picture));
}

/** A page whose complaints (console errors, failed requests, uncaught exceptions) are collected. */
export async function open(context, { scripts = true } = {}) {
  const page = await context.newPage();
  page.scripts = scripts;
  page.setDefaultTimeout(10_000);
  page.complaints = [];
  page.on("pageerror", (error) => page.complaints.push(`uncaught: ${error.message}`));
  page.on("console", (message) => {
    const expected = /status of 4\d\d/.test(message.text());
    if (message.type() === "error" && !expected) page.complaints.push(`console: ${message.text()}`);
  });
  return page;
}
