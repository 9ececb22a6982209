// The instants of a film: time runs along the axis, as it does when the app plays a plan.

import type { Reel, ReelRequest } from "../contract/types.ts";
import { clamp, snap, timeScale, WHOLE_PLAN_MS } from "../scene/instants.ts";
import type { Scene } from "../scene/scene.ts";

/** Returns the instant of each picture of a film; the first and the last are those that were asked for. */
export function reelOf(scene: Scene, request: ReelRequest): Reel {
  const { start, end, phases } = scene.time;
  const from = clamp(request.from ?? start, scene);
  const until = clamp(request.until ?? end, scene);
  if (from >= until) return { times: [] };
  const scale = timeScale(start, end, phases, WHOLE_PLAN_MS);
  const [first, last] = [scale(from), scale(until)];
  const count = Math.max(2, Math.round((request.seconds ?? (last - first) / 1000) * request.fps));
  const times = Array.from({ length: count }, (_, i) =>
    Math.min(until, Math.max(from, snap(scale.invert(first + ((last - first) * i) / (count - 1))))),
  );
  return { times: [from, ...times.slice(1, -1), until] };
}
