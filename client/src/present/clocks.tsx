// The time of day, and how long the talk has run.

import { useEffect, useState } from "preact/hooks";
import { say, sayWith } from "../words/say.ts";
import type { Standing } from "./notes.ts";

/** The clocks of the presenter's window. */
export function Clocks({ standing, restart }: { standing: Standing; restart(): void }) {
  const now = useNow();
  return (
    <div class="posture-presenter-clocks">
      <time data-testid="clock">{new Date(now).toLocaleTimeString("en-GB")}</time>
      <span>
        {sayWith(
          "presenter.clock.elapsed",
          { time: <output data-testid="elapsed">{elapsed(standing.began, now)}</output> },
          {},
        )}
      </span>
      <button type="button" class="posture-link" onClick={restart}>
        {say("presenter.clock.restart")}
      </button>
      {standing.black && <strong>{say("presenter.clock.black")}</strong>}
      {!standing.presenting && <span class="posture-hint">{say("presenter.not-presenting")}</span>}
    </div>
  );
}

function useNow(): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 500);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}

function elapsed(began: number, now: number): string {
  const seconds = began ? Math.max(0, Math.floor((now - began) / 1000)) : 0;
  const two = (n: number) => String(n).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  return `${hours ? `${hours}:` : ""}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
