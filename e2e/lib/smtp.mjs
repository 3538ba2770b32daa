// A mail server on loopback that takes everything and shows it to the journey.
import net from "node:net";

export class MailCatcher {
  #server;
  #mails = [];
  #waiting = [];

  static async start() {
    const catcher = new MailCatcher();
    catcher.#server = net.createServer((socket) => catcher.#converse(socket));
    await new Promise((ready) => catcher.#server.listen(0, "127.0.0.1", ready));
    return catcher;
  }

  get port() {
    return this.#server.address().port;
  }

  get mails() {
    return this.#mails;
  }

  stop() {
    this.#server.close();
  }

  /** The first mail to `address`, not taken before, that `fits`. */
  async take(address, fits = () => true, seconds = 20) {
    const wanted = (mail) => !mail.taken && mail.to.includes(address) && fits(mail);
    const found = this.#mails.find(wanted) ?? (await this.#arrival(wanted, address, seconds));
    found.taken = true;
    return found;
  }

  #arrival(wanted, address, seconds) {
    return new Promise((resolve, reject) => {
      const entry = { wanted, resolve };
      const timer = setTimeout(() => {
        const had = this.#mails.map((mail) => `${mail.to}: ${mail.subject}`).join("\n  ");
        reject(new Error(`No such mail to ${address} within ${seconds} s. There were:\n  ${had}`));
      }, seconds * 1000);
      entry.resolve = (mail) => {
        clearTimeout(timer);
        resolve(mail);
      };
      this.#waiting.push(entry);
    });
  }

  #keep(mail) {
    this.#mails.push(mail);
    const at = this.#waiting.findIndex((entry) => entry.wanted(mail));
    if (at >= 0) this.#waiting.splice(at, 1)[0].resolve(mail);
  }

  #converse(socket) {
    let buffer = "";
    let body = null;
    let to = [];
    const say = (line) => socket.write(`${line}\r\n`);
    const line = (text) => {
      if (body !== null) {
        if (text === ".") {
          this.#keep(read(body.join("\r\n"), to));
          body = null;
          to = [];
          return say("250 kept");
        }
        return body.push(text.startsWith(".") ? text.slice(1) : text);
      }
      const verb = text.slice(0, 4).toUpperCase();
      if (verb === "EHLO") return say("250-loopback\r\n250-8BITMIME\r\n250 SMTPUTF8");
      if (verb === "RCPT") to.push(text.replace(/^[^<]*<|>.*$/g, ""));
      if (verb === "DATA") {
        body = [];
        return say("354 go on");
      }
      if (verb === "QUIT") {
        say("221 bye");
        return socket.end();
      }
      return say("250 fine");
    };
    socket.setEncoding("latin1");
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      buffer += chunk;
      for (let end = buffer.indexOf("\r\n"); end >= 0; end = buffer.indexOf("\r\n")) {
        const text = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        line(text);
      }
    });
    say("220 loopback");
  }
}

/** Subject, text and HTML of a message as it came over the wire. */
function read(source, to) {
  const { headers, body } = part(source);
  const found = { text: "", html: "" };
  collect(headers, body, found);
  return { to, subject: words(headers.get("subject") ?? ""), from: headers.get("from") ?? "", ...found };
}

function part(source) {
  const end = source.indexOf("\r\n\r\n");
  const head = source.slice(0, end).replace(/\r\n[ \t]+/g, " ");
  const headers = new Map();
  for (const line of head.split("\r\n")) {
    const colon = line.indexOf(":");
    headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: source.slice(end + 4) };
}

function collect(headers, body, found) {
  const type = headers.get("content-type") ?? "text/plain";
  const boundary = /boundary="?([^";]+)/.exec(type)?.[1];
  if (boundary) {
    for (const piece of body.split(`--${boundary}`).slice(1, -1)) {
      const inner = part(piece.replace(/^\r\n/, ""));
      collect(inner.headers, inner.body, found);
    }
    return;
  }
  const text = decoded(body, (headers.get("content-transfer-encoding") ?? "7bit").toLowerCase());
  if (type.startsWith("text/html")) found.html = text;
  else if (type.startsWith("text/plain")) found.text = text;
}

function decoded(body, encoding) {
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  if (encoding !== "quoted-printable") return Buffer.from(body, "latin1").toString("utf8");
  const joined = body.replace(/=\r\n/g, "");
  const bytes = joined.replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** Encoded words of a header (RFC 2047). */
function words(header) {
  const joined = header.replace(/\?=\s+=\?/g, "?==?");
  return joined.replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind, text) =>
    kind.toLowerCase() === "b"
      ? Buffer.from(text, "base64").toString("utf8")
      : decoded(text.replace(/_/g, " "), "quoted-printable"),
  );
}
