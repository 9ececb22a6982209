// A still picture in parts, for pages that arrange them: ground, lines, symbols, legend, texts.

import type { Block } from "../arrange/arrange.ts";
import type { BlockPart, LinePart, Parts, PartsRequest, SymbolPart, TextPart } from "../contract/types.ts";
import { type Box, moved } from "../geometry/boxes.ts";
import type { XY } from "../geometry/mercator.ts";
import { clipped } from "../geometry/segments.ts";
import { eventMark } from "../paint/glyphs.ts";
import { nearbyPlaces, paintBlock, titleOf } from "../plan/block-painter.ts";
import type { Point, Spot } from "../plan/layout.ts";
import { paintSpot, type Stamps } from "../plan/painter.ts";
import { paintPrecision } from "../plan/precision.ts";
import { enlarged } from "../plan/reference.ts";
import { focusNotes } from "../scene/focus-notes.ts";
import { formatInstant, phaseAt } from "../scene/instants.ts";
import { provenanceLine } from "../scene/provenance.ts";
import type { Scene } from "../scene/scene.ts";
import { clock } from "../scene/words.ts";
import { say } from "../words/say.ts";
import { FONTS } from "./font.ts";
import { groupsOf } from "./legend.ts";
import { markSvg } from "./legend-marks.ts";
import { type Material, type Picture, paintBelow, pictureOf, standalone, svgStamps, symbolPicture } from "./picture.ts";
import { scaleBar } from "./scale-bar.ts";
import { type SvgBrush, svgBrush } from "./svg-brush.ts";

export type { LinePart, Parts, PartsRequest, SymbolPart };

/** Returns a picture in parts. */
export function partsOf(material: Material, request: PartsRequest): Parts {
  const { scene } = material;
  const picture = pictureOf(material, request);
  const { factor } = picture;
  return {
    ground: groundSvg(material, picture),
    symbols: picture.layout.spots.map((spot) => symbolPart(material, picture, spot)),
    blocks: picture.layout.blocks.map((block) => blockPart(material, picture, block)),
    lines: [...linesOf(picture, "supply", "hub"), ...linesOf(picture, "command", "parent")],
    legend: legendOf(scene, picture),
    notes: focusNotes(scene, request, request.t),
    time: formatInstant(request.t),
    phase: phaseAt(scene.time.phases, request.t)?.name ?? "",
    clock: scene.time.ceasefire ? clock(scene.time.ceasefire, request.t) : "",
    outside: picture.outside,
    provenance: provenanceOf(scene, picture, request),
    bar: scaleBar(enlarged(picture.projection, factor)),
  };
}

/** Returns the legend of a picture, each mark as a picture of its own. */
export function legendOf(scene: Scene, picture: Picture): Parts["legend"] {
  const { palette, shot } = picture;
  return groupsOf(scene, picture).map(({ title, entries }) => ({
    title,
    entries: entries.map(({ mark, text, note }) => ({
      svg: standalone(markSvg(mark, palette, shot.theme), { left: 0, top: -1, right: 34, bottom: 19 }),
      text,
      note: note ?? "",
    })),
  }));
}

/** Returns the sentence about the sources of a picture. */
export function provenanceOf(
  scene: Scene,
  { view, events, fills, outside }: Picture,
  { t, today }: PartsRequest,
): string {
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

/** Returns a place of the frame in pixels of the picture. */
function onPicture({ factor, offset }: Picture, { x, y }: XY): XY {
  return { x: (x + offset.x) * factor, y: (y + offset.y) * factor };
}

function boxOnPicture(picture: Picture, { left, top, right, bottom }: Box) {
  const corner = onPicture(picture, { x: left, y: top });
  return {
    left: corner.x,
    top: corner.y,
    width: (right - left) * picture.factor,
    height: (bottom - top) * picture.factor,
  };
}

function symbolPart(material: Material, picture: Picture, spot: Spot): SymbolPart {
  const { svg, box } = symbolPicture(picture, spot, material.measure);
  return {
    ...about(material, picture, spot.point),
    svg,
    ...boxOnPicture(picture, box),
    texts: textsOf(material, picture, (brush, stamps) =>
      paintSpot(brush, spot, picture.view, picture.layout.sizes, stamps),
    ),
    under: [...spot.point.rolledUp, ...hiddenUnder(spot)].map((point) => plainPart(material, picture, point, spot)),
  };
}

/** Returns the members of a block that lie under its last symbol, since they are only named. */
function hiddenUnder({ block, point }: Spot): readonly Point[] {
  return block?.shown.at(-1)?.thing === point ? block.hidden : [];
}

function plainPart(material: Material, picture: Picture, point: Point, spot: Spot): SymbolPart {
  const brush = svgBrush(material.measure);
  const { standing } = point;
  const stamps = svgStamps(brush, picture.palette);
  const box = standing
    ? stamps.symbol(standing.mark.item.sidc, standing.planned, picture.layout.sizes.symbol, 0, 0)
    : eventMark(brush, 0, 0, picture.palette);
  const where = boxOnPicture(picture, moved(box, spot.x, spot.y));
  return { ...about(material, picture, point), svg: standalone(brush.svg, box), ...where, texts: [], under: [] };
}

function blockPart(material: Material, picture: Picture, block: Block<Point>): BlockPart {
  const { palette, layout } = picture;
  return {
    place: titleOf(block, Number.POSITIVE_INFINITY, layout.sizes.name),
    ...boxOnPicture(picture, block.box),
    dot: onPicture(picture, block.dot),
    foot: onPicture(picture, block.foot),
    dots: nearbyPlaces(block).map((place) => onPicture(picture, place)),
    texts: textsOf(material, picture, (brush, stamps) => paintBlock(brush, block, palette, layout.sizes, stamps)),
    hidden: block.hidden.map((point) => point.id),
  };
}

/** Returns the texts that a painter writes. */
function textsOf(material: Material, picture: Picture, paint: (brush: SvgBrush, stamps: Stamps) => void): TextPart[] {
  const brush = svgBrush(material.measure);
  const texts: TextPart[] = [];
  paint(brush, {
    ...svgStamps(brush, picture.palette),
    text: (text, lettering, size, x, y, align) => {
      texts.push({ text, lettering, size: size * picture.factor, ...onPicture(picture, { x, y }), align });
    },
  });
  return texts;
}

function about({ scene }: Material, { shot }: Picture, member: Point) {
  const item = member.standing?.mark.item ?? member.event;
  const basis = scene.terms.basis?.find((term) => term.code === item?.basis)?.label ?? "";
  const source = item?.source;
  const known = source ? say("still.known-from", { basis, source }) : say("still.known", { basis });
  return {
    id: member.id,
    alt: `${standsAt(member, item?.name ?? member.id, formatInstant(shot.t))} ${known}`,
  };
}

function standsAt({ id, standing }: Point, name: string, instant: string): string {
  const place = standing?.mark.item.place;
  const told = { id, name, instant };
  if (place) return say(standing.planned ? "still.at-planned" : "still.at", { ...told, place });
  return say(standing?.planned ? "still.here-planned" : "still.here", told);
}

/** Returns the links between places as straight lines, without those between two things at one place. */
function linesOf(picture: Picture, kind: LinePart["kind"], field: "hub" | "parent"): LinePart[] {
  const { view, layout, shot } = picture;
  if (!view.layers.has(kind)) return [];
  const at = new Map(layout.drawn.map((point) => [point.id, { id: point.id, ...onPicture(picture, point) }]));
  const seen = { left: 0, top: 0, right: shot.width, bottom: shot.height };
  // All links between the same two places are one line. It has the ids of the first link.
  const lines = new Map<string, LinePart>();
  for (const point of layout.drawn) {
    const [from, to] = [at.get(point.id), at.get(point.standing?.mark.item[field] ?? "")];
    if (!from || !to || Math.hypot(to.x - from.x, to.y - from.y) < 2) continue;
    const line = clipped({ from: to, to: from }, seen);
    if (!line) continue;
    const [x1, y1, x2, y2] = [line.from.x, line.from.y, line.to.x, line.to.y];
    const key = [x1, y1, x2, y2].map(Math.round).join();
    if (!lines.has(key)) lines.set(key, { kind, x1, y1, x2, y2, from: to.id, to: point.id });
  }
  return [...lines.values()];
}
