// What somebody is in the middle of, and no refresh may touch: forms being filled, open dialogs and menus.

const OURS = ["csrf", "command", "nonce"];
const OPEN = "dialog[open], details.dropdown[open], [data-live-keep]";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function controls(form: HTMLFormElement): Control[] {
  const kinds = [HTMLInputElement, HTMLTextAreaElement, HTMLSelectElement];
  return [...form.elements].filter((one): one is Control => kinds.some((kind) => one instanceof kind));
}

function isChanged(control: Control): boolean {
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue;
  if (control instanceof HTMLSelectElement) {
    const options = [...control.options];
    const given = options.some((option) => option.defaultSelected);
    if (!given && !control.multiple) return control.selectedIndex > 0;
    return options.some((option) => option.selected !== option.defaultSelected);
  }
  switch (control.type) {
    case "hidden":
    case "submit":
      return false;
    case "checkbox":
    case "radio":
      return control.checked !== control.defaultChecked;
    case "file":
      return Boolean(control.files?.length);
    default:
      return control.value !== control.defaultValue;
  }
}

/** Something is typed or chosen in it, or about to be. */
export function isBeingFilled(form: HTMLFormElement): boolean {
  const focused = document.activeElement;
  const writing = focused instanceof HTMLElement && focused.matches("input:not([type=submit]), textarea, select");
  return controls(form).some((one) => isChanged(one) || (writing && one === focused));
}

/** Must stay as it is while the page around it changes. */
export function isHeld(element: Element): boolean {
  if (element instanceof HTMLFormElement) return isBeingFilled(element);
  if (element.matches(OPEN) || element.matches(":popover-open")) return true;
  const form = "form" in element ? (element as Control).form : null;
  return form !== null && !form.contains(element) && isBeingFilled(form);
}

/** Holds something that must stay. */
export function holds(element: Element): boolean {
  return isHeld(element) || [...element.querySelectorAll(`form, ${OPEN}, :popover-open`)].some(isHeld);
}

/** What a form asks, whatever is typed into it: two of the same signature take the same answers. */
export function signature(form: HTMLFormElement): string {
  const lines = controls(form).map((one) => {
    const told = one.type === "hidden" && !OURS.includes(one.name) ? one.value : "";
    return `${one.name} ${one.type} ${told}`;
  });
  return [form.getAttribute("action"), ...lines].join("\n");
}

/** What is typed or chosen on the page, to be put back after it is read anew. `all`: what the server put there too. */
export function typed(all: boolean): () => void {
  const kept: [string | null, FormData][] = [...document.forms]
    .filter((form) => form.method === "post" && (all || isBeingFilled(form)))
    .map((form) => [form.getAttribute("action"), new FormData(form)]);
  return () => {
    for (const [action, data] of kept) {
      const form = [...document.forms].find((one) => one.getAttribute("action") === action);
      if (form) fill(form, data);
    }
  };
}

function fill(form: HTMLFormElement, data: FormData): void {
  for (const control of controls(form)) {
    if (["hidden", "file", "submit"].includes(control.type)) continue;
    const values = data.getAll(control.name).map(String);
    if (control instanceof HTMLSelectElement) {
      for (const option of control.options) option.selected = values.includes(option.value);
    } else if (control instanceof HTMLInputElement && ["checkbox", "radio"].includes(control.type)) {
      control.checked = values.includes(control.value);
    } else if (values.length) {
      control.value = values[0];
    }
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}
