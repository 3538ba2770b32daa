import { Controller } from "@hotwired/stimulus";

/** Copies an address to the clipboard and says so. */
export class CopyController extends Controller<HTMLElement> {
  static targets = ["source", "button"];
  static values = { said: String };
  declare readonly sourceTarget: HTMLInputElement;
  declare readonly buttonTarget: HTMLButtonElement;
  declare readonly saidValue: string;

  connect(): void {
    this.buttonTarget.hidden = !navigator.clipboard;
  }

  async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.sourceTarget.value);
    this.buttonTarget.textContent = this.saidValue;
  }
}
