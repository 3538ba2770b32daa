// A Baton server of the journey's own: a fresh folder, a free port, mails to the catcher.
import { execFile, spawn } from "node:child_process";
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, "../..");

/** `BATON_BIN`, else the newest build of this clone. */
export function binary() {
  if (process.env.BATON_BIN) return process.env.BATON_BIN;
  const target = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");
  const built = ["release", "debug"].map((profile) => path.join(target, profile, "baton")).find(existsSync);
  if (!built) throw new Error("Build the server first: cargo build -p server");
  return built;
}

export class Baton {
  #child;

  constructor(data, address, settings) {
    this.data = data;
    this.address = address;
    this.base = `http://${address}`;
    this.settings = settings;
    this.log = path.join(data, "server.log");
  }

  /** `more` are settings as the environment names them; those given as `undefined` are left out. */
  static async start(smtpPort, more = {}) {
    const settings = {
      BATON_SMTP: `smtp://127.0.0.1:${smtpPort}?tls=none`,
      BATON_MAIL_FROM: "Sample & Co. <flows@sample.example>",
      BATON_ORGANISATION: "Sample & Co.",
      BATON_ZONE: "Europe/London",
      // A journey of two minutes is no day: every mail goes out by itself.
      BATON_MAILS_A_DAY: "0",
      ...more,
    };
    return Baton.#in("serve", settings);
  }

  /** The sample organisation, whose mails are read on a page. */
  static async demo() {
    return Baton.#in("demo", {});
  }

  static async #in(command, settings) {
    const data = mkdtempSync(path.join(os.tmpdir(), "baton-journey-"));
    const baton = new Baton(data, `127.0.0.1:${await freePort()}`, settings);
    await baton.#serve(command);
    return baton;
  }

  /** The same for the server and for commands beside it. */
  get #environment() {
    const ours = { BATON_DATA: this.data, BATON_LISTEN: this.address, BATON_PUBLIC_ADDRESS: this.base, BATON_LOG: "info" };
    return { ...process.env, ...ours, ...this.settings };
  }

  async #serve(command) {
    const log = openSync(this.log, "a");
    this.#child = spawn(binary(), [command], { env: this.#environment, stdio: ["ignore", log, log] });
    const ended = new Promise((_, reject) => {
      this.#child.once("exit", (code) => reject(new Error(`baton ${command} ended with ${code}:\n${this.said()}`)));
    });
    ended.catch(() => {});
    await Promise.race([this.#ready(), ended]);
  }

  async #ready() {
    for (let tries = 0; tries < 200; tries += 1) {
      const answer = await fetch(`${this.base}/readyz`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((later) => setTimeout(later, 50));
    }
    throw new Error(`The server did not become ready:\n${this.said()}`);
  }

  said() {
    return readFileSync(this.log, "utf8").slice(-4000);
  }

  /** Nothing about people is logged: none of these words stands in any line. */
  expectNothingAbout(...words) {
    for (const line of readFileSync(this.log, "utf8").split("\n")) {
      const word = words.find((one) => line.includes(one));
      if (word) throw new Error(`the log says “${word}”: ${line}`);
    }
  }

  /** Runs `baton …` on the same data and gives what it printed on standard output. */
  async command(...args) {
    const { stdout } = await run(binary(), args, { env: this.#environment });
    return stdout.trim();
  }

  /** A request to the API; throws unless it succeeds. */
  async api(key, method, address, body, type = "application/json") {
    const headers = { authorization: `Bearer ${key}` };
    if (body !== undefined) headers["content-type"] = type;
    const answer = await fetch(`${this.base}/api/v1${address}`, { method, headers, body });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${address}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : null;
  }

  /** Ends it and keeps the data. */
  async halt() {
    if (this.#child.exitCode !== null) return;
    const gone = new Promise((done) => this.#child.once("exit", done));
    this.#child.kill("SIGTERM");
    await gone;
  }

  /** Ends it and begins anew, on the same data and address. */
  async restart() {
    await this.halt();
    await this.#serve("serve");
  }

  async stop() {
    await this.halt();
    rmSync(this.data, { recursive: true, force: true });
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
