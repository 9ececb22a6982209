// Hears a stream of the server, and again when the connection was lost. It can ask by POST, so that no key is in an address.

/** What is told of a stream. */
export interface Ear {
  /** A line arrived. */
  line(data: unknown): void;
  /** The server refused, with a status: there is no such stream. */
  refused(status: number): void;
  /** The connection was lost, or is there again. */
  lost(is: boolean): void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8000;
/** The server gives a sign of life every 20 seconds. */
const SILENCE_MS = 50_000;
const FIELD = "data:";
const TOO_OFTEN = 429;
const FAULT = 500;

/** Hears the stream at an address until the returned function is called; `body` returns what to post, or is null. */
export function hear(address: string, body: (() => unknown) | null, ear: Ear): () => void {
  const ended = new AbortController();
  void keepHearing(address, body, ear, ended.signal);
  return () => ended.abort();
}

async function keepHearing(address: string, body: (() => unknown) | null, ear: Ear, ended: AbortSignal): Promise<void> {
  let wait = FIRST_WAIT_MS;
  while (!ended.aborted) {
    const status = await once(address, body, ended, (data) => {
      wait = FIRST_WAIT_MS;
      ear.lost(false);
      ear.line(data);
    });
    if (ended.aborted) return;
    if (status >= 400 && status < FAULT && status !== TOO_OFTEN) {
      ear.refused(status);
      return;
    }
    ear.lost(true);
    await pause(wait);
    wait = Math.min(2 * wait, LONGEST_WAIT_MS);
  }
}

/** Hears a stream until it breaks off; returns the status of the answer, 0 without one. */
async function once(
  address: string,
  body: (() => unknown) | null,
  ended: AbortSignal,
  told: (data: unknown) => void,
): Promise<number> {
  const broken = new AbortController();
  const silence = () => window.setTimeout(() => broken.abort(), SILENCE_MS);
  let timer = silence();
  try {
    const how = body ? { method: "POST", body: JSON.stringify(body()) } : {};
    const signal = AbortSignal.any([ended, broken.signal]);
    const answer = await fetch(address, { ...how, signal, cache: "no-store" });
    if (!answer.ok || !answer.body) return answer.status;
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    const lines = new Lines();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(timer);
      timer = silence();
      for (const data of lines.take(part.value)) if (!ended.aborted) told(data);
    }
    return 0;
  } catch (error) {
    if (error instanceof SyntaxError) throw error;
    return 0;
  } finally {
    clearTimeout(timer);
  }
}

/** Finds the data in the pieces of a stream of events. */
export class Lines {
  #rest = "";

  /** Returns the data that a further piece completes. */
  take(piece: string): unknown[] {
    const lines = (this.#rest + piece).split("\n");
    this.#rest = lines.pop() ?? "";
    return lines.filter((line) => line.startsWith(FIELD)).map((line) => JSON.parse(line.slice(FIELD.length)));
  }
}

/** Waits for a time. */
export function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

/** Posts to the server; returns the answer, null if none came. */
export async function post(address: string, body: unknown): Promise<Response | null> {
  try {
    return await fetch(address, { method: "POST", body: JSON.stringify(body), cache: "no-store" });
  } catch {
    return null;
  }
}
