// One stream per browser, however many tabs: whoever holds the lock listens and relays to the others. Browsers without
// locks listen in the tab that is looked at. An event says that something has changed, never what.

/** Flows that changed, `null` for any; pages with this mark or a later one show it already. */
export interface Change {
  mark: string;
  flows: string[] | null;
}

type Told = Change | { ask: true };

const NAME = "baton-live";
/** After a refusal, for example while the server restarts. */
const AGAIN_AFTER_MS = 5_000;

export class Stream {
  private source?: EventSource;
  private again?: number;
  private release?: () => void;
  private readonly channel = new BroadcastChannel(NAME);

  /** `recent` answers a tab that has just been opened, so that it misses nothing. */
  constructor(
    private readonly address: string,
    private readonly heard: (change: Change) => void,
    private readonly recent: () => Change[],
  ) {}

  start(): void {
    this.channel.addEventListener("message", ({ data }: MessageEvent<Told>) => {
      if (!("ask" in data)) this.heard(data);
      else if (this.source) for (const change of this.recent()) this.channel.postMessage(change);
    });
    this.channel.postMessage({ ask: true });
    addEventListener("pagehide", () => this.leave());
    addEventListener("pageshow", (event) => event.persisted && this.lead());
    if (!navigator.locks) document.addEventListener("visibilitychange", () => this.lead());
    this.lead();
  }

  private lead(): void {
    if (navigator.locks) {
      void navigator.locks.request(NAME, () => {
        this.open();
        return new Promise<void>((release) => (this.release = release));
      });
    } else if (document.hidden) {
      this.leave();
    } else {
      this.open();
    }
  }

  private leave(): void {
    clearTimeout(this.again);
    this.source?.close();
    this.source = undefined;
    this.release?.();
  }

  private open(): void {
    if (this.source) return;
    const source = new EventSource(this.address);
    this.source = source;
    source.addEventListener("change", (event) => {
      const [mark, flows] = (event as MessageEvent<string>).data.split(" ");
      const change = { mark, flows: flows === "*" ? null : flows.split(",") };
      this.channel.postMessage(change);
      this.heard(change);
    });
    source.addEventListener("error", () => {
      // What broke off the browser opens again by itself; what was refused it does not.
      if (source.readyState !== EventSource.CLOSED || source !== this.source) return;
      this.source = undefined;
      this.again = setTimeout(() => this.open(), AGAIN_AFTER_MS * (1 + Math.random()));
    });
  }
}
