// A chosen file is uploaded at once by pressing its own Upload button. Without it the person presses it.

/** Watches every upload control under `root`. */
export function watchUploads(root: ParentNode): void {
  for (const input of root.querySelectorAll<HTMLInputElement>("input[type=file][data-upload]")) {
    const button = document.getElementById(input.dataset.upload ?? "");
    if (!(button instanceof HTMLButtonElement)) continue;
    button.hidden = true;
    input.className = "sr-only";
    input.addEventListener("change", () => {
      if (!input.files?.length) return;
      const words = input.closest("label")?.querySelector<HTMLElement>("[data-uploading]");
      if (words) words.textContent = words.dataset.uploading ?? "";
      button.form?.requestSubmit(button);
    });
  }
}
