import { Controller } from "@hotwired/stimulus";
import { watchDrafts } from "./draft";
import { watchLists } from "./lists";
import { watchConditions } from "./shown-if";
import { watchUploads } from "./uploads";

/** Drafts, lists, conditional questions and uploads in forms of staff pages, after each Turbo visit too. */
export class FormController extends Controller<HTMLElement> {
  connect(): void {
    const around = this.element.parentElement ?? document;
    watchDrafts(around);
    watchLists(around);
    watchConditions(around);
    watchUploads(around);
  }
}
