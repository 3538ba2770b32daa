// Lists that are answered entry by entry: an entry can be removed, and brought back. Adding one needs no script.
import { type Control, controlsIn, isChoice, isGiven } from "./control";
import { draftOf } from "./draft";

type Given = string | boolean;

function read(entry: HTMLElement): Given[] {
  return controlsIn(entry).map((one) => (isChoice(one) ? one.checked : one.value));
}

function write(entry: HTMLElement, given: Given[]): void {
  controlsIn(entry).forEach((one: Control, at) => {
    const was = given[at];
    if (isChoice(one)) one.checked = was === true;
    else one.value = typeof was === "string" ? was : "";
  });
}

function isOpen(entry: HTMLElement): boolean {
  return !(entry instanceof HTMLDetailsElement) || entry.open;
}

function setOpen(entry: HTMLElement, open: boolean): void {
  if (entry instanceof HTMLDetailsElement) entry.open = open;
}

/** What was wrong with an entry is not wrong with what stands there now. */
function unmark(entry: HTMLElement): void {
  for (const line of entry.querySelectorAll(".error")) line.remove();
  for (const one of entry.querySelectorAll(".field-error")) one.classList.remove("field-error");
  for (const one of entry.querySelectorAll("[aria-invalid]")) one.removeAttribute("aria-invalid");
}

class List {
  private readonly entries: HTMLElement[];
  /** So many must be there. */
  private readonly least: number;
  private readonly gone: HTMLElement | null;
  /** What is read out. */
  private readonly status: HTMLElement | null;
  private before: { given: Given[]; open: boolean }[] = [];

  constructor(
    private readonly list: HTMLElement,
    private readonly form: HTMLFormElement | null,
  ) {
    this.entries = [...list.querySelectorAll<HTMLElement>(":scope > [data-entry]")];
    this.least = Number(list.dataset.list);
    this.gone = list.querySelector("[data-gone]");
    this.status = list.querySelector(":scope > [role=status]");
  }

  watch(): void {
    for (const [at, entry] of this.entries.entries()) {
      this.button(entry)?.addEventListener("click", () => this.remove(at));
      entry.addEventListener("toggle", () => this.update());
      entry.querySelector(":scope > summary")?.addEventListener("click", (event) => this.add(event, entry));
    }
    this.gone?.querySelector("button")?.addEventListener("click", () => this.undo());
    this.form?.addEventListener("input", () => this.update());
    // What is typed since is not taken back with it.
    this.list.addEventListener("input", () => this.gone && (this.gone.hidden = true));
    this.update();
  }

  /** Whoever adds an entry begins with its first field. Open, what was pressed is the heading. */
  private add(event: Event, entry: HTMLElement): void {
    event.preventDefault();
    if (isOpen(entry)) return;
    setOpen(entry, true);
    this.update();
    controlsIn(entry)[0]?.focus();
  }

  private button(entry: HTMLElement): HTMLElement | null {
    return entry.querySelector("[data-remove]");
  }

  /** Entries with something in them are open, and can be removed as far as they need not be there. */
  private update(): void {
    for (const entry of this.entries) if (!isOpen(entry) && controlsIn(entry).some(isGiven)) setOpen(entry, true);
    const open = this.entries.filter(isOpen);
    for (const entry of open) {
      const button = this.button(entry);
      const isOnly = open.length === 1 && !controlsIn(entry).some(isGiven);
      if (button) button.hidden = open.length <= this.least || isOnly;
    }
  }

  /** Those after it move up; the last place is free. */
  private remove(at: number): void {
    const open = this.entries.filter(isOpen);
    const removed = this.entries[at];
    const last = open[open.length - 1];
    if (!removed || !last) return;
    this.before = this.entries.map((entry) => ({ given: read(entry), open: isOpen(entry) }));
    const title = removed.querySelector("b")?.textContent ?? "";
    const wasGiven = controlsIn(removed).some(isGiven);
    const from = open.indexOf(removed);
    for (const [place, entry] of open.entries()) {
      if (place < from) continue;
      unmark(entry);
      const next = open[place + 1];
      write(entry, next ? read(next) : []);
    }
    setOpen(last, false);
    this.say(title, removed);
    if (this.gone) this.gone.hidden = !wasGiven;
    (wasGiven ? this.gone?.querySelector("button") : last.querySelector<HTMLElement>("summary, input"))?.focus();
    this.changed();
  }

  private say(title: string, removed: HTMLElement): void {
    const { gone } = this;
    const words = gone?.querySelector("span");
    if (!gone || !words) return;
    removed.before(gone);
    words.textContent = (gone.dataset.gone ?? "").replace("#", title);
    if (this.status) this.status.textContent = words.textContent;
  }

  private undo(): void {
    for (const [at, entry] of this.entries.entries()) {
      const was = this.before[at];
      if (!was) continue;
      write(entry, was.given);
      setOpen(entry, was.open);
    }
    const back = this.gone?.nextElementSibling;
    if (this.gone) this.gone.hidden = true;
    if (this.status) this.status.textContent = "";
    if (back instanceof HTMLElement) controlsIn(back)[0]?.focus();
    this.changed();
  }

  private changed(): void {
    this.update();
    this.form?.dispatchEvent(new Event("input"));
    if (this.form) draftOf(this.form)?.changed();
  }
}

const watched = new WeakSet<HTMLElement>();

/** Watches every list under `root`. */
export function watchLists(root: ParentNode): void {
  for (const list of root.querySelectorAll<HTMLElement>("[data-list]")) {
    if (watched.has(list)) continue;
    watched.add(list);
    new List(list, list.closest("form")).watch();
  }
}
