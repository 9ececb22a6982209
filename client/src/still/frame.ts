// A whole still picture as one SVG: map, marking, title, time, legend, scale bar, sources.

import type { FrameRequest } from "../contract/types.ts";
import { SANS } from "../paint/brush.ts";
import { readableOn } from "../paint/palette.ts";
import { enlarged } from "../plan/reference.ts";
import { provenanceLine } from "../scene/provenance.ts";
import { select } from "../scene/selection.ts";
import { eventsAt, fillsAt } from "../scene/shown.ts";
import { NO_FILTERS } from "../scene/state.ts";
import { FONTS } from "./font.ts";
import { headingOf, paintPlate } from "./heading.ts";
import { fitLegend, groupsOf, paintLegend } from "./legend.ts";
import { type Material, type Picture, paintBelow, paintLines, paintSymbols, pictureOf } from "./picture.ts";
import { boxOfBar, paintScaleBar, scaleBar } from "./scale-bar.ts";
import { type SvgBrush, svgBrush } from "./svg-brush.ts";
import { wrapped } from "./text.ts";

const BAND = 24;
const MARGIN = 12;
const FOOT_FONT = `10px ${SANS}`;
const FOOT_LINE = 13;
/** Draws a whole picture; returns its SVG. */
export function drawFrame(material: Material, request: FrameRequest): string {
  const { scene, measure } = material;
  const { width, height } = request;
  const footHeight = footLines(material, request, null).length * FOOT_LINE + 8;
  const mapHeight = height - 2 * BAND - footHeight;
  const picture = pictureOf(material, { ...request, height: mapHeight });
  const heading = headingOf(material, request, picture.headline, { left: MARGIN, top: MARGIN });
  const legend = fitLegend(groupsOf(scene, picture), measure, width - MARGIN, MARGIN, mapHeight - 2 * MARGIN);
  const bar = scaleBar(enlarged(picture.projection, picture.factor));
  const barBox = boxOfBar(bar, MARGIN, mapHeight - MARGIN);
  const brush = svgBrush(measure);
  brush.put(`<defs><clipPath id="map"><rect width="${width}" height="${mapHeight}"/></clipPath></defs>`);
  brush.put(`<g transform="translate(0 ${BAND})"><g clip-path="url(#map)"><g transform="scale(${picture.factor})">`);
  paintBelow(brush, material, picture, [...heading.map(({ box }) => box), barBox, ...(legend ? [legend.box] : [])]);
  paintLines(brush, material, picture);
  paintSymbols(brush, picture);
  brush.put("</g></g>");
  for (const one of heading) paintPlate(brush, one, picture.palette);
  const look = { palette: picture.palette, theme: request.theme, measure };
  if (legend) paintLegend(brush, legend, look);
  paintScaleBar(brush, bar, MARGIN, mapHeight - MARGIN, picture.palette);
  brush.put("</g>");
  paintFoot(brush, footLines(material, request, picture), BAND + mapHeight, footHeight, picture);
  for (const top of [0, height - BAND]) paintBand(brush, scene.marking, scene.caveats.handling, width, top);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONTS}">${brush.svg}</svg>`;
}

/** Returns the lines at the foot; without a picture, as many as there can be, because the layout needs their height. */
function footLines(material: Material, request: FrameRequest, picture: Picture | null): string[] {
  const { scene, basemap, marks, measure } = material;
  const { t, layers, today } = request;
  const selection = picture?.view.selection ?? select(marks, { t, layers, filters: NO_FILTERS });
  const events = picture?.events ?? eventsAt(scene, layers, t);
  const fills = picture?.fills ?? (layers.includes("nations") ? fillsAt(scene, basemap.areas, t) : new Map());
  const outside = picture?.outside.length ?? selection.count;
  const text = `${provenanceLine(scene, selection, events, fills, t, { date: today, kept: true }, outside)} ${scene.attribution}`;
  return wrapped(text, request.width - 2 * MARGIN, FOOT_FONT, measure);
}

function paintFoot(
  brush: SvgBrush,
  lines: readonly string[],
  top: number,
  height: number,
  { palette, shot }: Picture,
): void {
  brush.fillStyle = palette.plate;
  brush.fillRect(0, top, shot.width, height);
  brush.font = FOOT_FONT;
  brush.textBaseline = "middle";
  brush.fillStyle = palette.label;
  lines.forEach((line, i) => {
    brush.fillText(line, MARGIN, top + 4 + FOOT_LINE * (i + 0.5));
  });
}

function paintBand(
  brush: SvgBrush,
  marking: { text: string; colour: string },
  handling: string,
  width: number,
  top: number,
): void {
  brush.fillStyle = marking.colour;
  brush.fillRect(0, top, width, BAND);
  brush.fillStyle = readableOn(marking.colour);
  brush.font = `700 12.5px ${SANS}`;
  brush.textAlign = "center";
  brush.textBaseline = "middle";
  brush.fillText(`${marking.text}   ·   ${handling}`, width / 2, top + BAND / 2);
  brush.textAlign = "left";
}
