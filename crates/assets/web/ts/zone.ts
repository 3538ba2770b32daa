/** Puts the browser's own time zone where nobody chose another. */
export function guessZone(root: ParentNode): void {
  const select = root.querySelector<HTMLSelectElement>("select[data-zone-of-browser]");
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (select && [...select.options].some((option) => option.value === zone)) select.value = zone;
}
