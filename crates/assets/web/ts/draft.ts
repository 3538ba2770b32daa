// Keeps what somebody types: in the browser at once, and on the server a moment later where the form says where
// (`data-draft`). Forgotten once it was sent, which the page after it says (`data-draft-done`).

import { controlsIn, isChoice } from "./control";

type Pair = [name: string, text: string];

/** What the browser keeps of a form. */
interface Kept {
  typed: Pair[];
  /** Hidden inputs that go with it: what names the draft, or makes a second post of the same form harmless. */
  hidden: Pair[];
  /** When the server kept it, in microseconds; 0 while it has something that the server has not. */
  saved: number;
  touched: number;
}

const QUIET_MS = 800;
/** The server forgets drafts after as long. */
const KEPT_DAYS = 30;
/** Nonces are good for seven days. */
const HIDDEN_DAYS = 6;
const DAY_MS = 86_400_000;
/** Browsers refuse more of a request that outlives its page. */
const KEEPALIVE_BYTES_MAX = 60_000;
const PREFIX = "draft:";

function storeOf(form: HTMLFormElement): Storage {
  return "draftWindow" in form.dataset ? sessionStorage : localStorage;
}

/** Storage may be full, or switched off. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** Without a name nothing is kept in the browser: members find what they typed on the server. */
function read(form: HTMLFormElement): Kept | undefined {
  const key = form.dataset.draftKey;
  const text = key ? attempt(() => storeOf(form).getItem(PREFIX + key)) : undefined;
  return text ? attempt(() => JSON.parse(text) as Kept) : undefined;
}

function write(form: HTMLFormElement, kept: Kept): void {
  const key = form.dataset.draftKey;
  if (key) attempt(() => storeOf(form).setItem(PREFIX + key, JSON.stringify(kept)));
}

function forgetOld(): void {
  attempt(() => {
    for (const name of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
      const kept = attempt(() => JSON.parse(localStorage.getItem(name) ?? "") as Kept);
      if (!kept || Date.now() - kept.touched > KEPT_DAYS * DAY_MS) localStorage.removeItem(name);
    }
  });
}

function hiddenInputs(form: HTMLFormElement): HTMLInputElement[] {
  const names = (form.dataset.draftHidden ?? "").split(" ");
  return [...form.querySelectorAll<HTMLInputElement>("input[type=hidden]")].filter((one) => names.includes(one.name));
}

/** What can be typed or chosen, files aside. */
function controls(form: HTMLFormElement): Control[] {
  return controlsIn(form).filter((one) => !["hidden", "file", "submit", "password"].includes(one.type) && one.form === form);
}

/** Entries of a list that say nothing go without saying. */
function typed(form: HTMLFormElement): Pair[] {
  const given = controls(form).filter((one) => (isChoice(one) ? one.checked : one.value || !one.closest("[data-entry]")));
  return given.map((one): Pair => [one.name, one.value]);
}

/** Puts back what was typed; inputs of one name in their order. */
function fill(form: HTMLFormElement, pairs: Pair[]): void {
  const left = new Map<string, string[]>();
  for (const [name, text] of pairs) left.set(name, [...(left.get(name) ?? []), text]);
  for (const one of controls(form)) {
    if (isChoice(one)) one.checked = left.get(one.name)?.includes(one.value) ?? false;
    else one.value = left.get(one.name)?.shift() ?? "";
  }
  form.dispatchEvent(new Event("input"));
}

/** One form whose typing is kept. */
class Draft {
  private timer = 0;
  private readonly words: HTMLElement | null;
  private readonly wordsKept: string;

  constructor(private readonly form: HTMLFormElement) {
    this.words = form.querySelector("[data-draft-words]");
    this.wordsKept = this.words?.textContent ?? "";
    if (this.words) this.words.hidden = false;
    for (const button of form.querySelectorAll<HTMLElement>("[data-draft-button]")) button.hidden = true;
  }

  watch(): void {
    this.restore();
    this.form.addEventListener("input", (event) => event.isTrusted && this.changed());
    this.form.addEventListener("change", (event) => event.isTrusted && this.changed());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && this.timer) void this.save();
    });
  }

  /** Whether the server can be reached; what it can keep is kept by it then. */
  async isConnected(): Promise<boolean> {
    if (this.form.dataset.draft) return this.save();
    return fetch(location.pathname, { method: "HEAD", cache: "no-store" }).then(
      () => true,
      () => false,
    );
  }

  private keep(saved: number): void {
    const hidden = hiddenInputs(this.form).map((one): Pair => [one.name, one.value]);
    write(this.form, { typed: typed(this.form), hidden, saved, touched: Date.now() });
  }

  /** Something else is typed now. */
  changed(): void {
    this.keep(0);
    if (!this.form.dataset.draft) return;
    clearTimeout(this.timer);
    // A form that was sent has left the page by then.
    this.timer = window.setTimeout(() => this.form.isConnected && void this.save(), QUIET_MS);
  }

  /** Posts what is typed. `false` only where the server could not be reached. */
  private async save(): Promise<boolean> {
    clearTimeout(this.timer);
    this.timer = 0;
    const body = new URLSearchParams(typed(this.form));
    for (const one of this.form.querySelectorAll<HTMLInputElement>("input[type=hidden]")) body.append(one.name, one.value);
    const keepalive = body.toString().length < KEEPALIVE_BYTES_MAX;
    const post = { method: "POST", body, headers: { accept: "application/json" }, keepalive };
    const answer = await fetch(this.form.dataset.draft ?? "", post).catch(() => undefined);
    if (this.words) this.words.textContent = answer ? this.wordsKept : (this.words.dataset.draftLocal ?? "");
    if (!answer) return false;
    const said = answer.ok && answer.status === 200 ? ((await answer.json()) as Record<string, unknown>) : {};
    for (const one of hiddenInputs(this.form)) if (typeof said[one.name] === "string") one.value = said[one.name] as string;
    // Typed on meanwhile: the next saving has it.
    if (!this.timer && typeof said.at === "number") this.keep(said.at);
    return true;
  }

  /** What was typed in this browser, unless the page shows something newer. */
  private restore(): void {
    const form = this.form;
    const kept = read(form);
    if (!kept || "draftAnswered" in form.dataset) return;
    const shown = Date.parse(form.dataset.draftAt ?? "") * 1000 || 0;
    if (this.goToOwn(kept)) return;
    if (Date.now() - kept.touched < HIDDEN_DAYS * DAY_MS && !(shown > kept.saved && kept.saved)) {
      for (const one of hiddenInputs(form)) one.value = kept.hidden.find(([name]) => name === one.name)?.[1] ?? one.value;
    }
    if (!kept.saved || !shown) fill(form, kept.typed);
  }

  /** The server has a draft that it shows only to whoever knows it by name, as this browser does. */
  private goToOwn(kept: Kept): boolean {
    const elsewhere = document.querySelector("[data-draft-elsewhere]");
    const ticket = kept.hidden.find(([name]) => name === "draft")?.[1];
    if (!elsewhere || !ticket || location.search) return false;
    location.replace(`${location.pathname}?draft=${encodeURIComponent(ticket)}`);
    return true;
  }
}

/**
 * Whoever is handed the address of this page is not handed what was typed; and what the page says because of its address
 * (`data-said-once`) is not said again when it is loaded again, nor is what was typed since forgotten for it.
 */
function cleanAddress(): void {
  const query = new URLSearchParams(location.search);
  const said = [...document.querySelectorAll<HTMLElement>("[data-said-once]")].map((one) => one.dataset.saidOnce ?? "");
  const spent = [...(query.has("draft") ? ["draft", "kept"] : []), ...said].filter((name) => query.has(name));
  if (!spent.length) return;
  for (const name of spent) query.delete(name);
  const rest = query.toString();
  history.replaceState(history.state, "", location.pathname + (rest ? `?${rest}` : "") + location.hash);
}

const drafts = new WeakMap<HTMLFormElement, Draft>();

/** The draft of a form, if what is typed in it is kept. */
export function draftOf(form: HTMLFormElement): Draft | undefined {
  return drafts.get(form);
}

/** Watches every form under `root` whose typing is kept. */
export function watchDrafts(root: ParentNode): void {
  for (const done of root.querySelectorAll<HTMLElement>("[data-draft-done]")) {
    for (const store of [localStorage, sessionStorage]) attempt(() => store.removeItem(PREFIX + done.dataset.draftDone));
  }
  forgetOld();
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-draft], form[data-draft-key]")) {
    if (drafts.has(form)) continue;
    const draft = new Draft(form);
    drafts.set(form, draft);
    draft.watch();
  }
  cleanAddress();
}
