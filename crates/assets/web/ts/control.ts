// What people type into and choose with.

export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export function controlsIn(root: ParentNode): Control[] {
  return [...root.querySelectorAll<Control>("input[name], textarea[name], select[name]")];
}

export function isChoice(control: Control): control is HTMLInputElement {
  return control.type === "checkbox" || control.type === "radio";
}

/** Chosen, or not empty. */
export function isGiven(control: Control): boolean {
  return isChoice(control) ? control.checked : control.value !== "";
}
