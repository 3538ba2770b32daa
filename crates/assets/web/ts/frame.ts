// In a frame on another website: tells that page how high this one is, once it has asked and if it may know.

/** Answers whoever frames us, if its origin is one of those named in the page. */
export function tellHeight(root: Document): void {
  const main = root.querySelector<HTMLElement>("[data-frame-origins]");
  if (!main || window.parent === window) return;
  const origins = (main.dataset.frameOrigins ?? "").split(" ");
  let asker = "";
  const tell = (): void => {
    if (asker) window.parent.postMessage({ baton: "height", height: Math.ceil(main.getBoundingClientRect().height) }, asker);
  };
  window.addEventListener("message", (event: MessageEvent<{ baton?: unknown } | null>) => {
    if (event.source !== window.parent || !origins.includes(event.origin) || event.data?.baton !== "hello") return;
    asker = event.origin;
    tell();
  });
  new ResizeObserver(tell).observe(main);
}
