// The system's Chromium.
import { execFileSync } from "node:child_process";
import { chromium } from "playwright-core";

export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
export const DESKTOP = { viewport: { width: 1440, height: 900 } };

/** `CHROMIUM`, else the first that is installed. */
export function executable() {
  const found = ["chromium", "chromium-browser", "google-chrome"].map(which).find(Boolean);
  const program = process.env.CHROMIUM ?? found;
  if (!program) throw new Error("Chromium is missing. Debian: apt-get install chromium");
  return program;
}

export function start() {
  return chromium.launch({ executablePath: executable(), args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
}

function which(name) {
  try {
    return execFileSync("sh", ["-c", `command -v ${name}`]).toString().trim();
  } catch {
    return "";
  }
}
