// Hides questions that do not apply, as their answers change. Without it they are all shown, each with its
// sentence, and the server ignores what does not apply.

interface Rule {
  field: string;
  in: string[];
}

function answers(form: HTMLFormElement, name: string): string[] {
  return new FormData(form).getAll(name).map(String);
}

function update(form: HTMLFormElement): void {
  for (const block of form.querySelectorAll<HTMLElement>("[data-shown-if]")) {
    const rules = JSON.parse(block.dataset.shownIf ?? "[]") as Rule[];
    block.hidden = !rules.every((rule) => answers(form, rule.field).some((answer) => rule.in.includes(answer)));
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
