// The base map of a still picture. It uses the same rules as the tiles of a browser.

import { type GeoContext, geoIdentity, geoPath, geoTransform } from "d3-geo";
import { mappedPart } from "../basemap/extent.ts";
import { groundRules } from "../basemap/ground-style.ts";
import type { Basemap } from "../basemap/load.ts";
import { common } from "../geometry/boxes.ts";
import { type Projection, worldPoint } from "../geometry/mercator.ts";
import type { Palette, Theme } from "../paint/palette.ts";
import { CONTRIBUTION_STYLE, NATION_ALPHA, PATTERN_LINE_PX, PATTERN_PX, paintPattern } from "../paint/patterns.ts";
import { type SvgBrush, svgBrush } from "./svg-brush.ts";

/** A point nearer than this to the point before it is left out. */
const TOLERANCE_PX = 0.45;
const MARGIN_PX = 8;

/** Paints the base map without its names. */
export function paintGroundMap(brush: SvgBrush, projection: Projection, basemap: Basemap, palette: Palette): void {
  const path = pathOf(brush, projection);
  paintSea(brush, projection, palette);
  brush.lineJoin = "round";
  for (const rule of groundRules(projection.zoom, palette)) {
    brush.beginPath();
    path(basemap.shapes(rule.layer) as Parameters<typeof path>[0]);
    if (rule.fill) {
      brush.fillStyle = rule.fill;
      brush.fill();
    }
    if (rule.stroke) {
      brush.strokeStyle = rule.stroke;
      brush.lineWidth = rule.width;
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

/** Returns a painter of shapes in degrees: it projects and thins them, and cuts them a little outside the picture. */
function pathOf(brush: SvgBrush, projection: Projection) {
  let [lastX, lastY] = [Number.NaN, Number.NaN];
  const project = geoTransform({
    lineStart() {
      [lastX, lastY] = [Number.NaN, Number.NaN];
      this.stream.lineStart();
    },
    point(lon, lat) {
      const world = worldPoint(lat, lon);
      const [x, y] = [projection.x(world.x), projection.y(world.y)];
      if (Math.abs(x - lastX) < TOLERANCE_PX && Math.abs(y - lastY) < TOLERANCE_PX) return;
      [lastX, lastY] = [x, y];
      this.stream.point(x, y);
    },
  });
  const { width, height } = projection;
  const cut = geoIdentity().clipExtent([
    [-MARGIN_PX, -MARGIN_PX],
    [width + MARGIN_PX, height + MARGIN_PX],
  ]);
  return geoPath({ stream: (sink) => project.stream(cut.stream(sink)) }, brush as unknown as GeoContext);
}
