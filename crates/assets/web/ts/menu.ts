import { Controller } from "@hotwired/stimulus";

/** Closes an open menu (`details`) on Escape and on a click elsewhere. */
export class MenuController extends Controller<HTMLDetailsElement> {
  private readonly elsewhere = (event: Event): void => {
    if (event.target instanceof Node && !this.element.contains(event.target)) this.element.open = false;
  };

  private readonly escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !this.element.open) return;
    this.element.open = false;
    this.element.querySelector("summary")?.focus();
  };

  connect(): void {
    document.addEventListener("click", this.elsewhere);
    this.element.addEventListener("keydown", this.escape);
  }

  disconnect(): void {
    document.removeEventListener("click", this.elsewhere);
    this.element.removeEventListener("keydown", this.escape);
  }
}
