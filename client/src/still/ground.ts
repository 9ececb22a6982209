// The base map of a still picture. It uses the same rules as the tiles of a browser.

import { type GeoContext, geoIdentity, geoPath } from "d3-geo";
import type { GeoJSON } from "geojson";
import { mappedPart } from "../basemap/extent.ts";
import { shapesIn } from "../basemap/ground-shapes.ts";
import { groundRules } from "../basemap/ground-style.ts";
import type { Basemap } from "../basemap/load.ts";
import { common } from "../geometry/boxes.ts";
import type { Projection } from "../geometry/mercator.ts";
import { PALETTES, type Palette, type Theme } from "../paint/palette.ts";
import { CONTRIBUTION_STYLE, NATION_ALPHA, PATTERN_LINE_PX, PATTERN_PX, paintPattern } from "../paint/patterns.ts";
import { type SvgBrush, svgBrush } from "./svg-brush.ts";

/** How far outside the picture lines and areas are cut. */
const MARGIN_PX = 8;
const NOWHERE = { left: 0, top: 0, right: 0, bottom: 0 };

/** Prepares the shapes that every ground shows, before the first is painted. */
export function readyGround(basemap: Basemap): void {
  for (const { layer } of groundRules(0, PALETTES.light)) shapesIn(basemap.shapes(layer), NOWHERE, 0);
}

/** Paints the base map without its names. */
export function paintGroundMap(brush: SvgBrush, projection: Projection, basemap: Basemap, palette: Palette): void {
  const path = pathOf(brush, projection);
  paintSea(brush, projection, palette);
  let drawn = "";
  for (const rule of groundRules(projection.zoom, palette)) {
    if (rule.layer !== drawn) {
      brush.beginPath();
      path(basemap.shapes(rule.layer));
      drawn = rule.layer;
    }
    if (rule.fill) {
      brush.fillStyle = rule.fill;
      brush.fill();
    }
    if (rule.stroke) {
      brush.strokeStyle = rule.stroke;
      brush.lineWidth = rule.width;
      brush.lineJoin = rule.join;
      brush.setLineDash([...rule.dash]);
      brush.stroke();
      brush.setLineDash([]);
    }
  }
}

function paintSea(brush: SvgBrush, projection: Projection, palette: Palette): void {
  const { width, height } = projection;
  brush.fillStyle = palette.beyond;
  brush.fillRect(0, 0, width, height);
  const { left, top, right, bottom } = common(mappedPart(projection), {
    left: 0,
    top: 0,
    right: width,
    bottom: height,
  });
  brush.fillStyle = palette.sea;
  brush.fillRect(left, top, right - left, bottom - top);
}

/** Fills nations by their contribution; writes each pattern once. */
export function paintNations(
  brush: SvgBrush,
  projection: Projection,
  basemap: Basemap,
  fills: ReadonlyMap<string, string>,
  theme: Theme,
): void {
  const path = pathOf(brush, projection);
  for (const kind of new Set(fills.values())) brush.put(patternOf(kind, theme));
  for (const [nation, kind] of fills) {
    const style = CONTRIBUTION_STYLE[kind];
    const area = basemap.areas.get(nation);
    if (!style || !area) continue;
    brush.beginPath();
    path(area);
    brush.globalAlpha = NATION_ALPHA.fill;
    brush.fillStyle = style.colour[theme];
    brush.fill();
    brush.globalAlpha = NATION_ALPHA.pattern;
    brush.fillStyle = `url(#${patternId(kind)})`;
    brush.fill();
    brush.globalAlpha = 1;
  }
}

/** Returns the id of a pattern in the SVG. */
export function patternId(kind: string): string {
  return `fill-${kind}`;
}

/** Returns the SVG that defines the pattern of a contribution. */
export function patternOf(kind: string, theme: Theme): string {
  const style = CONTRIBUTION_STYLE[kind];
  if (!style) return "";
  const cell = svgBrush(() => 0);
  cell.strokeStyle = style.colour[theme];
  cell.fillStyle = style.colour[theme];
  cell.lineWidth = PATTERN_LINE_PX;
  paintPattern(cell, style.pattern, PATTERN_PX);
  return `<defs><pattern id="${patternId(kind)}" width="${PATTERN_PX}" height="${PATTERN_PX}" patternUnits="userSpaceOnUse">${cell.svg}</pattern></defs>`;
}

/** Returns a painter of shapes in degrees: it leaves out those outside the picture, and cuts the others a little outside. */
function pathOf(brush: SvgBrush, projection: Projection): (shapes: GeoJSON) => void {
  const { width, height, scale } = projection;
  const [left, top] = [projection.x(0), projection.y(0)];
  const [right, bottom] = [width + MARGIN_PX, height + MARGIN_PX];
  const stream = geoIdentity()
    .scale(scale)
    .translate([left, top])
    .clipExtent([
      [-MARGIN_PX, -MARGIN_PX],
      [right, bottom],
    ]);
  const path = geoPath(stream, brush as unknown as GeoContext);
  const box = {
    left: (-MARGIN_PX - left) / scale,
    top: (-MARGIN_PX - top) / scale,
    right: (right - left) / scale,
    bottom: (bottom - top) / scale,
  };
  return (shapes) => {
    for (const shape of shapesIn(shapes, box, Math.log2(scale))) path(shape);
  };
}
