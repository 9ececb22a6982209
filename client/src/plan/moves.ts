// Moves on the map: an arrow from where a thing was to where it is, with the distance; the mark of an unsaved row.

import { distanceKm, formatKm, type LatLon } from "../geometry/geodesy.ts";
import { type Projection, worldPoint } from "../geometry/mercator.ts";
import type { Brush } from "../paint/brush.ts";
import { pill } from "../paint/glyphs.ts";
import type { Palette } from "../paint/palette.ts";

const HEAD_PX = 9;
/** Room between the arrow and the symbols at its ends. */
const GAP_PX = 12;

/** Paints an arrow between two positions, with the distance. */
export function arrow(brush: Brush, projection: Projection, from: LatLon, to: LatLon, palette: Palette): void {
  const at = ({ lat, lon }: LatLon) => {
    const world = worldPoint(lat, lon);
    return { x: projection.x(world.x), y: projection.y(world.y) };
  };
  const [a, b] = [at(from), at(to)];
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  brush.save();
  brush.strokeStyle = palette.accent;
  brush.fillStyle = palette.accent;
  brush.lineWidth = 2;
  brush.beginPath();
  brush.arc(a.x, a.y, 3, 0, 2 * Math.PI);
  brush.fill();
  if (length > GAP_PX + HEAD_PX) {
    const unit = { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
    const tip = { x: b.x - unit.x * GAP_PX, y: b.y - unit.y * GAP_PX };
    const base = { x: tip.x - unit.x * HEAD_PX, y: tip.y - unit.y * HEAD_PX };
    const side = { x: (-unit.y * HEAD_PX) / 2, y: (unit.x * HEAD_PX) / 2 };
    brush.beginPath();
    brush.moveTo(a.x, a.y);
    brush.lineTo(base.x, base.y);
    brush.stroke();
    brush.beginPath();
    brush.moveTo(tip.x, tip.y);
    brush.lineTo(base.x + side.x, base.y + side.y);
    brush.lineTo(base.x - side.x, base.y - side.y);
    brush.fill();
  }
  brush.restore();
  pill(brush, formatKm(distanceKm(from, to)), (a.x + b.x) / 2, (a.y + b.y) / 2, palette);
}

/** Paints the dot that marks a row with unsaved edits. */
export function unsavedDot(brush: Brush, x: number, y: number, palette: Palette): void {
  brush.save();
  brush.fillStyle = palette.accent;
  brush.strokeStyle = palette.plate;
  brush.lineWidth = 1.5;
  brush.beginPath();
  brush.arc(x, y + 2, 4.5, 0, 2 * Math.PI);
  brush.fill();
  brush.stroke();
  brush.restore();
}
