// Every page, mail and component of `views` as it looks: on phone and desktop, light and dark, in every language. Each
// has no accessibility violation and does not scroll sideways, down to 320 px.
//   node gallery.mjs OUT [--only NAME] [--check]      OUT as `cargo run -p views --example gallery` wrote it
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { COLOURS, sideways, violations } from "./lib/axe.mjs";
import { DESKTOP, PHONE, start } from "./lib/chromium.mjs";
import { contents } from "./lib/contents.mjs";
import { site } from "./lib/site.mjs";

const SIZES = { phone: PHONE, desktop: DESKTOP };
const THEMES = ["light", "dark"];
const NARROWEST = 320;
/** Axe looks in this one only: words change nothing it sees. */
const FIRST_LANGUAGE = "en";
const AT_ONCE = 3;

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: "string" }, check: { type: "boolean" } },
});
const out = path.resolve(positionals[0]);
const samples = listed();
if (!samples.length) throw new Error(`no page begins with “${asked.only}”`);

const complaints = [];
const began = performance.now();
const { base, stop } = await site(out);
const browser = await start();
try {
  const waiting = [...samples];
  await Promise.all(Array.from({ length: AT_ONCE }, () => worker(waiting)));
} finally {
  await browser.close();
  stop();
}
writeFileSync(path.join(out, "index.html"), contents(listed(""), Object.keys(SIZES), THEMES));
const seconds = ((performance.now() - began) / 1000).toFixed(1);
console.log(`${samples.length} pages in ${seconds} s; to browse: ${path.join(out, "index.html")}`);
if (complaints.length) {
  console.error(complaints.sort().join("\n"));
  console.error(`${complaints.length} to put right`);
  process.exitCode = 1;
}

/** `{language, name}` of each page that was asked for. */
function listed(only = asked.only ?? "") {
  const languages = readdirSync(out).filter((name) => /^[a-z]{2}$/.test(name));
  const names = (language) => readdirSync(path.join(out, language)).filter((file) => file.endsWith(".html") && file.startsWith(only));
  return languages.flatMap((language) => names(language).map((file) => ({ language, name: file.slice(0, -".html".length) })));
}

/** One window per size; each page is looked at in all of them, so that pages are shared out among workers once. */
async function worker(waiting) {
  const windows = await Promise.all(Object.values(SIZES).map((size) => browser.newContext({ ...size, reducedMotion: "reduce" })));
  const pages = await Promise.all(windows.map((context) => context.newPage()));
  for (let sample = waiting.shift(); sample; sample = waiting.shift()) {
    for (const [at, size] of Object.keys(SIZES).entries()) await look(pages[at], size, sample);
  }
}

async function look(page, size, { language, name }) {
  const complain = (where, found) => complaints.push(...found.map((one) => `${name} (${language}, ${where}): ${one}`));
  const isFirst = language === FIRST_LANGUAGE;
  // Without pictures, the other languages need one window to show that their words fit.
  if (asked.check && !isFirst && size !== "phone") return;
  await page.setViewportSize(SIZES[size].viewport);
  await page.goto(`${base}/${language}/${name}.html`);
  await page.evaluate(() => document.fonts.ready.then(() => null));
  for (const theme of isFirst || !asked.check ? THEMES : []) {
    await page.emulateMedia({ colorScheme: theme });
    await page.evaluate(settle);
    if (!asked.check) await picture(page, path.join(out, language, theme, size), name, SIZES[size].viewport);
    // Themes differ in nothing but colours.
    if (isFirst) complain(`${size}, ${theme}`, await violations(page, theme === THEMES[0] ? {} : COLOURS));
  }
  for (const viewport of size === "phone" ? [PHONE.viewport, { width: NARROWEST, height: 600 }, DESKTOP.viewport] : [DESKTOP.viewport]) {
    await page.setViewportSize(viewport);
    complain(`${viewport.width} px`, await sideways(page));
  }
}

/** In the page: colours on their way from one theme to the other arrive. */
function settle() {
  for (let moving = document.getAnimations(); moving.length; moving = document.getAnimations()) {
    for (const one of moving) one.effect?.getComputedTiming().endTime === Infinity ? one.cancel() : one.finish();
  }
}

/** The whole page in a window as high as it is, so that what sticks to the window's edge stands where the page ends. */
async function picture(page, folder, name, viewport) {
  mkdirSync(folder, { recursive: true });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...viewport, height: Math.max(viewport.height, height) });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true, animations: "disabled" });
  await page.setViewportSize(viewport);
}
