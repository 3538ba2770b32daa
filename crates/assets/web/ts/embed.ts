// On pages of others: gives each frame with a start form of ours the height it asks for. Keeps nothing, sends nothing
// anywhere else.

const HEIGHT_PX_MAX = 20_000;

interface Said {
  baton?: unknown;
  height?: unknown;
}

function framesOf(root: Document): HTMLIFrameElement[] {
  return [...root.querySelectorAll<HTMLIFrameElement>("iframe[data-baton-frame]")];
}

function origin(frame: HTMLIFrameElement): string {
  return new URL(frame.src).origin;
}

function hello(frame: HTMLIFrameElement): void {
  frame.contentWindow?.postMessage({ baton: "hello" }, origin(frame));
}

/** Only what its own frame says, from where that frame was loaded, is believed. */
window.addEventListener("message", ({ data, source, origin: from }: MessageEvent<Said | null>) => {
  const frame = framesOf(document).find((one) => one.contentWindow === source);
  if (!frame || from !== origin(frame) || data?.baton !== "height" || typeof data.height !== "number") return;
  if (data.height > 0 && data.height <= HEIGHT_PX_MAX) frame.style.height = `${data.height}px`;
});

/** Every page the frame comes to is greeted; the first may have loaded before this script. */
function greet(): void {
  for (const frame of framesOf(document)) {
    frame.addEventListener("load", () => hello(frame));
    hello(frame);
  }
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", greet);
else greet();
