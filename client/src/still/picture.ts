// One chapter or view as a still picture: what it shows, where that is drawn, and the ground below it. Pure.

import { inOrder, type PlacedLabel, paintPlaces } from "../basemap/label-painter.ts";
import { type Basemap, EXTENT_DEG } from "../basemap/load.ts";
import { relevanceOf } from "../basemap/relevance.ts";
import type { PartsRequest } from "../contract/types.ts";
import type { Box } from "../geometry/boxes.ts";
import { type Projection, worldPoint } from "../geometry/mercator.ts";
import { labelRoom, paintLabel } from "../paint/glyphs.ts";
import { PALETTES, type Palette } from "../paint/palette.ts";
import { mapSymbol } from "../paint/symbols.ts";
import type { Spot } from "../plan/arrange.ts";
import { type Layout, layOut, type PlanView, type Point } from "../plan/layout.ts";
import { boxOf } from "../plan/occupied.ts";
import { paintGround, paintLeader, paintSpot, type Stamps } from "../plan/painter.ts";
import type { EventItem, Scene } from "../scene/scene.ts";
import { type Mark, marksOf, select } from "../scene/selection.ts";
import { eventsAt, fillsAt, ranksOf, rollingAt } from "../scene/shown.ts";
import { NO_FILTERS } from "../scene/state.ts";
import { FONTS, type Measure } from "./font.ts";
import { paintGroundMap, paintNations } from "./ground.ts";
import { type SvgBrush, svgBrush } from "./svg-brush.ts";

/** What a picture shall show, and how much of its edges something else will cover. */
export type Shot = Omit<PartsRequest, "note_width">;

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
  projection: Projection;
  layout: Layout;
  /** Ids of the symbols that are outside the picture. */
  outside: string[];
  events: EventItem[];
  fills: ReadonlyMap<string, string>;
  palette: Palette;
}

/** Lays out the picture of a shot. */
export function pictureOf(material: Material, shot: Shot): Picture {
  const { scene, basemap, marks, measure } = material;
  const palette = PALETTES[shot.theme];
  const projection = projectionOf(shot);
  const events = eventsAt(scene, shot.layers, shot.t);
  const view: PlanView = {
    selection: select(marks, { t: shot.t, layers: shot.layers, filters: NO_FILTERS }),
    events,
    layers: new Set<string>(shot.layers),
    selected: "",
    focus: new Set(shot.focus),
    palette,
    compared: null,
    rolling: (zoom) => rollingAt(scene, zoom),
  };
  const ruler = svgBrush(measure);
  const labelWidth = (name: string) => labelRoom(ruler, name);
  const everything = layOut(view, projection, { rankOf: ranksOf(scene), labelWidth, expanded: "" });
  const inside = ({ x, y }: { x: number; y: number }) => x >= 0 && y >= 0 && x <= shot.width && y <= shot.height;
  const layout = { ...everything, spots: everything.spots.filter(inside) };
  const seen = new Set(layout.spots.flatMap((spot) => [...spot.stacked, ...spot.rolledUp]).map((point) => point.key));
  const outside = view.selection.standing.filter(({ mark }) => !seen.has(mark.key)).map(({ mark }) => mark.item.id);
  const fills = shot.layers.includes("nations") ? fillsAt(scene, basemap.areas, shot.t) : new Map<string, string>();
  return { shot, view, projection, layout, outside, events, fills, palette };
}

/** Fits a part of the map into the room that no inset covers, without showing anything beyond the mapped extent. */
function projectionOf({ width, height, bounds: [west, south, east, north], insets }: Shot): Projection {
  const corner = worldPoint(north, west);
  const other = worldPoint(south, east);
  const [mapWest, mapSouth, mapEast, mapNorth] = EXTENT_DEG;
  const [first, last] = [worldPoint(mapNorth, mapWest), worldPoint(mapSouth, mapEast)];
  const free = { width: width - insets.left - insets.right, height: height - insets.top - insets.bottom };
  const fits = Math.min(free.width / (other.x - corner.x), free.height / (other.y - corner.y));
  const fills = Math.max(width / (last.x - first.x), height / (last.y - first.y));
  const scale = Math.max(fits, fills);
  const within = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));
  const middle = { x: insets.left + free.width / 2, y: insets.top + free.height / 2 };
  const left = within(((corner.x + other.x) / 2) * scale - middle.x, first.x * scale, last.x * scale - width);
  const top = within(((corner.y + other.y) / 2) * scale - middle.y, first.y * scale, last.y * scale - height);
  return { x: (w) => w * scale - left, y: (w) => w * scale - top, zoom: Math.log2(scale), scale, width, height };
}

/** Paints base map, nations and names; no name covers a symbol, its label, or a plate over the picture. */
export function paintBelow(brush: SvgBrush, material: Material, picture: Picture, plates: readonly Box[] = []): void {
  const { projection, fills, palette, shot } = picture;
  paintGroundMap(brush, projection, material.basemap, palette);
  paintNations(brush, projection, material.basemap, fills, shot.theme);
  paintPlaces(brush, projection, material.labels, palette, {
    taken: [...boxesOf(picture, material.measure), ...plates],
  });
}

/** Returns the boxes of all symbols with what belongs to them. */
function boxesOf({ layout, view }: Picture, measure: Measure): Box[] {
  const scratch = svgBrush(measure);
  const stamps: Stamps = { symbol: symbolBox, label: () => undefined };
  return layout.spots.map((spot) => boxOf(paintSpot(scratch, spot, view, layout.symbolSize, stamps)));
}

function symbolBox(sidc: string, planned: boolean, size: number, x: number, y: number): Box {
  const symbol = mapSymbol(sidc, planned, size);
  const { width, height } = symbol.getSize();
  const anchor = symbol.getAnchor();
  return moved({ left: 0, top: 0, right: width, bottom: height }, x - anchor.x, y - anchor.y);
}

/** Paints precision and links. */
export function paintLines(brush: SvgBrush, material: Material, { projection, view, layout }: Picture): void {
  paintGround(brush, projection, view, layout, material.basemap.areas);
}

/** Paints all symbols with their labels and leader lines. */
export function paintSymbols(brush: SvgBrush, { view, layout, palette }: Picture): void {
  for (const spot of layout.spots) paintLeader(brush, spot, palette);
  const stamps = svgStamps(brush, palette);
  for (const spot of [...layout.spots].reverse()) paintSpot(brush, spot, view, layout.symbolSize, stamps);
}

/** Returns one symbol with ring, badge and counts as a picture, and its box; equal symbols have equal pictures. */
export function symbolPicture(picture: Picture, spot: Spot<Point>, measure: Measure): { svg: string; box: Box } {
  const brush = svgBrush(measure);
  const stamps = { ...svgStamps(brush, picture.palette), label: () => undefined };
  const target = paintSpot(brush, { ...spot, x: 0, y: 0 }, picture.view, picture.layout.symbolSize, stamps);
  const box = { left: target.left - 8, top: target.top - 8, right: target.right + 10, bottom: target.bottom + 6 };
  return { svg: standalone(brush.svg, box), box: moved(box, spot.x, spot.y) };
}

/** Returns a box that is moved by x and y. */
export function moved({ left, top, right, bottom }: Box, x: number, y: number): Box {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
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
      const box = symbolBox(sidc, planned, size, x, y);
      brush.put(placed(symbolSvg(mapSymbol(sidc, planned, size)), box.left, box.top));
      return box;
    },
    label: (name, nation, centre, top) => paintLabel(brush, name, nation, centre, top, palette),
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
