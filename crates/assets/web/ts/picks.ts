import { Controller } from "@hotwired/stimulus";

/** Rows that are chosen: how many, all of the page at once, and all that the list finds. */
export class PicksController extends Controller<HTMLElement> {
  static targets = ["row", "page", "all", "count"];
  static values = { said: String, total: String };
  declare readonly rowTargets: HTMLInputElement[];
  declare readonly pageTarget: HTMLInputElement;
  declare readonly allTarget: HTMLInputElement;
  declare readonly hasAllTarget: boolean;
  declare readonly countTarget: HTMLElement;
  declare readonly saidValue: string;
  declare readonly totalValue: string;

  connect(): void {
    this.pageTarget.closest("label")?.removeAttribute("hidden");
    this.update();
  }

  page(): void {
    for (const row of this.rowTargets) row.checked = this.pageTarget.checked;
    this.row();
  }

  row(): void {
    if (this.hasAllTarget) this.allTarget.checked = false;
    this.update();
  }

  update(): void {
    const chosen = this.rowTargets.filter((row) => row.checked).length;
    const everything = this.hasAllTarget && this.allTarget.checked;
    this.pageTarget.checked = chosen > 0 && chosen === this.rowTargets.length;
    this.pageTarget.indeterminate = chosen > 0 && chosen < this.rowTargets.length;
    this.countTarget.textContent = this.saidValue.replace("#", everything ? this.totalValue : String(chosen));
  }

  clear(): void {
    this.pageTarget.checked = false;
    this.page();
    this.pageTarget.focus();
  }
}
