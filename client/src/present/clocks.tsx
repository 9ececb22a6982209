// The time of day, how long the talk has run, and how that compares with what was planned.

import { useEffect, useState } from "preact/hooks";
import type { Scene } from "../scene/scene.ts";
import { say, sayWith } from "../words/say.ts";
import type { Standing } from "./notes.ts";
import { plannedOf } from "./planned.ts";

const MINUTE_MS = 60_000;

interface Props {
  scene: Scene;
  standing: Standing;
  now: number;
  restart(): void;
}

/** The clocks of the presenter's window. */
export function Clocks({ scene, standing, now, restart }: Props) {
  const { began } = standing.times;
  const ran = began ? now - began : 0;
  return (
    <div class="posture-presenter-clocks">
      <time data-testid="clock">{new Date(now).toLocaleTimeString("en-GB")}</time>
      <span>
        {sayWith("presenter.clock.elapsed", { time: <output data-testid="elapsed">{clockOf(ran)}</output> }, {})}
      </span>
      <PlannedTime scene={scene} chapter={standing.chapter} ran={ran} />
      <button type="button" class="posture-link" onClick={restart}>
        {say("presenter.clock.restart")}
      </button>
      {standing.black && <strong>{say("presenter.clock.black")}</strong>}
      {!standing.presenting && <span class="posture-hint">{say("presenter.not-presenting")}</span>}
    </div>
  );
}

/** What was planned until the end of the chapter that is shown, and how much of it is left or over. */
function PlannedTime({ scene, chapter, ran }: { scene: Scene; chapter: string; ran: number }) {
  const planned = plannedOf(scene.chapters, chapter);
  if (!planned) return null;
  const left = planned.until * MINUTE_MS - ran;
  const time = clockOf(Math.abs(left));
  return (
    <span data-testid="planned" class={left < 0 ? "posture-presenter-over" : undefined}>
      {say("presenter.clock.planned", {
        until: clockOf(planned.until * MINUTE_MS),
        whole: clockOf(planned.whole * MINUTE_MS),
      })}{" "}
      <strong>{left < 0 ? say("presenter.clock.over", { time }) : say("presenter.clock.left", { time })}</strong>
    </span>
  );
}

/** Returns the present time in ms, twice a second. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 500);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}

/** Returns a duration in ms as minutes and seconds, with hours where there are some. */
export function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number) => String(n).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  return `${hours ? `${hours}:` : ""}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
