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
import { headingOf, type Plate, paintPlate } from "./heading.ts";
import { fitLegend, groupsOf, paintLegend } from "./legend.ts";
import {
  type Material,
  type Picture,
  paintGroundAlone,
  paintLines,
  paintNames,
  paintSymbols,
  pictureOf,
} from "./picture.ts";
import { boxOfBar, paintScaleBar, scaleBar } from "./scale-bar.ts";
import { type SvgBrush, svgBrush } from "./svg-brush.ts";
import { wrapped } from "./text.ts";

const BAND = 24;
const MARGIN = 12;
const FOOT_FONT = `10px ${SANS}`;
const FOOT_LINE = 13;

/** A whole picture, laid out. */
export interface Frame {
  /** The plates at the top left, in pixels of the map. */
  heading: readonly Plate[];
  mapHeight: number;
  footHeight: number;
  picture: Picture;
}

/** The brushes of a picture, which may be one; null for a ground that is not drawn. */
export interface Brushes {
  ground: SvgBrush | null;
  over: SvgBrush;
  heading: SvgBrush;
}

/** Draws a whole picture; returns its SVG. */
export function drawFrame(material: Material, request: FrameRequest): string {
  const brush = svgBrush(material.measure);
  paintFrame({ ground: brush, over: brush, heading: brush }, material, request, layOutFrame(material, request));
  return svgOf(brush, request.width, request.height);
}

/** Returns what a brush drew as a picture of a size, from its top left. */
export function svgOf(brush: SvgBrush, width: number, height: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONTS}">${brush.svg}</svg>`;
}

/** Lays a whole picture out. */
export function layOutFrame(material: Material, request: FrameRequest): Frame {
  const footHeight = footLines(material, request, null).length * FOOT_LINE + 8;
  const mapHeight = request.height - 2 * BAND - footHeight;
  const picture = pictureOf(material, { ...request, height: mapHeight });
  const heading = headingOf(material, request, picture.headline, { left: MARGIN, top: MARGIN });
  return { heading, mapHeight, footHeight, picture };
}

/** Returns how far the heading reaches, in pixels of the picture. */
export function headingReach({ heading }: Frame): { right: number; bottom: number } {
  const boxes = heading.map(({ box }) => box);
  return {
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)) + BAND,
  };
}

/** Paints a whole picture, each part with its brush. */
export function paintFrame(brushes: Brushes, material: Material, request: FrameRequest, frame: Frame): void {
  const { scene, measure } = material;
  const { width, height, theme } = request;
  const { heading, mapHeight, footHeight, picture } = frame;
  const { ground, over } = brushes;
  const legend = fitLegend(groupsOf(scene, [picture]), measure, width - MARGIN, MARGIN, mapHeight - 2 * MARGIN);
  const bar = scaleBar(enlarged(picture.projection, picture.factor));
  const barBox = boxOfBar(bar, MARGIN, mapHeight - MARGIN);
  const plates = [...heading.map(({ box }) => box), barBox, ...(legend ? [legend.box] : [])];
  for (const brush of new Set([ground, over]))
    brush?.put(`<defs><clipPath id="map"><rect width="${width}" height="${mapHeight}"/></clipPath></defs>`);
  if (ground) onMap(ground, picture, () => paintGroundAlone(ground, material, picture));
  onMap(over, picture, () => {
    paintNames(over, material, picture, plates);
    paintLines(over, material, picture);
    paintSymbols(over, picture);
  });
  belowBand(brushes.heading, () => {
    for (const one of heading) paintPlate(brushes.heading, one, picture.palette);
  });
  belowBand(over, () => {
    if (legend) paintLegend(over, legend, { palette: picture.palette, theme, measure });
    paintScaleBar(over, bar, MARGIN, mapHeight - MARGIN, picture.palette);
  });
  paintFoot(over, footLines(material, request, picture), BAND + mapHeight, footHeight, picture);
  for (const top of [0, height - BAND]) paintBand(over, scene.marking, scene.caveats.handling, width, top);
}

function belowBand(brush: SvgBrush, paint: () => void): void {
  brush.put(`<g transform="translate(0 ${BAND})">`);
  paint();
  brush.put("</g>");
}

function onMap(brush: SvgBrush, { factor }: Picture, paint: () => void): void {
  belowBand(brush, () => {
    brush.put(`<g clip-path="url(#map)"><g transform="scale(${factor})">`);
    paint();
    brush.put("</g></g>");
  });
}

/** Returns the lines at the foot; without a picture, as many as there can be, because the layout needs their height. */
function footLines(material: Material, request: FrameRequest, picture: Picture | null): string[] {
  const { scene, marks, measure } = material;
  const { t, layers, today } = request;
  const selection = picture?.view.selection ?? select(marks, { t, layers, filters: NO_FILTERS });
  const events = picture?.events ?? eventsAt(scene, layers, t);
  const fills = picture?.fills ?? fillsAt(scene, layers, t);
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
