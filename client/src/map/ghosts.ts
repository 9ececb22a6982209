// The other plan on the map of a comparison: ghosts of where things were, arrows, and things that are gone.

import { type Projection, worldPoint } from "../geometry/mercator.ts";
import { pill } from "../paint/glyphs.ts";
import type { Palette } from "../paint/palette.ts";
import type { Differences } from "../plan/differences.ts";
import { arrow } from "../plan/moves.ts";
import type { Comparison } from "../scene/scene.ts";
import { counts, type Standing } from "../scene/selection.ts";
import { picture } from "./stamps.ts";

const GHOST_ALPHA = 0.45;

/** Draws a ghost and an arrow for each thing that moved, and a crossed-out ghost for each thing that is gone. */
export function paintPast(
  ctx: CanvasRenderingContext2D,
  projection: Projection,
  standing: readonly Standing[],
  differences: Differences,
  comparison: Comparison,
  t: number,
  look: { palette: Palette; size: number; density: number },
): void {
  for (const { mark, planned } of standing) {
    const difference = differences.get(mark.key);
    if (!difference?.was) continue;
    ghost(ctx, projection, difference.was, mark.item.sidc, planned, look);
    arrow(ctx, projection, difference.was, mark, look.palette);
  }
  for (const { ghost: gone, id, kind } of comparison.items) {
    if (kind !== "removed" || gone?.lat == null || gone.lon == null || !gone.sidc || !counts(gone, t)) continue;
    const at = { lat: gone.lat, lon: gone.lon };
    const box = ghost(ctx, projection, at, gone.sidc, t < 0, look);
    crossOut(ctx, box, look.palette);
    pill(ctx, `− ${id}`, box.x, box.y + look.size * 0.9, look.palette);
  }
}

function ghost(
  ctx: CanvasRenderingContext2D,
  projection: Projection,
  at: { lat: number; lon: number },
  sidc: string,
  planned: boolean,
  { size, density }: { size: number; density: number },
): { x: number; y: number; half: number } {
  const world = worldPoint(at.lat, at.lon);
  const [x, y] = [projection.x(world.x), projection.y(world.y)];
  const drawn = picture(sidc, planned, size, density);
  ctx.globalAlpha = GHOST_ALPHA;
  ctx.drawImage(drawn.image, x - drawn.anchorX, y - drawn.anchorY, drawn.width, drawn.height);
  ctx.globalAlpha = 1;
  return { x, y, half: size * 0.7 };
}

function crossOut(
  ctx: CanvasRenderingContext2D,
  { x, y, half }: { x: number; y: number; half: number },
  palette: Palette,
): void {
  ctx.strokeStyle = palette.ink;
  ctx.lineWidth = 2;
  ctx.beginPath();
  ctx.moveTo(x - half, y - half * 0.7);
  ctx.lineTo(x + half, y + half * 0.7);
  ctx.moveTo(x + half, y - half * 0.7);
  ctx.lineTo(x - half, y + half * 0.7);
  ctx.stroke();
}
