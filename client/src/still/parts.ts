// A still picture in parts, for pages that arrange them: ground, lines, symbols, legend, texts.

import type { Block } from "../arrange/arrange.ts";
import type { BlockPart, LinePart, Parts, PartsRequest, SymbolPart, TextPart } from "../contract/types.ts";
import type { Box } from "../geometry/boxes.ts";
import type { XY } from "../geometry/mercator.ts";
import { clipped } from "../geometry/segments.ts";
import { COUNT_PART } from "../paint/glyphs.ts";
import { blockTitle, nearbyPlaces, paintBlock, undrawn } from "../plan/block-painter.ts";
import type { Point, Spot } from "../plan/layout.ts";
import { paintNote } from "../plan/note-painter.ts";
import { paintSpot, type Stamps } from "../plan/painter.ts";
import { paintPrecision } from "../plan/precision.ts";
import { enlarged } from "../plan/reference.ts";
import { together } from "../scene/beside.ts";
import { focusNotes } from "../scene/focus-notes.ts";
import { whenOf } from "../scene/headline.ts";
import { toldInstant } from "../scene/instants.ts";
import { provenanceLine } from "../scene/provenance.ts";
import type { Scene } from "../scene/scene.ts";
import { say } from "../words/say.ts";
import { FONTS } from "./font.ts";
import { groupsOf } from "./legend.ts";
import { markSvg } from "./legend-marks.ts";
import {
  badgePicture,
  type Material,
  type Picture,
  paintBelow,
  paintPast,
  pictureOf,
  standalone,
  svgStamps,
  symbolPicture,
} from "./picture.ts";
import { scaleBar } from "./scale-bar.ts";
import { type SvgBrush, svgBrush } from "./svg-brush.ts";

export type { LinePart, Parts, PartsRequest, SymbolPart };

/** Returns a picture in parts. */
export function partsOf(material: Material, request: PartsRequest): Parts {
  const { scene } = material;
  const picture = pictureOf(material, request);
  const { factor, headline } = picture;
  const when = whenOf(scene, headline.title, request.t);
  return {
    ground: groundSvg(material, picture),
    symbols: picture.layout.spots.map((spot) => symbolPart(material, picture, spot)),
    blocks: [
      ...picture.layout.blocks.map((block) => blockPart(material, picture, block)),
      ...picture.layout.notes.map((block) => notePart(material, picture, block)),
    ],
    lines: [...linesOf(picture, "supply", "hub"), ...linesOf(picture, "command", "parent")],
    legend: legendOf(scene, [picture]),
    notes: focusNotes(scene, request, request.t),
    time: when.instant,
    phase: when.phase,
    clock: when.clock,
    changes: headline.changes,
    outside: picture.outside,
    provenance: provenanceOf(scene, [picture]),
    bar: scaleBar(enlarged(picture.projection, factor)),
  };
}

/** Returns the legend of pictures of one theme, each mark as a picture of its own. */
export function legendOf(scene: Scene, pictures: readonly Picture[]): Parts["legend"] {
  const [first] = pictures;
  if (!first) return [];
  const { palette, shot } = first;
  return groupsOf(scene, pictures).map(({ name, title, entries }) => ({
    name,
    title,
    entries: entries.map(({ mark, text, note }) => ({
      svg: standalone(markSvg(mark, palette, shot.theme), { left: 0, top: -1, right: 34, bottom: 19 }),
      text,
      note: note ?? "",
    })),
  }));
}

/** Returns the sentence about the sources of pictures, which counts each row once. */
export function provenanceOf(scene: Scene, pictures: readonly Picture[]): string {
  const { selection, events, fills } = together(pictures.map(({ view, ...shown }) => ({ ...view, ...shown })));
  const times = pictures.map(({ shot }) => shot.t);
  const outside = new Set(pictures.flatMap((picture) => picture.outside));
  const day = { date: pictures[0]?.shot.today ?? null, kept: true };
  return provenanceLine(scene, selection, events, fills, times, day, outside.size);
}

/** Returns the SVG that lies behind everything else: base map, nations, names, precision and the ways of what moved. */
function groundSvg(material: Material, picture: Picture): string {
  const { projection, view, layout, palette } = picture;
  const brush = svgBrush(material.measure);
  paintBelow(brush, material, picture);
  if (view.layers.has("precision")) {
    const standing = layout.drawn.flatMap((point) => (point.standing ? [point.standing] : []));
    const style = { colour: palette.precision, strong: palette.accent, selected: "" };
    paintPrecision(brush, projection, standing, material.basemap.areas, style);
  }
  paintPast(brush, picture);
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
  const beside: Pick<SymbolPart, "badge" | "count"> = { badge: null, count: null };
  const paint = (brush: SvgBrush, stamps: Stamps) =>
    paintSpot(brush, spot, picture.view, picture.layout.sizes, {
      ...stamps,
      badge: (basis, x, y) => {
        beside.badge = badgePart(material, picture, basis, { x, y });
      },
      count: (text, x, y) => {
        beside.count = countPart(picture, text, { x, y });
      },
    });
  return {
    ...about(material, picture, spot.point),
    svg,
    ...boxOnPicture(picture, box),
    texts: textsOf(material, picture, paint),
    ...beside,
    under: [...spot.point.rolledUp, ...hiddenUnder(spot)].map(({ id }) => id),
  };
}

function badgePart(material: Material, picture: Picture, basis: string, at: XY): SymbolPart["badge"] {
  const { svg, box } = badgePicture(picture, basis, at, material.measure);
  return { text: basisLabel(material, basis), svg, ...boxOnPicture(picture, box) };
}

function countPart(picture: Picture, text: string, at: XY): TextPart {
  const size = picture.layout.sizes.name * COUNT_PART * picture.factor;
  return { text, lettering: "name", size, ...onPicture(picture, at), align: "center" };
}

/** Returns the members of a block that lie under its last symbol, since they are only named. */
function hiddenUnder({ block, point }: Spot): readonly Point[] {
  return block?.shown.at(-1)?.thing === point ? undrawn(block) : [];
}

function blockPart(material: Material, picture: Picture, block: Block<Point>): BlockPart {
  const { palette, layout } = picture;
  return {
    place: blockTitle(block, Number.POSITIVE_INFINITY, layout.sizes.name),
    ...boxOnPicture(picture, block.box),
    dot: onPicture(picture, block.dot),
    foot: onPicture(picture, block.foot),
    dots: nearbyPlaces(block).map((place) => onPicture(picture, place)),
    texts: textsOf(material, picture, (brush, stamps) => paintBlock(brush, block, palette, layout.sizes, stamps)),
    hidden: undrawn(block).map((point) => point.id),
  };
}

/** Returns an annotation as a block without symbols; how it is known stands beside its place. */
function notePart(material: Material, picture: Picture, block: Block<Point>): BlockPart {
  const { palette, layout } = picture;
  const annotation = block.shown[0]?.thing.annotation;
  const basis = basisLabel(material, annotation?.basis ?? "");
  const place = annotation?.place ? say("still.annotation", { place: annotation.place, basis }) : basis;
  const texts = textsOf(material, picture, (brush, stamps) => paintNote(brush, block, palette, layout.sizes, stamps));
  return {
    ...blockPart(material, picture, block),
    place,
    texts: texts.map((text) => (text.lettering === "line" ? { ...text, text: place } : text)),
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

function basisLabel({ scene }: Material, basis: string): string {
  return scene.terms.basis?.find((term) => term.code === basis)?.label ?? "";
}

function about(material: Material, { shot }: Picture, member: Point) {
  const item = member.standing?.mark.item ?? member.event;
  const basis = basisLabel(material, item?.basis ?? "");
  const source = item?.source;
  const known = source ? say("still.known-from", { basis, source }) : say("still.known", { basis });
  return {
    id: member.id,
    alt: `${standsAt(member, item?.name ?? member.id, toldInstant(shot.t, material.scene.time.ceasefire))} ${known}`,
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
