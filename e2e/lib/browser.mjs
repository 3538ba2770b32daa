// The system's Chromium, pages that are checked for accessibility wherever the journey looks, and pictures of them.
import axe from "axe-core";
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";

const out = path.resolve(import.meta.dirname, "../out");

export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
export const DESKTOP = { viewport: { width: 1440, height: 900 } };

export async function launch() {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const found = ["chromium", "chromium-browser", "google-chrome"].map(which).find(Boolean);
  const executablePath = process.env.CHROMIUM ?? found;
  if (!executablePath) throw new Error("Chromium is missing. Debian: apt-get install chromium");
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
}

function which(name) {
  try {
    return execFileSync("sh", ["-c", `command -v ${name}`]).toString().trim();
  } catch {
    return "";
  }
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

async function sideways(page) {
  const wider = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const pixels = await page.evaluate(wider);
  return pixels > 0 ? [`scrolls sideways by ${pixels} px`] : [];
}

/** axe runs by way of the debugger, so that the page keeps its content security policy. */
async function violations(page) {
  await page.evaluate(axe.source);
  const report = await page.evaluate(() => window.axe.run(document));
  return report.violations.map((one) => {
    const where = one.nodes.map((node) => `${node.target.join(" ")}: ${node.failureSummary}`);
    return `${one.id}: ${one.help}\n    ${where.join("\n    ")}`;
  });
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
