import { Controller } from "@hotwired/stimulus";
import { watchDrafts } from "./draft";
import { watchConditions } from "./shown-if";
import { watchUploads } from "./uploads";

/** Drafts, conditional questions and uploads in forms of staff pages, after each Turbo visit too. */
export class FormController extends Controller<HTMLElement> {
  connect(): void {
    const around = this.element.parentElement ?? document;
    watchDrafts(around);
    watchConditions(around);
    watchUploads(around);
  }
}
