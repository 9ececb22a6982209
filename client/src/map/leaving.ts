// Paints symbols that have just gone, as much of each as is still seen.

import type { Projection } from "../geometry/mercator.ts";
import type { PlanView } from "../plan/layout.ts";
import { paintSpot } from "../plan/painter.ts";
import type { Sizes } from "../plan/sizes.ts";
import type { Leaving } from "./fading.ts";
import { canvasStamps } from "./stamps.ts";

/** Paints what has just gone where it was drawn last. */
export function paintLeaving(
  ctx: CanvasRenderingContext2D,
  projection: Projection,
  view: PlanView,
  leaving: readonly Leaving[],
  { sizes, density }: { sizes: Sizes; density: number },
): void {
  const stamps = canvasStamps(ctx, density, view.palette);
  for (const { spot, place, aside, alpha } of leaving) {
    ctx.globalAlpha = alpha;
    const here = { ...spot, x: projection.x(place.x) + aside.x, y: projection.y(place.y) + aside.y };
    paintSpot(ctx, here, view, sizes, stamps);
    ctx.globalAlpha = 1;
  }
}
