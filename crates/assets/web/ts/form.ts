import { Controller } from "@hotwired/stimulus";
import { watchConditions } from "./shown-if";
import { watchUploads } from "./uploads";

/** Conditional questions and uploads in forms of staff pages, after each Turbo visit too. */
export class FormController extends Controller<HTMLElement> {
  connect(): void {
    const around = this.element.parentElement ?? document;
    watchConditions(around);
    watchUploads(around);
  }
}
