// Paints the base map without its names: in the tiles of a browser, and in still pictures. Pure.

import { common } from "../geometry/boxes.ts";
import type { Projection } from "../geometry/mercator.ts";
import type { Brush } from "../paint/brush.ts";
import { PALETTES, type Palette } from "../paint/palette.ts";
import { mappedPart } from "./extent.ts";
import { groundRules } from "./ground-style.ts";
import type { Basemap } from "./load.ts";

/** What is farther outside a picture is left out, in pixels: more than half of the widest line. */
export const MARGIN_PX = 8;

/** Prepares the shapes of a zoom, before the first picture of it is painted. */
export function readyGround(basemap: Basemap, zoom: number): void {
  for (const { layer } of groundRules(zoom, PALETTES.light)) basemap.shapes(layer);
}

/** Paints a part of the base map; lines are wider by a factor, and there is only as much detail as then fits. */
export function paintGroundMap(
  brush: Brush,
  projection: Projection,
  basemap: Basemap,
  palette: Palette,
  magnified = 1,
): void {
  paintSea(brush, projection, palette);
  let traced = "";
  for (const rule of groundRules(projection.zoom - Math.log2(magnified), palette)) {
    if (rule.layer !== traced) {
      brush.beginPath();
      basemap.shapes(rule.layer).trace(brush, projection, MARGIN_PX * magnified);
      traced = rule.layer;
    }
    if (rule.fill) {
      brush.fillStyle = rule.fill;
      brush.fill("evenodd");
    }
    if (rule.stroke) {
      brush.strokeStyle = rule.stroke;
      brush.lineWidth = rule.width * magnified;
      brush.lineJoin = rule.join;
      brush.setLineDash(rule.dash.map((length) => length * magnified));
      brush.stroke();
    }
  }
  brush.setLineDash([]);
}

function paintSea(brush: Brush, projection: Projection, palette: Palette): void {
  const { width, height } = projection;
  const { left, top, right, bottom } = common(mappedPart(projection), {
    left: 0,
    top: 0,
    right: width,
    bottom: height,
  });
  brush.fillStyle = palette.beyond;
  brush.fillRect(0, 0, width, height);
  brush.fillStyle = palette.sea;
  brush.fillRect(left, top, right - left, bottom - top);
}
