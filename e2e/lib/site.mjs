// Files of a folder over HTTP on loopback, as the pages of the gallery need them.
import { readFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";

const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2", ".png": "image/png" };

/** Gives the address and a way to stop. What is not there answers 204, so that a page's scripts find nothing to complain of. */
export async function site(folder) {
  const server = http.createServer(async (request, response) => {
    const asked = path.normalize(decodeURIComponent(new URL(request.url, "http://gallery").pathname));
    try {
      const bytes = await readFile(path.join(folder, asked));
      response.writeHead(200, { "content-type": TYPES[path.extname(asked)] ?? "application/octet-stream" }).end(bytes);
    } catch {
      response.writeHead(204).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { base: `http://127.0.0.1:${server.address().port}`, stop };
}
