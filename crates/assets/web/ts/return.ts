// A client who comes back to a page that lay in another tab sees it as it is now, unless something is typed on it.
import { isBeingFilled } from "./live/held";

/** Whoever looks away for a moment does not expect another page. */
const AWAY_MS = 3_000;
/** A step by link, and progress. */
const FOLLOWED = /^\/[af]\/[^/]+$/;

export function readAgainOnReturn(): void {
  let left = 0;
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) left = performance.now();
    else if (performance.now() - left > AWAY_MS && !isInUse()) location.reload();
  });
}

/** What a refused form holds was typed as well, and reloading would send it again. */
function isInUse(): boolean {
  const refused = document.querySelector(".error, [aria-invalid=true]") !== null;
  return !FOLLOWED.test(location.pathname) || refused || [...document.forms].some(isBeingFilled);
}
