// What pages say, from the files the server takes it from, so that a journey in another language is the same journey.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

const locales = path.resolve(import.meta.dirname, "../../crates/texts/locales");

/** Shorter ones may stand in what authors of templates wrote. */
const SENTENCE_MIN = 16;

export class Texts {
  #messages = new Map();

  constructor(language) {
    this.language = language;
    const folder = path.join(locales, language);
    for (const file of readdirSync(folder)) {
      for (const line of readFileSync(path.join(folder, file), "utf8").split("\n")) {
        const [, id, text] = /^([a-z][a-z0-9-]*) = (.+)$/.exec(line) ?? [];
        if (id) this.#messages.set(id, text);
      }
    }
  }

  /** A message without variables, as it is. */
  say(id) {
    const text = this.#messages.get(id);
    if (!text || text.includes("{")) throw new Error(`there is no plain message ${id} in ${this.language}`);
    return text;
  }

  /** A message with variables, as a pattern; what is given in `values` must stand in its place. */
  like(id, values = {}) {
    const text = this.#messages.get(id);
    if (!text || text.endsWith("->")) throw new Error(`there is no message on one line ${id} in ${this.language}`);
    const parts = text.split(/\{ \$([a-z-]+) \}/).map((part, at) => (at % 2 ? (values[part] ? quoted(values[part]) : ".*") : quoted(part)));
    return new RegExp(`^${parts.join("")}$`);
  }

  /** `{id, text}` of what `shown` says in this language although it is said otherwise in `wanted`: whole lines, and whole sentences anywhere. */
  left(shown, wanted) {
    const lines = new Set(shown.split("\n").map((line) => line.trim()));
    const said = new Set(wanted.#messages.values());
    const differs = ([, text]) => !text.includes("{") && !said.has(text);
    const stands = ([, text]) => lines.has(text) || (text.length >= SENTENCE_MIN && shown.includes(text));
    return [...this.#messages].filter(differs).filter(stands).map(([id, text]) => ({ id, text }));
  }
}

function quoted(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
