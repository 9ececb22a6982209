// Moves on the map: an arrow from where a thing was to where it is, with the distance; and the mark of what is unsaved.

import L from "leaflet";
import { pill } from "./glyphs.ts";
import { type Projection, worldPoint } from "./overlay.ts";
import type { Palette } from "./palette.ts";

interface Position {
  lat: number;
  lon: number;
}

const HEAD_PX = 9;
/** Room between the arrow and the symbols at its ends. */
const GAP_PX = 12;

export function arrow(
  ctx: CanvasRenderingContext2D,
  projection: Projection,
  from: Position,
  to: Position,
  palette: Palette,
): void {
  const [a, b] = [from, to].map(({ lat, lon }) => {
    const world = worldPoint(lat, lon);
    return L.point(projection.x(world.x), projection.y(world.y));
  });
  if (!a || !b) return;
  const length = a.distanceTo(b);
  ctx.save();
  ctx.strokeStyle = palette.accent;
  ctx.fillStyle = palette.accent;
  ctx.lineWidth = 2;
  ctx.beginPath();
  ctx.arc(a.x, a.y, 3, 0, 2 * Math.PI);
  ctx.fill();
  if (length > GAP_PX + HEAD_PX) {
    const unit = b.subtract(a).divideBy(length);
    const tip = b.subtract(unit.multiplyBy(GAP_PX));
    const base = tip.subtract(unit.multiplyBy(HEAD_PX));
    const side = L.point(-unit.y, unit.x).multiplyBy(HEAD_PX / 2);
    ctx.beginPath();
    ctx.moveTo(a.x, a.y);
    ctx.lineTo(base.x, base.y);
    ctx.stroke();
    ctx.beginPath();
    ctx.moveTo(tip.x, tip.y);
    ctx.lineTo(base.x + side.x, base.y + side.y);
    ctx.lineTo(base.x - side.x, base.y - side.y);
    ctx.fill();
  }
  ctx.restore();
  pill(ctx, kilometres(from, to), (a.x + b.x) / 2, (a.y + b.y) / 2, palette);
}

/** Distance on the sphere that Leaflet measures on: within 0.5 % of the geodesic, for the eye alone. */
function kilometres(from: Position, to: Position): string {
  const km = L.latLng(from.lat, from.lon).distanceTo(L.latLng(to.lat, to.lon)) / 1000;
  return `${km < 10 ? km.toFixed(1) : Math.round(km)} km`;
}

export function unsavedDot(ctx: CanvasRenderingContext2D, x: number, y: number, palette: Palette): void {
  ctx.save();
  ctx.fillStyle = palette.accent;
  ctx.strokeStyle = palette.plate;
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  ctx.arc(x, y + 2, 4.5, 0, 2 * Math.PI);
  ctx.fill();
  ctx.stroke();
  ctx.restore();
}
