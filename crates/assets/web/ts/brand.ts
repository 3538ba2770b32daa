import { Controller } from "@hotwired/stimulus";

/** Shows the colour as it is chosen, before it is saved; as readable as theme.css makes it. */
export class BrandController extends Controller<HTMLElement> {
  static targets = ["color", "preview"];
  declare readonly colorTarget: HTMLInputElement;
  declare readonly previewTarget: HTMLElement;

  show(): void {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const shade = dark ? "max(l, 0.76) min(c, 0.12) h" : "min(l, 0.47) c h";
    this.previewTarget.style.setProperty("--color-primary", `oklch(from ${this.colorTarget.value} ${shade})`);
  }
}
