// Verifies a flow's log from what the API gives, by the rule in the documentation and nothing of the server's code.
import { createHash } from "node:crypto";

const FIRST = "0".repeat(64);

/** JSON with sorted keys and no whitespace. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

/** Throws at the first entry that is not as it was written. */
export function verify(flow, entries) {
  let previous = FIRST;
  entries.forEach((entry, at) => {
    if (entry.seq !== at + 1) throw new Error(`entry ${entry.seq} stands at place ${at + 1}`);
    if (entry.previous_hash !== previous) throw new Error(`entry ${entry.seq} does not point back to the one before`);
    const { seq, command_id, actor, at: when, previous_hash, events } = entry;
    const hashed = canonical([flow, seq, command_id, actor, micros(when), previous_hash, events]);
    const hash = createHash("sha256").update(hashed).digest("hex");
    if (hash !== entry.hash) throw new Error(`entry ${entry.seq} was changed: ${hash} is not ${entry.hash}`);
    previous = entry.hash;
  });
}

/** Microseconds since 1970, whether given as a number or as RFC 3339 with up to six decimals. */
function micros(when) {
  if (typeof when === "number") return when;
  const [, seconds, fraction] = /^(.*?)(?:\.(\d+))?Z$/.exec(when);
  return Date.parse(`${seconds}Z`) * 1000 + Number((fraction ?? "").padEnd(6, "0"));
}
