// A still picture in parts, for pages that arrange them: ground, lines, symbols, legend, texts.

import type { LinePart, Parts, PartsRequest, SymbolPart } from "../contract/types.ts";
import { eventMark } from "../paint/glyphs.ts";
import type { Spot } from "../plan/arrange.ts";
import type { Point } from "../plan/layout.ts";
import { LEADER_FROM_PX } from "../plan/painter.ts";
import { paintPrecision } from "../plan/precision.ts";
import { focusNotes } from "../scene/focus-notes.ts";
import { formatInstant, phaseAt } from "../scene/instants.ts";
import { provenanceLine } from "../scene/provenance.ts";
import type { Scene } from "../scene/scene.ts";
import { clock } from "../scene/words.ts";
import { say } from "../words/say.ts";
import { FONTS } from "./font.ts";
import { groupsOf } from "./legend.ts";
import { markSvg } from "./legend-marks.ts";
import {
  type Material,
  moved,
  type Picture,
  paintBelow,
  pictureOf,
  standalone,
  svgStamps,
  symbolPicture,
} from "./picture.ts";
import { scaleBar } from "./scale-bar.ts";
import { svgBrush } from "./svg-brush.ts";

export type { LinePart, Parts, PartsRequest, SymbolPart };

/** Returns a picture in parts. */
export function partsOf(material: Material, request: PartsRequest): Parts {
  const { scene } = material;
  const notes = focusNotes(scene, request, request.t);
  const { insets } = request;
  const noted = { ...insets, left: insets.left + request.note_width, top: insets.bottom };
  const shot = notes.length ? { ...request, insets: noted } : request;
  const picture = pictureOf(material, shot);
  const { palette } = picture;
  return {
    ground: groundSvg(material, picture),
    symbols: picture.layout.spots.map((spot) => symbolPart(material, picture, spot)),
    lines: [...linesOf(picture, "supply", "hub"), ...linesOf(picture, "command", "parent")],
    legend: groupsOf(scene, picture).map(({ title, entries }) => ({
      title,
      entries: entries.map(({ mark, text, note }) => ({
        svg: standalone(markSvg(mark, palette, shot.theme), { left: 0, top: -1, right: 34, bottom: 19 }),
        text,
        note: note ?? "",
      })),
    })),
    notes,
    time: formatInstant(shot.t),
    phase: phaseAt(scene.time.phases, shot.t)?.name ?? "",
    clock: scene.time.ceasefire ? clock(scene.time.ceasefire, shot.t) : "",
    outside: picture.outside,
    provenance: provenanceOf(scene, picture, request),
    bar: scaleBar(picture.projection),
  };
}

function provenanceOf(scene: Scene, { view, events, fills, outside }: Picture, { t, today }: PartsRequest): string {
  return provenanceLine(scene, view.selection, events, fills, t, { date: today, kept: true }, outside.length);
}

/** Returns the SVG that lies behind everything else: base map, nations, names and precision. */
function groundSvg(material: Material, picture: Picture): string {
  const { projection, view, layout, palette } = picture;
  const brush = svgBrush(material.measure);
  paintBelow(brush, material, picture);
  if (view.layers.has("precision")) {
    const standing = layout.drawn.flatMap((point) => (point.standing ? [point.standing] : []));
    const style = { colour: palette.precision, strong: palette.accent, selected: "" };
    paintPrecision(brush, projection, standing, material.basemap.areas, style);
  }
  const { width, height } = projection;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONTS}">${brush.svg}</svg>`;
}

function symbolPart(material: Material, picture: Picture, spot: Spot<Point>): SymbolPart {
  const { svg, box } = symbolPicture(picture, spot, material.measure);
  const members = [...spot.stacked.filter((member) => member !== spot.member), ...spot.rolledUp];
  const aside = Math.hypot(spot.x - spot.anchorX, spot.y - spot.anchorY) >= LEADER_FROM_PX;
  return {
    ...about(material, picture, spot.member),
    svg,
    ...placedIn(box),
    under: members.map((member) => plainPart(material, picture, member, spot)),
    anchor: aside ? { x: spot.anchorX, y: spot.anchorY } : null,
    x: spot.x,
    y: spot.y,
  };
}

function plainPart(material: Material, picture: Picture, member: Point, spot: Spot<Point>): SymbolPart {
  const brush = svgBrush(material.measure);
  const standing = member.standing;
  const box = standing
    ? svgStamps(brush, picture.palette).symbol(
        standing.mark.item.sidc,
        standing.planned,
        picture.layout.symbolSize,
        0,
        0,
      )
    : eventMark(brush, 0, 0, picture.palette);
  const where = { ...placedIn(moved(box, spot.x, spot.y)), anchor: null, x: spot.x, y: spot.y, under: [] };
  return { ...about(material, picture, member), svg: standalone(brush.svg, box), ...where };
}

function about({ scene }: Material, { shot }: Picture, member: Point) {
  const item = member.standing?.mark.item ?? member.event;
  const basis = scene.terms.basis?.find((term) => term.code === item?.basis)?.label ?? "";
  const source = item?.source;
  const known = source ? say("still.known-from", { basis, source }) : say("still.known", { basis });
  return {
    id: member.id,
    alt: `${standsAt(member, item?.name ?? member.id, formatInstant(shot.t))} ${known}`,
    label: member.standing ? member.id : "",
    nation: member.standing?.mark.item.nation ?? "",
  };
}

function standsAt({ id, standing }: Point, name: string, instant: string): string {
  const place = standing?.mark.item.place;
  const told = { id, name, instant };
  if (place) return say(standing.planned ? "still.at-planned" : "still.at", { ...told, place });
  return say(standing?.planned ? "still.here-planned" : "still.here", told);
}

function placedIn({ left, top, right, bottom }: { left: number; top: number; right: number; bottom: number }) {
  return { left, top, width: right - left, height: bottom - top };
}

/** Returns the links between places as straight lines, without those between two things at one place. */
function linesOf({ view, layout, projection }: Picture, kind: LinePart["kind"], field: "hub" | "parent"): LinePart[] {
  if (!view.layers.has(kind)) return [];
  const at = new Map(layout.drawn.map((point) => [point.id, point]));
  // All links between the same two places are one line. It has the ids of the first link.
  const lines = new Map<string, LinePart>();
  for (const point of layout.drawn) {
    const to = at.get(point.standing?.mark.item[field] ?? "");
    if (!to || Math.hypot(to.x - point.x, to.y - point.y) < 2) continue;
    const line = clipped(to.x, to.y, point.x, point.y, projection.width, projection.height);
    const key = line && `${Math.round(line.x1)},${Math.round(line.y1)},${Math.round(line.x2)},${Math.round(line.y2)}`;
    if (key && !lines.has(key)) lines.set(key, { kind, ...line, from: to.id, to: point.id });
  }
  return [...lines.values()];
}

/** Returns the part of a line that lies in the picture (Liang–Barsky); null if none does. */
function clipped(x1: number, y1: number, x2: number, y2: number, width: number, height: number) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  let [first, last] = [0, 1];
  for (const [step, room] of [
    [-dx, x1],
    [dx, width - x1],
    [-dy, y1],
    [dy, height - y1],
  ] as const) {
    if (step === 0 && room < 0) return null;
    if (step < 0) first = Math.max(first, room / step);
    if (step > 0) last = Math.min(last, room / step);
  }
  if (first >= last) return null;
  return { x1: x1 + first * dx, y1: y1 + first * dy, x2: x1 + last * dx, y2: y1 + last * dy };
}
