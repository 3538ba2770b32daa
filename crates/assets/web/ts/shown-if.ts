// Hides questions and sections that do not apply, as answers change. Without it they are all shown, each with its
// sentence, and the server ignores what does not apply.
import { type Control, controlsIn, isGiven } from "./control";

interface Rule {
  /** Name of an input; one that begins with a dot is of the same entry of a list. */
  field: string;
  in: string[];
}

function update(form: HTMLFormElement): void {
  const named = new Map<string, Control[]>();
  for (const one of controlsIn(form)) named.set(one.name, [...(named.get(one.name) ?? []), one]);
  // What is hidden answers nothing. Conditions speak of questions before them, which are hidden or not by then.
  const answers = (name: string) => (named.get(name) ?? []).filter((one) => isGiven(one) && !one.closest("[data-shown-if][hidden]"));
  for (const block of form.querySelectorAll<HTMLElement>("[data-shown-if]")) {
    const rules = JSON.parse(block.dataset.shownIf ?? "[]") as Rule[];
    const entry = block.closest<HTMLElement>("[data-entry]")?.dataset.entry ?? "";
    const holds = (rule: Rule) => {
      const name = rule.field.startsWith(".") ? entry + rule.field : rule.field;
      return answers(name).some((answer) => rule.in.includes(answer.value));
    };
    block.hidden = !rules.every(holds);
  }
}

/** Watches every form under `root` that has conditional questions. */
export function watchConditions(root: ParentNode): void {
  for (const form of root.querySelectorAll<HTMLFormElement>("form:has([data-shown-if])")) {
    for (const hint of form.querySelectorAll<HTMLElement>("[data-shown-if-hint]")) hint.hidden = true;
    update(form);
    form.addEventListener("input", () => update(form));
  }
}
