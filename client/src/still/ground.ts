// Nations on the ground of a still picture.

import { MARGIN_PX } from "../basemap/ground-painter.ts";
import type { Basemap } from "../basemap/load.ts";
import type { Projection } from "../geometry/mercator.ts";
import type { Theme } from "../paint/palette.ts";
import { CONTRIBUTION_STYLE, NATION_ALPHA, PATTERN_LINE_PX, PATTERN_PX, paintPattern } from "../paint/patterns.ts";
import { type SvgBrush, svgBrush } from "./svg-brush.ts";

/** Fills nations by their contribution; writes each pattern once. */
export function paintNations(
  brush: SvgBrush,
  projection: Projection,
  basemap: Basemap,
  fills: ReadonlyMap<string, string>,
  theme: Theme,
): void {
  for (const kind of new Set(fills.values())) brush.put(patternOf(kind, theme));
  for (const [nation, kind] of fills) {
    const style = CONTRIBUTION_STYLE[kind];
    const area = basemap.area(nation);
    if (!style || !area) continue;
    brush.beginPath();
    area.trace(brush, projection, MARGIN_PX);
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
