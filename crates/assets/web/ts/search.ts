import { Controller } from "@hotwired/stimulus";

/** So long nothing more has to be typed before it is asked for. */
const PAUSE_MS = 120;

/** The dialog of search: opened by Ctrl-K or the field at the top, filled while somebody types, walked by arrow keys. */
export class SearchController extends Controller<HTMLDialogElement> {
  static override targets = ["input", "found", "said"];
  static override values = { address: String };
  declare readonly inputTarget: HTMLInputElement;
  declare readonly foundTarget: HTMLElement;
  declare readonly saidTarget: HTMLElement;
  declare readonly addressValue: string;
  private timer = 0;
  private asked?: AbortController;

  private readonly shortcut = (event: KeyboardEvent): void => {
    const isK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!isK || event.isComposing) return;
    // Another dialog is in the way: what it asks comes first.
    if (document.querySelector("dialog:modal") && !this.element.open) return;
    event.preventDefault();
    if (this.element.open) this.close();
    else this.open();
  };

  private readonly pressed = (event: MouseEvent): void => {
    if (!(event.target instanceof Element)) return;
    if (event.target === this.element) this.close();
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!isPlain || !event.target.closest("#search-field")) return;
    event.preventDefault();
    this.open();
  };

  private readonly leaving = (): void => this.close();

  connect(): void {
    document.addEventListener("keydown", this.shortcut);
    document.addEventListener("click", this.pressed);
    document.addEventListener("turbo:before-cache", this.leaving);
    this.element.addEventListener("close", this.forget);
  }

  disconnect(): void {
    document.removeEventListener("keydown", this.shortcut);
    document.removeEventListener("click", this.pressed);
    document.removeEventListener("turbo:before-cache", this.leaving);
    this.element.removeEventListener("close", this.forget);
    this.forget();
  }

  open(): void {
    this.element.showModal();
    this.inputTarget.focus();
  }

  close(): void {
    if (this.element.open) this.element.close();
  }

  ask(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.fetch(), PAUSE_MS);
  }

  move(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const options = this.options();
    const now = options.findIndex((option) => option.ariaSelected === "true");
    if (event.key === "Escape") {
      this.close();
    } else if (event.key === "ArrowDown" && options.length) {
      this.choose(options, (now + 1) % options.length);
    } else if (event.key === "ArrowUp" && options.length) {
      this.choose(options, (now <= 0 ? options.length : now) - 1);
    } else if (event.key === "Enter" && now >= 0) {
      options[now].click();
    } else {
      return;
    }
    event.preventDefault();
  }

  private options(): HTMLElement[] {
    return [...this.foundTarget.querySelectorAll<HTMLElement>("[role=option]")];
  }

  private choose(options: HTMLElement[], place: number): void {
    options.forEach((option, at) => (option.ariaSelected = String(at === place)));
    this.inputTarget.setAttribute("aria-activedescendant", options[place].id);
    options[place].scrollIntoView({ block: "nearest" });
  }

  private async fetch(): Promise<void> {
    this.asked?.abort();
    const text = this.inputTarget.value.trim();
    if (!text) return this.show("");
    const asked = new AbortController();
    this.asked = asked;
    const address = `${this.addressValue}?q=${encodeURIComponent(text)}`;
    const answer = await fetch(address, { signal: asked.signal, headers: { Accept: "text/html" } }).catch(() => null);
    const found = await answer?.text().catch(() => null);
    if (asked.signal.aborted || !this.element.open) return;
    // Signed out, or the server is away: the page of search says which.
    if (answer?.ok && !answer.redirected && typeof found === "string") this.show(found);
    else if (answer) this.inputTarget.form?.requestSubmit();
  }

  private show(found: string): void {
    this.foundTarget.innerHTML = found;
    const said = this.foundTarget.querySelector<HTMLElement>("[data-said]")?.dataset.said ?? "";
    this.saidTarget.textContent = said;
    this.inputTarget.removeAttribute("aria-activedescendant");
    const isList = this.options().length > 0;
    this.inputTarget.setAttribute("aria-expanded", String(isList));
    this.inputTarget.setAttribute("aria-controls", isList ? "palette-list" : "palette");
    this.foundTarget.scrollTop = 0;
  }

  /** What was typed is no draft: nothing may be held back on account of it. */
  private readonly forget = (): void => {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.inputTarget.value = "";
    this.show("");
  };
}
