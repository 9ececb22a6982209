// One chapter or view as a still picture: what it shows, where that is drawn, and the ground below it. Pure.

import type { Block } from "../arrange/arrange.ts";
import { inOrder, type PlacedLabel, paintPlaces } from "../basemap/label-painter.ts";
import type { Basemap } from "../basemap/load.ts";
import { relevanceOf } from "../basemap/relevance.ts";
import type { PartsRequest } from "../contract/types.ts";
import { type Box, moved } from "../geometry/boxes.ts";
import { type Projection, worldPoint, type XY } from "../geometry/mercator.ts";
import { fontOf, paintText } from "../paint/glyphs.ts";
import { PALETTES, type Palette } from "../paint/palette.ts";
import { mapSymbol, symbolMetrics } from "../paint/symbols.ts";
import { paintBlock, paintLeader } from "../plan/block-painter.ts";
import { type Layout, layOut, type PlanView, type Point, type Spot } from "../plan/layout.ts";
import { occupiedBy } from "../plan/occupied.ts";
import { paintGround, paintSpot, type Stamps } from "../plan/painter.ts";
import { type DrawnPlace, degreesAt, placesOf } from "../plan/places.ts";
import { onto, referenceStage, type Stage } from "../plan/reference.ts";
import { STAGE } from "../plan/sizes.ts";
import { focusNotes } from "../scene/focus-notes.ts";
import type { EventItem, Scene } from "../scene/scene.ts";
import { type Mark, marksOf, select } from "../scene/selection.ts";
import { eventsAt, fillsAt, ranksOf, rollingAt } from "../scene/shown.ts";
import { NO_FILTERS } from "../scene/state.ts";
import { FONTS, type Measure } from "./font.ts";
import { paintGroundMap, paintNations } from "./ground.ts";
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
export function pictureOf(material: Material, shot: Shot): Picture {
  const { scene, basemap, marks } = material;
  const palette = PALETTES[shot.theme];
  const events = eventsAt(scene, shot.layers, shot.t);
  const view: PlanView = {
    selection: select(marks, { t: shot.t, layers: shot.layers, filters: NO_FILTERS }),
    events,
    layers: new Set<string>(shot.layers),
    selected: "",
    focus: new Set(shot.focus),
    palette,
    t: shot.t,
    compared: null,
    rolling: (zoom) => rollingAt(scene, zoom),
    labelOf: ({ id }) => id,
  };
  const stage = referenceStage(shot.bounds, shot.title, focusNotes(scene, shot, shot.t).length > 0);
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
  const fills = shot.layers.includes("nations") ? fillsAt(scene, basemap.areas, shot.t) : new Map<string, string>();
  return {
    shot,
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

/** Paints base map, nations and names; no name covers a symbol, a block or its leader, or a plate over the picture. */
export function paintBelow(brush: SvgBrush, material: Material, picture: Picture, plates: readonly Box[] = []): void {
  paintGroundAlone(brush, material, picture);
  paintNames(brush, material, picture, plates);
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

/** Paints names of the ground. */
export function paintNames(brush: SvgBrush, material: Material, picture: Picture, plates: readonly Box[]): void {
  const { projection, palette, layout, offset, factor } = picture;
  const over = plates.map(({ left, right, top, bottom }) => ({
    left: left / factor,
    right: right / factor,
    top: top / factor,
    bottom: bottom / factor,
  }));
  paintPlaces(brush, projection, material.labels, palette, { taken: [...occupiedBy(layout, offset), ...over] });
}

/** Paints precision and links. */
export function paintLines(brush: SvgBrush, material: Material, { projection, view, layout }: Picture): void {
  paintGround(brush, projection, view, layout, material.basemap.areas);
}

/** Paints all blocks and symbols; each symbol says where it is and where it is drawn. */
export function paintSymbols(brush: SvgBrush, { view, layout, palette, offset, places, stage }: Picture): void {
  const { sizes } = layout;
  const stamps = svgStamps(brush, palette);
  const told = new Map(places.map((place) => [place.id, place]));
  brush.put(`<g transform="translate(${offset.x.toFixed(2)} ${offset.y.toFixed(2)})">`);
  for (const block of layout.blocks) paintLeader(brush, block, palette);
  for (const block of layout.blocks) {
    brush.put(`<g ${blockAttributes(block, stage.projection)}>`);
    paintBlock(brush, block, palette, sizes, stamps);
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
function blockAttributes({ box, dot }: Block<Point>, projection: Projection): string {
  const [corner, other] = [
    degreesAt({ x: box.left, y: box.bottom }, projection),
    degreesAt({ x: box.right, y: box.top }, projection),
  ];
  const place = degreesAt(dot, projection);
  const told = (...degrees: number[]) => degrees.map((value) => value.toFixed(6)).join(" ");
  return `data-block="${told(corner.lon, corner.lat, other.lon, other.lat)}" data-dot="${told(place.lat, place.lon)}"`;
}

function placeAttributes(place: DrawnPlace): string {
  return Object.entries(place)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `data-${name.replaceAll("_", "-")}="${escapeXml(String(value))}"`)
    .join(" ");
}

/** Returns one symbol with ring, badge and counts as a picture, and its box; equal symbols have equal pictures. */
export function symbolPicture(picture: Picture, spot: Spot, measure: Measure): { svg: string; box: Box } {
  const brush = svgBrush(measure);
  const stamps = { ...svgStamps(brush, picture.palette), text: () => undefined };
  const target = paintSpot(brush, { ...spot, x: 0, y: 0 }, picture.view, picture.layout.sizes, stamps);
  const box = { left: target.left - 8, top: target.top - 8, right: target.right + 10, bottom: target.bottom + 6 };
  return { svg: standalone(brush.svg, box), box: moved(box, spot.x, spot.y) };
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
