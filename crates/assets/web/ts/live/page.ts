// Reads the open page again and changes what differs, around what somebody is in the middle of. Where that has changed
// as well, a bar says so and offers to show it.
import * as Turbo from "@hotwired/turbo";
import { holds, isHeld, signature, typed } from "./held";

/** What became of it: the page is as it is now; it could only be said; the page was not there; it is no longer theirs. */
type Reading = "done" | "said" | "soon" | "later" | "over";

/** Set while the page is changed by us. */
let held: { changed: boolean; gone: boolean } | undefined;

function bar(): HTMLElement | null {
  return document.getElementById("live-bar");
}

/** The page came as the answer to a form that was refused: what stands in it was typed, and reading again would lose it. */
let refused = false;

/** Turbo is on its way to another page, or a form is. */
export function isBusy(): boolean {
  return document.querySelector("html[aria-busy], form[aria-busy]") !== null;
}

export async function readAgain(): Promise<Reading> {
  if (refused) {
    await say(false);
    return "said";
  }
  const next = await fetched();
  if (!(next instanceof Document)) return next;
  held = { changed: false, gone: false };
  Turbo.morphElements(document.body, next.body);
  const { changed, gone } = held;
  held = undefined;
  document.title = next.title;
  if (changed || gone) await say(gone);
  return "done";
}

async function fetched(): Promise<Document | "soon" | "later" | "over"> {
  const address = location.href;
  const answer = await fetch(address, { headers: { Accept: "text/html" } }).catch(() => null);
  const text = await answer?.text().catch(() => null);
  if (!answer || !text) return "later";
  if (location.href !== address || isBusy()) return "soon";
  const next = new DOMParser().parseFromString(text, "text/html");
  if (answer.redirected || (answer.status >= 400 && answer.status < 500) || isAnotherVersion(next)) {
    // Signed out, no longer theirs to see, or a newer server: a page that is in use stays.
    if (!holds(document.body)) location.reload();
    return "over";
  }
  return answer.ok && next.getElementById("live") ? next : "later";
}

function isAnotherVersion(next: Document): boolean {
  const parts = (page: Document) =>
    [...page.querySelectorAll("[data-turbo-track]")].map((one) => one.getAttribute("src") ?? one.getAttribute("href"));
  return next.getElementById("live") !== null && parts(next).join() !== parts(document).join();
}

/** Says who has changed the page, and offers to show it. */
async function say(gone: boolean): Promise<void> {
  const shown = bar();
  const words = shown?.querySelector("[data-live-words]");
  if (!shown || !words) return;
  const latest = document.querySelector<HTMLElement>("[data-live-latest]")?.dataset.liveLatest;
  const answer = latest ? await fetch(latest).catch(() => null) : null;
  const said = answer?.ok ? await answer.text().catch(() => "") : "";
  const more = gone ? ` ${shown.dataset.gone ?? ""}` : "";
  words.textContent = (said || shown.dataset.changed || "") + more;
  shown.hidden = false;
}

async function show(): Promise<void> {
  const next = await fetched();
  if (!(next instanceof Document)) return;
  const putBack = typed(refused);
  refused = false;
  Turbo.morphElements(document.body, next.body);
  document.title = next.title;
  putBack();
  hide();
}

function hide(): void {
  const shown = bar();
  if (shown) shown.hidden = true;
}

interface Morph {
  newElement?: Element;
}

function beforeElement(event: Event): void {
  const element = event.target as Element;
  const next = (event as CustomEvent<Morph>).detail.newElement;
  if (!held) return;
  if (next ? !isHeld(element) : !holds(element)) return;
  event.preventDefault();
  if (!next) held.gone = true;
  else if (element instanceof HTMLFormElement && next instanceof HTMLFormElement) {
    held.changed ||= signature(element) !== signature(next);
  }
}

/** What is unfolded stays unfolded, and what our own scripts hid or dressed stays so. */
function beforeAttribute(event: Event): void {
  const element = event.target as Element;
  const { attributeName } = (event as CustomEvent<{ attributeName: string }>).detail;
  const unfolded = element instanceof HTMLDetailsElement && attributeName === "open";
  const dressed = ["hidden", "class"].includes(attributeName) && element.closest("form") !== null;
  if (held && (unfolded || (dressed && element.matches("[data-shown-if], [data-shown-if-hint], [data-upload], button")))) {
    event.preventDefault();
  }
}

export function watchPage(): void {
  document.addEventListener("turbo:before-morph-element", beforeElement);
  document.addEventListener("turbo:before-morph-attribute", beforeAttribute);
  document.addEventListener("turbo:load", hide);
  document.addEventListener("turbo:visit", () => (refused = false));
  document.addEventListener("turbo:submit-end", (event) => {
    refused = !(event as CustomEvent<{ success?: boolean }>).detail.success;
  });
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("#live-bar button")) void show();
  });
}
