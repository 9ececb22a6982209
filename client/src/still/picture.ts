// One chapter or view as a still picture: what it shows, where that is drawn, and the ground below it. Pure.

import type { Block } from "../arrange/arrange.ts";
import { paintGroundMap } from "../basemap/ground-painter.ts";
import { inOrder, type PlacedLabel, paintPlaces } from "../basemap/label-painter.ts";
import type { Basemap } from "../basemap/load.ts";
import { relevanceOf } from "../basemap/relevance.ts";
import type { PartsRequest } from "../contract/types.ts";
import { type Box, moved } from "../geometry/boxes.ts";
import { type Projection, worldPoint, type XY } from "../geometry/mercator.ts";
import { basisBadge, fontOf, paintText } from "../paint/glyphs.ts";
import { PALETTES, type Palette } from "../paint/palette.ts";
import { mapSymbol, symbolMetrics } from "../paint/symbols.ts";
import { paintBlock, paintLeader } from "../plan/block-painter.ts";
import { type Layout, layOut, type PlanView, type Point, type Spot } from "../plan/layout.ts";
import { paintNote } from "../plan/note-painter.ts";
import { occupiedBy } from "../plan/occupied.ts";
import { BADGE_PX, isTooEarly, paintGround, paintSpot, type Stamps } from "../plan/painter.ts";
import { type DrawnPlace, degreesAt, placesOf } from "../plan/places.ts";
import { onto, referenceStage, type Stage } from "../plan/reference.ts";
import { STAGE } from "../plan/sizes.ts";
import { paintChanged } from "../plan/trails.ts";
import { changesOf, seenChanges } from "../scene/changes.ts";
import { focusNotes } from "../scene/focus-notes.ts";
import { type Headline, headlineOf } from "../scene/headline.ts";
import type { Chapter, EventItem, Scene } from "../scene/scene.ts";
import { type Mark, marksOf, select } from "../scene/selection.ts";
import { eventsAt, fillsAt, ranksOf, rollingAt } from "../scene/shown.ts";
import { NO_FILTERS } from "../scene/state.ts";
import { FONTS, type Measure } from "./font.ts";
import { paintNations } from "./ground.ts";
import { type SvgBrush, svgBrush } from "./svg-brush.ts";
import { escapeXml } from "./xml.ts";

/** What a picture shall show; width and height are those of its map. */
export type Shot = PartsRequest;

/** What is the same for all pictures of a plan. */
export interface Material {
  scene: Scene;
  basemap: Basemap;
  marks: Mark[];
  labels: PlacedLabel[];
  measure: Measure;
}

/** Prepares what all pictures of a plan share. */
export function materialOf(scene: Scene, basemap: Basemap, measure: Measure): Material {
  return {
    scene,
    basemap,
    marks: marksOf(scene),
    labels: inOrder(basemap, relevanceOf(scene, basemap.areas)),
    measure,
  };
}

/** Everything that one picture shows, laid out. */
export interface Picture {
  shot: Shot;
  headline: Headline;
  view: PlanView;
  /** The frame in which it is arranged, and where everything is drawn in the frame. */
  stage: Stage;
  layout: Layout;
  /** Where every thing that counts is, and where it is drawn. */
  places: readonly DrawnPlace[];
  /** The projection of the whole picture, in pixels of the frame; a pixel of the frame is `factor` pixels of the picture. */
  projection: Projection;
  factor: number;
  /** Where the frame is in the picture, in its own pixels. */
  offset: XY;
  /** Ids of the symbols that are outside the picture. */
  outside: string[];
  events: EventItem[];
  fills: ReadonlyMap<string, string>;
  palette: Palette;
}

/** Lays out the picture of a shot: in the frame in which every picture of it is arranged. */
export function pictureOf(material: Material, shot: Shot, bare = false): Picture {
  const { scene, basemap, marks } = material;
  const palette = PALETTES[shot.theme];
  const events = eventsAt(scene, shot.layers, shot.t);
  const selection = select(marks, { t: shot.t, layers: shot.layers, filters: NO_FILTERS });
  const chapter = scene.chapters.find(({ id }) => id === shot.chapter);
  const view: PlanView = {
    selection,
    changed: seenChanges(scene, chapter, { ...shot, marks }),
    changes: changesOf(scene, chapter, marks),
    events,
    notes: scene.annotations.filter((one) => one.chapter === shot.chapter),
    layers: new Set<string>(shot.layers),
    selected: "",
    focus: new Set(shot.focus),
    palette,
    t: shot.t,
    compared: null,
    rolling: (zoom) => rollingAt(scene, zoom),
    labelOf: ({ id }) => id,
  };
  const headline = headlineAt(scene, chapter, shot);
  const stage = referenceStage(shot.bounds, headline, { detail: shot.detail, bare: bare ? shot : null });
  const everything = layOut(view, { stage, sizes: STAGE, areas: basemap.areas, rankOf: ranksOf(scene) });
  const { factor, projection, left, top } = onto(stage, shot);
  const standing = view.selection.standing.slice(0, view.selection.count);
  const places = placesOf(everything, standing, stage.projection);
  const isSeen = ({ lat, lon }: { lat: number; lon: number }) => {
    const world = worldPoint(lat, lon);
    const [x, y] = [projection.x(world.x), projection.y(world.y)];
    return x >= 0 && y >= 0 && x <= projection.width && y <= projection.height;
  };
  const layout = { ...everything, spots: everything.spots.filter(({ block, point }) => block || isSeen(point)) };
  const outside = view.selection.standing.filter(({ mark }) => !isSeen(mark)).map(({ mark }) => mark.item.id);
  const fills = fillsAt(scene, shot.layers, shot.t);
  return {
    shot,
    headline,
    view,
    stage,
    projection,
    factor,
    offset: { x: left, y: top },
    layout,
    places,
    outside,
    events,
    fills,
    palette,
  };
}

/** Returns what a picture says above its map; at another time than its chapter's, it counts nothing. */
function headlineAt(scene: Scene, chapter: Chapter | undefined, shot: Shot): Headline {
  const told = headlineOf(scene, chapter);
  const counted = chapter?.time === shot.t ? {} : { figures: [], changes: "" };
  return { ...told, ...counted, title: shot.title, noted: focusNotes(scene, shot, shot.t).length > 0 };
}

/** Paints base map, nations and names, which cover no symbol, block, leader or plate; returns what these and the names take. */
export function paintBelow(brush: SvgBrush, material: Material, picture: Picture, plates: readonly Box[] = []): Box[] {
  paintGroundAlone(brush, material, picture);
  return paintNames(brush, material, picture, plates);
}

/** Paints base map and nations. */
export function paintGroundAlone(
  brush: SvgBrush,
  material: Material,
  { projection, fills, palette, shot }: Picture,
): void {
  paintGroundMap(brush, projection, material.basemap, palette);
  paintNations(brush, projection, material.basemap, fills, shot.theme);
}

/** Paints names of the ground; returns what is taken then, in pixels of the frame. */
export function paintNames(brush: SvgBrush, material: Material, picture: Picture, plates: readonly Box[]): Box[] {
  const { projection, palette, layout, offset, factor } = picture;
  const over = plates.map(({ left, right, top, bottom }) => ({
    left: left / factor,
    right: right / factor,
    top: top / factor,
    bottom: bottom / factor,
  }));
  return paintPlaces(brush, projection, material.labels, palette, { taken: [...occupiedBy(layout, offset), ...over] });
}

/** Paints precision, links, and the ways of what has changed. */
export function paintLines(brush: SvgBrush, material: Material, { projection, view, layout, palette }: Picture): void {
  paintGround(brush, projection, view, layout, material.basemap.areas);
  paintPast(brush, { projection, view, layout, palette });
}

/** Paints the ways of what has changed, and where it was. */
export function paintPast(
  brush: SvgBrush,
  { projection, view, layout, palette }: Pick<Picture, "projection" | "view" | "layout" | "palette">,
): void {
  if (!view.changed) return;
  const stamps = svgStamps(brush, palette);
  paintChanged(brush, projection, view.changed, { palette, sizes: layout.sizes, stamps });
}

/** Paints all blocks and symbols; each symbol says where it is and where it is drawn. */
export function paintSymbols(brush: SvgBrush, { view, layout, palette, offset, places, stage }: Picture): void {
  const { sizes } = layout;
  const stamps = svgStamps(brush, palette);
  const told = new Map(places.map((place) => [place.id, place]));
  brush.put(`<g transform="translate(${offset.x.toFixed(2)} ${offset.y.toFixed(2)})">`);
  for (const block of [...layout.blocks, ...layout.notes]) paintLeader(brush, block, palette);
  for (const block of layout.blocks) {
    brush.put(`<g ${blockAttributes(block, stage.projection)}>`);
    paintBlock(brush, block, palette, sizes, stamps);
    brush.put("</g>");
  }
  for (const block of layout.notes) {
    const id = escapeXml(block.shown[0]?.thing.id ?? "");
    brush.put(`<g data-annotation="${id}" ${blockAttributes(block, stage.projection, "note")}>`);
    paintNote(brush, block, palette, sizes, stamps);
    brush.put("</g>");
  }
  for (const spot of [...layout.spots].reverse()) {
    const place = spot.point.standing ? told.get(spot.point.id) : undefined;
    if (place) told.delete(place.id);
    brush.put(place ? `<g ${placeAttributes(place)}>` : "<g>");
    paintSpot(brush, spot, view, sizes, stamps);
    brush.put("</g>");
  }
  for (const place of told.values()) brush.put(`<g ${placeAttributes(place)}/>`);
  brush.put("</g>");
}

/** Returns what a block says of itself: its edges (west, south, east, north) and its dot (latitude, longitude) in degrees. */
function blockAttributes({ box, dot }: Block<Point>, projection: Projection, name = "block"): string {
  const [corner, other] = [
    degreesAt({ x: box.left, y: box.bottom }, projection),
    degreesAt({ x: box.right, y: box.top }, projection),
  ];
  const place = degreesAt(dot, projection);
  const told = (...degrees: number[]) => degrees.map((value) => value.toFixed(6)).join(" ");
  return `data-${name}="${told(corner.lon, corner.lat, other.lon, other.lat)}" data-dot="${told(place.lat, place.lon)}"`;
}

function placeAttributes(place: DrawnPlace): string {
  return Object.entries(place)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `data-${name.replaceAll("_", "-")}="${escapeXml(String(value))}"`)
    .join(" ");
}

/** Room around a symbol for its ring or for a sign at its corner, and around the badge of a basis, in pixels. */
const RING_PX = 5;
const SIGN_PX = 13;
const BADGE_ROOM_PX = BADGE_PX + 2;

/** Returns one symbol with its ring as a picture, and its box; equal symbols have equal pictures. */
export function symbolPicture(picture: Picture, spot: Spot, measure: Measure): { svg: string; box: Box } {
  const brush = svgBrush(measure);
  const without = { text: () => undefined, badge: () => undefined, count: () => undefined };
  const stamps = { ...svgStamps(brush, picture.palette), ...without };
  const alone = { ...spot, point: { ...spot.point, rolledUp: [] }, x: 0, y: 0 };
  const target = paintSpot(brush, alone, picture.view, picture.layout.sizes, stamps);
  const box = widened(target, isTooEarly(spot.point, picture.view) ? SIGN_PX : RING_PX);
  return { svg: standalone(brush.svg, box), box: moved(box, spot.x, spot.y) };
}

/** Returns the badge of a basis as a picture, and its box round a place. */
export function badgePicture({ palette }: Picture, basis: string, at: XY, measure: Measure): { svg: string; box: Box } {
  const brush = svgBrush(measure);
  basisBadge(brush, basis, 0, 0, BADGE_PX, palette.ink, palette.plate);
  const box = widened({ left: 0, top: 0, right: 0, bottom: 0 }, BADGE_ROOM_PX);
  return { svg: standalone(brush.svg, box), box: moved(box, at.x, at.y) };
}

function widened({ left, top, right, bottom }: Box, by: number): Box {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}

/** Returns a piece of SVG as a picture of its own. */
export function standalone(content: string, { left, top, right, bottom }: Box): string {
  const [width, height] = [right - left, bottom - top];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}" font-family="${FONTS}">${content}</svg>`;
}

/** Returns the stamps that put symbols and labels onto an SVG brush. */
export function svgStamps(brush: SvgBrush, palette: Palette): Stamps {
  return {
    symbol(sidc, planned, size, x, y) {
      const { width, height, anchorX, anchorY } = symbolMetrics(sidc, planned, size);
      const [left, top] = [x - anchorX, y - anchorY];
      brush.put(placed(symbolSvg(mapSymbol(sidc, planned, size)), left, top));
      return { left, top, right: left + width, bottom: top + height };
    },
    ghost(sidc, planned, size, x, y, alpha) {
      const { anchorX, anchorY } = symbolMetrics(sidc, planned, size);
      const drawn = placed(symbolSvg(mapSymbol(sidc, planned, size)), x - anchorX, y - anchorY);
      brush.put(`<g opacity="${alpha}">${drawn}</g>`);
    },
    text: (text, lettering, size, x, y, align) =>
      paintText(brush, text, fontOf(lettering, size), { x, y, align }, palette),
  };
}

/** Returns a symbol as SVG; letters inside the symbol use the fonts of the picture. */
export function symbolSvg(symbol: { asSVG(): string }): string {
  return symbol.asSVG().replace(/font-family="[^"]*"/g, `font-family="${FONTS}"`);
}

/** Returns an SVG picture for use inside another, with its top left at a place. */
export function placed(svg: string, x: number, y: number): string {
  return svg.replace("<svg ", `<svg x="${x.toFixed(2)}" y="${y.toFixed(2)}" `);
}
