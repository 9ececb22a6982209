// Command lines and supply links between what is on the map.

import { type Projection, worldPoint } from "../geometry/mercator.ts";
import type { Brush } from "../paint/brush.ts";
import type { Selection, Standing } from "../scene/selection.ts";

interface Style {
  colour: string;
  dash: number[];
  arrow: boolean;
  /** Id of the selected symbol: its lines are drawn strongly and all others faintly. */
  selected: string;
}

/** Paints the command lines or the supply links of everything that is drawn. */
export function paintLinks(
  ctx: Brush,
  projection: Projection,
  selection: Selection,
  drawn: readonly Standing[],
  field: "parent" | "hub",
  style: Style,
): void {
  ctx.strokeStyle = style.colour;
  ctx.fillStyle = style.colour;
  ctx.setLineDash(style.dash);
  for (const from of drawn) {
    const to = selection.byId.get(from.mark.item[field]);
    if (!to || (to.mark.lat === from.mark.lat && to.mark.lon === from.mark.lon)) continue;
    const touches = style.selected && (from.mark.item.id === style.selected || to.mark.item.id === style.selected);
    ctx.globalAlpha = touches ? 0.95 : style.selected ? 0.22 : 0.5;
    ctx.lineWidth = touches ? 2.2 : 1.3;
    link(ctx, projection, to, from, style.arrow);
  }
  ctx.globalAlpha = 1;
  ctx.setLineDash([]);
}

function link(ctx: Brush, projection: Projection, from: Standing, to: Standing, arrow: boolean): void {
  const a = worldPoint(from.mark.lat, from.mark.lon);
  const b = worldPoint(to.mark.lat, to.mark.lon);
  const [x1, y1, x2, y2] = [projection.x(a.x), projection.y(a.y), projection.x(b.x), projection.y(b.y)];
  ctx.beginPath();
  ctx.moveTo(x1, y1);
  ctx.lineTo(x2, y2);
  ctx.stroke();
  if (!arrow || Math.hypot(x2 - x1, y2 - y1) < 30) return;
  const angle = Math.atan2(y2 - y1, x2 - x1);
  ctx.save();
  ctx.translate((x1 + x2) / 2, (y1 + y2) / 2);
  ctx.rotate(angle);
  ctx.beginPath();
  ctx.moveTo(5, 0);
  ctx.lineTo(-4, -4);
  ctx.lineTo(-4, 4);
  ctx.closePath();
  ctx.fill();
  ctx.restore();
}
