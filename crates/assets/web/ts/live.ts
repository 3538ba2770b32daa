// Pages of members follow what others do: what changed is heard of on a stream, and the page read again, which asks
// for the reader's rights anew. `#live` says where the stream is and how far the page has come; `data-live` what the
// page shows: a flow, or `*` for any. The innermost counts.
import { isBusy, readAgain, watchPage } from "./live/page";
import { type Change, Stream } from "./live/stream";

/** Readings of one page are at least this far apart. */
const GAP_MS = 400;
/** Until a visit or a form that is on its way has arrived. */
const SOON_MS = 250;
/** Until a server that could not answer is asked again. */
const LATER_MS = 5_000;
/** Until a page that is not theirs any more, but is being written on, is tried again. */
const OVER_MS = 60_000;
/** A page that has just arrived may have been made this long ago. */
const LOADING_MS = 1_000;
const KEPT_MAX = 300;

interface Heard {
  mark: string;
  at: number;
}

/** By flow, `*` for anything. */
const heard = new Map<string, Heard>();
let newest = "";
/** When the page that is shown was made, at the earliest. */
let madeAt = performance.now() - LOADING_MS;
let lastReading = 0;
let timer: number | undefined;
let reading = false;

function live(): HTMLElement | null {
  return document.getElementById("live");
}

function subject(): string | undefined {
  const all = document.querySelectorAll<HTMLElement>("[data-live]");
  return all[all.length - 1]?.dataset.live;
}

/** Whether a page with the mark `page` cannot show yet what came with `change`. Marks of two servers do not compare. */
function isBehind(page: string, change: Heard): boolean {
  const [node, reached] = page.split(".");
  const [other, needed] = change.mark.split(".");
  return node === other ? Number(reached) < Number(needed) : change.at > madeAt;
}

function isStale(): boolean {
  const page = live()?.dataset.mark;
  const shown = subject();
  if (!page || !shown) return false;
  const concerns = shown === "*" ? [...heard.values()] : [heard.get(shown), heard.get("*")];
  return concerns.some((change) => change !== undefined && isBehind(page, change));
}

function note({ mark, flows }: Change): void {
  const change = { mark, at: performance.now() };
  newest = mark;
  if (heard.size > KEPT_MAX) {
    heard.clear();
    heard.set("*", change);
  }
  for (const flow of flows ?? ["*"]) heard.set(flow, change);
  schedule();
}

function schedule(soonest = 0): void {
  if (timer !== undefined || reading || document.hidden || !isStale()) return;
  const gap = lastReading + GAP_MS - performance.now();
  timer = setTimeout(follow, Math.max(gap, soonest));
}

async function follow(): Promise<void> {
  timer = undefined;
  if (document.hidden || !isStale()) return;
  if (isBusy()) return schedule(SOON_MS);
  reading = true;
  lastReading = performance.now();
  const outcome = await readAgain().catch(() => "later" as const);
  reading = false;
  if (outcome === "done") madeAt = lastReading;
  const shown = live();
  if (outcome === "said" && shown) shown.dataset.mark = newest;
  schedule({ done: 0, said: 0, soon: SOON_MS, later: LATER_MS, over: OVER_MS }[outcome]);
}

function recent(): Change[] {
  return [...heard].map(([flow, { mark }]) => ({ mark, flows: flow === "*" ? null : [flow] }));
}

export function followChanges(): void {
  const address = live()?.dataset.stream;
  if (!address) return;
  watchPage();
  document.addEventListener("turbo:load", () => {
    madeAt = performance.now() - LOADING_MS;
    schedule();
  });
  document.addEventListener("visibilitychange", () => schedule());
  new Stream(address, note, recent).start();
}
