import { Controller } from "@hotwired/stimulus";

/** Words need this much against white (WCAG 2.2, 1.4.3). */
const CONTRAST_MIN = 4.5;
const STEPS = 200;

type Parts = [number, number, number];

/** Shows the looks as they are chosen, before they are saved; as readable as theme.css makes them. */
export class BrandController extends Controller<HTMLElement> {
  static targets = ["color", "preview", "said", "pale", "take", "footer", "words"];
  declare readonly colorTarget: HTMLInputElement;
  declare readonly previewTarget: HTMLElement;
  declare readonly saidTarget: HTMLElement;
  declare readonly paleTarget: HTMLElement;
  declare readonly takeTarget: HTMLButtonElement;
  declare readonly footerTarget: HTMLTextAreaElement;
  declare readonly wordsTargets: HTMLElement[];

  private readonly scheme = matchMedia("(prefers-color-scheme: dark)");
  private readonly follow = () => {
    if (this.previewTarget.style.length > 0) this.show();
  };

  connect(): void {
    this.scheme.addEventListener("change", this.follow);
  }

  disconnect(): void {
    this.scheme.removeEventListener("change", this.follow);
  }

  show(): void {
    const color = this.colorTarget.value;
    const dark = this.scheme.matches;
    const shade = dark ? "max(l, 0.76) min(c, 0.12) h" : "min(l, 0.47) c h";
    this.previewTarget.style.setProperty("--color-primary", `oklch(from ${color} ${shade})`);
    this.say(color);
  }

  /** The offered colour in place of the chosen one; it is saved with the form, like any other. */
  take(event: Event): void {
    event.preventDefault();
    this.colorTarget.value = this.takeTarget.value;
    this.show();
    this.colorTarget.focus();
  }

  write(): void {
    for (const words of this.wordsTargets) words.textContent = this.footerTarget.value.trim();
  }

  private say(color: string): void {
    const parts = read(color);
    const isPale = contrast(parts) < CONTRAST_MIN;
    const offered = written(isPale ? darkened(parts) : parts);
    const { readable = "", pale = "" } = this.saidTarget.dataset;
    const ratio = (Math.floor(contrast(parts) * 10) / 10).toLocaleString(document.documentElement.lang, { minimumFractionDigits: 1 });
    this.saidTarget.textContent = (isPale ? pale : readable)
      .replace("{color}", color)
      .replace("{offered}", offered)
      .replace("{ratio}", ratio);
    this.paleTarget.hidden = !isPale;
    this.takeTarget.value = offered;
    this.takeTarget.textContent = (this.takeTarget.dataset["take"] ?? "").replace("{offered}", offered);
  }
}

function read(color: string): Parts {
  const part = (at: number) => Number.parseInt(color.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
}

function written(parts: Parts): string {
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

function luminance(parts: Parts): number {
  const [red, green, blue] = parts.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Parts;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** With white. */
function contrast(parts: Parts): number {
  return 1.05 / (luminance(parts) + 0.05);
}

/** The first shade on the way to black that is readable; the same steps as the server's. */
function darkened(parts: Parts): Parts {
  for (let step = 0; step <= STEPS; step += 1) {
    const shade = parts.map((part) => Math.trunc((part * (STEPS - step)) / STEPS)) as Parts;
    if (contrast(shade) >= CONTRAST_MIN) return shade;
  }
  return [0, 0, 0];
}
