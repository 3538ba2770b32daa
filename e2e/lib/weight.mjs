// What a page weighs when it is seen for the first time, as it comes over the wire.

/** Most bytes of a page for clients, everything included. */
const PUBLIC_MAX = 25_000;
/** Most bytes of stylesheets and scripts of any other page. */
const OTHER_MAX = 60_000;

/** The address of `page`, opened in a window that has seen nothing yet, by the same person. Throws if it is too heavy. */
export async function weigh(page, { isPublic }) {
  const fresh = await page.context().browser().newContext({ storageState: await page.context().storageState() });
  try {
    const kinds = await arrived(await fresh.newPage(), page.url());
    const counted = isPublic ? Object.values(kinds) : [kinds.Stylesheet ?? 0, kinds.Script ?? 0];
    const bytes = counted.reduce((sum, one) => sum + one, 0);
    const most = isPublic ? PUBLIC_MAX : OTHER_MAX;
    if (process.env.WEIGHTS) console.log(`${bytes} of ${most}: ${new URL(page.url()).pathname} ${JSON.stringify(kinds)}`);
    if (bytes > most) throw new Error(`${page.url()} weighs ${bytes} bytes, allowed ${most}: ${JSON.stringify(kinds)}`);
  } finally {
    await fresh.close();
  }
}

/** Bytes by kind of what a page loads. */
async function arrived(page, url) {
  const wire = await page.context().newCDPSession(page);
  const kinds = {};
  const kindOf = new Map();
  wire.on("Network.responseReceived", ({ requestId, type }) => kindOf.set(requestId, type));
  wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kindOf.get(requestId) ?? "Other";
    kinds[kind] = (kinds[kind] ?? 0) + encodedDataLength;
  });
  await wire.send("Network.enable");
  await page.goto(url, { waitUntil: "load" });
  await page.evaluate(() => document.fonts.ready.then(() => null));
  return kinds;
}
