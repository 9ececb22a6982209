// A tab alone: of several that have the same name, because one is a copy of another, one at a time.

/** Calls a function once this tab is the only one with a name; returns what gives the name away. */
export function onceAlone(name: string, alone: () => void): () => void {
  // Browsers have locks on this machine and over TLS alone.
  if (!navigator.locks) {
    alone();
    return () => {};
  }
  const ended = new AbortController();
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  void navigator.locks
    .request(name, { signal: ended.signal }, () => {
      if (!ended.signal.aborted) alone();
      return held;
    })
    .catch((error: unknown) => {
      if (!ended.signal.aborted) throw error;
    });
  return () => {
    ended.abort();
    release();
  };
}
