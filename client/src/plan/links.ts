// Command lines and supply links between what is on the map.

import { type Projection, worldPoint } from "../geometry/mercator.ts";
import type { Brush } from "../paint/brush.ts";
import type { Selection, Standing } from "../scene/selection.ts";

/** How the lines of a kind look. Width, dashes and arrow tell the kinds apart, not only the colour. */
export interface LinkStyle {
  width: number;
  dash: readonly number[];
  arrow: boolean;
}

/** The look of command lines and of supply links. */
export const LINK_STYLES: Record<"command" | "supply", LinkStyle> = {
  command: { width: 1.8, dash: [], arrow: false },
  supply: { width: 1.5, dash: [8, 4], arrow: true },
};

/** How strongly lines cover the ground: as usual, those of a selected symbol, and the others beside those. */
export const LINK_ALPHA = { usual: 0.9, selected: 0.95, aside: 0.8 };
const WIDTH_SHARE = { usual: 1, selected: 1.6, aside: 0.5 };

/** Paints the command lines or the supply links of everything that is drawn; those of a selected symbol are thicker. */
export function paintLinks(
  ctx: Brush,
  projection: Projection,
  selection: Selection,
  drawn: readonly Standing[],
  field: "parent" | "hub",
  { colour, selected }: { colour: string; selected: string },
): void {
  const style = LINK_STYLES[field === "hub" ? "supply" : "command"];
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.setLineDash([...style.dash]);
  for (const from of drawn) {
    const to = selection.byId.get(from.mark.item[field]);
    if (!to || (to.mark.lat === from.mark.lat && to.mark.lon === from.mark.lon)) continue;
    const ends = [from.mark.item.id, to.mark.item.id];
    const stress = !selected ? "usual" : ends.includes(selected) ? "selected" : "aside";
    ctx.globalAlpha = LINK_ALPHA[stress];
    ctx.lineWidth = style.width * WIDTH_SHARE[stress];
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
