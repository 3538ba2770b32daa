// A person who has a keyboard and nothing else. Whatever they reach must show that it has the focus.

/** More than any page has. */
const TABS_MAX = 250;

export class Keyboard {
  constructor(page) {
    this.page = page;
    // From now on choosers of files are waited for: asked to only when a key is pressed, a busy browser is late.
    page.on("filechooser", () => {});
  }

  /** Tab until `target` has the focus. */
  async reach(target) {
    await target.waitFor();
    for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
      if (await target.evaluate(hasFocus)) return this.#expectSeen(target);
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`Tab does not lead to ${target} on ${this.page.url()}`);
  }

  async press(target) {
    await this.reach(target);
    await this.page.keyboard.press("Enter");
  }

  async type(target, text) {
    await this.reach(target);
    await this.page.keyboard.press("ControlOrMeta+A");
    await this.page.keyboard.type(text);
  }

  /** A checkbox, or one of several radio buttons, among which arrows go. */
  async tick(target) {
    if ((await target.getAttribute("type")) !== "radio") {
      await this.reach(target);
      return this.page.keyboard.press("Space");
    }
    const group = this.page.locator(`input[type=radio][name="${await target.getAttribute("name")}"]`);
    await this.#reachOneOf(group);
    if (await target.evaluate(hasFocus)) await this.page.keyboard.press("Space");
    for (let arrows = 0; arrows < (await group.count()) && !(await target.isChecked()); arrows += 1) {
      await this.page.keyboard.press("ArrowDown");
    }
    if (!(await target.isChecked())) throw new Error(`no arrow leads to ${target}`);
  }

  async #reachOneOf(group) {
    for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
      if (await group.evaluateAll((all) => all.includes(document.activeElement))) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`Tab does not lead to ${group}`);
  }

  /** An option of a list, by typing its text. */
  async choose(select, label) {
    await this.reach(select);
    await this.page.keyboard.type(label);
    const chosen = await select.evaluate((list) => list.selectedOptions[0]?.textContent.trim());
    if (chosen !== label) throw new Error(`typing leads to “${chosen}” instead of “${label}” in ${select}`);
  }

  async attach(input, file) {
    await this.reach(input);
    const [chooser] = await Promise.all([this.page.waitForEvent("filechooser"), this.page.keyboard.press("Space")]);
    await chooser.setFiles(file);
  }

  /** The focus is drawn on the element, on its label, or around it. */
  async #expectSeen(target) {
    if (!(await target.evaluate(isFocusDrawn))) throw new Error(`${target} has the focus, which nobody sees`);
  }
}

function hasFocus(element) {
  return element === document.activeElement;
}

function isFocusDrawn(element) {
  const places = [element, element.nextElementSibling, element.parentElement, element.parentElement?.parentElement, ...(element.labels ?? [])];
  return places.filter(Boolean).some((place) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(place);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  });
}
