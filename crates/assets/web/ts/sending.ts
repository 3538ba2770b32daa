// A form is sent once, says so, and is not sent at all without a connection: then nothing typed is lost.
import { draftOf } from "./draft";

const sent = new WeakSet<HTMLFormElement>();
const checked = new WeakSet<HTMLFormElement>();

/** The words of buttons that say for a while that they send. */
const words = new Map<HTMLButtonElement, Node[]>();

function label(button: HTMLElement | null): void {
  if (!(button instanceof HTMLButtonElement) || !button.dataset.sending) return;
  button.style.minWidth = `${button.offsetWidth}px`;
  words.set(button, [...button.childNodes]);
  button.replaceChildren(button.dataset.sending);
}

function unlabel(form: HTMLFormElement): void {
  sent.delete(form);
  checked.delete(form);
  for (const [button, nodes] of words) {
    if (button.form !== form) continue;
    button.replaceChildren(...nodes);
    words.delete(button);
  }
}

function sayOffline(form: HTMLFormElement, offline: boolean): void {
  const box = form.querySelector<HTMLElement>("[data-draft-offline]");
  if (!box) return;
  box.hidden = !offline;
  if (offline) box.focus();
}

async function check(form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
  const connected = (await draftOf(form)?.isConnected()) ?? true;
  sayOffline(form, !connected);
  if (!connected) return unlabel(form);
  checked.add(form);
  sent.delete(form);
  form.requestSubmit(button instanceof HTMLButtonElement ? button : undefined);
}

function submit(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement;
  if (sent.has(form)) return event.preventDefault();
  sent.add(form);
  if (checked.has(form)) return;
  label(event.submitter);
  if (!("draftChecks" in form.dataset) || !draftOf(form)) return;
  event.preventDefault();
  void check(form, event.submitter);
}

/** Watches every form under `root`. */
export function watchSending(root: ParentNode): void {
  for (const form of root.querySelectorAll<HTMLFormElement>("form[method=post]")) {
    form.addEventListener("submit", submit);
    // Back to a page that the browser kept as it was.
    window.addEventListener("pageshow", (event) => event.persisted && unlabel(form));
  }
}
