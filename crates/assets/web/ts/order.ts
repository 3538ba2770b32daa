import { Controller } from "@hotwired/stimulus";

/** Puts the items of a list in another order by dragging; each carries a form whose buttons do the same by keyboard. */
export class OrderController extends Controller<HTMLElement> {
  static targets = ["item", "form"];
  declare readonly itemTargets: HTMLElement[];
  private dragged: HTMLElement | undefined;

  connect(): void {
    // Only where there is a script to hear of it.
    for (const item of this.itemTargets) item.draggable = true;
    this.element.addEventListener("dragstart", this.begin);
    this.element.addEventListener("dragover", this.over);
    this.element.addEventListener("drop", this.drop);
  }

  disconnect(): void {
    this.element.removeEventListener("dragstart", this.begin);
    this.element.removeEventListener("dragover", this.over);
    this.element.removeEventListener("drop", this.drop);
  }

  private readonly begin = (event: DragEvent): void => {
    const item = this.itemOf(event);
    // Text in a box is dragged as text.
    if (!item || event.target !== item) return;
    this.dragged = item;
    event.dataTransfer?.setData("text/plain", "");
  };

  private readonly over = (event: DragEvent): void => {
    if (this.dragged && this.itemOf(event)) event.preventDefault();
  };

  private readonly drop = (event: DragEvent): void => {
    const onto = this.itemOf(event);
    const form = this.dragged?.querySelector<HTMLFormElement>("form[data-order-target=form]");
    if (!onto || !form || onto === this.dragged) return;
    event.preventDefault();
    const to = document.createElement("input");
    Object.assign(to, { type: "hidden", name: "to", value: String(this.itemTargets.indexOf(onto)) });
    form.append(to);
    form.requestSubmit();
  };

  private itemOf(event: DragEvent): HTMLElement | undefined {
    const at = event.target;
    return at instanceof Node ? this.itemTargets.find((item) => item.contains(at)) : undefined;
  }
}
