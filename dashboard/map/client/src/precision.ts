// How exact a position is, drawn: a circle of that radius, or the outline of the oblast or country.

import type { Geometry } from "geojson";
import L from "leaflet";
import type { Area } from "./basemap/load.ts";
import { type Projection, worldPoint } from "./overlay.ts";
import type { Standing } from "./selection.ts";

const EQUATOR_M = 40_075_016.686;
const WORLD_PX = 256;
const BASE = 2 ** 8;
/** A smaller circle would lie behind its own symbol. */
const SMALLEST_PX = 10;
const outlines = new Map<string, Path2D>();

/** Drawn with thin dashes, so that symbols stand out; the selected one is drawn strongly. */
export function paintPrecision(
  ctx: CanvasRenderingContext2D,
  projection: Projection,
  standing: readonly Standing[],
  areas: ReadonlyMap<string, Area>,
  style: { colour: string; strong: string; selected: string },
): void {
  const outlined = new Set<string>();
  const circled = new Set<string>();
  let strong: Standing | undefined;
  for (const here of standing) {
    if (here.mark.item.id === style.selected) strong = here;
    const { precision } = here.mark.item;
    const code = precision.admin1 ?? precision.country;
    if (code) outlined.add(code);
    else if (precision.km) circleOnce(ctx, projection, here, circled, style.colour);
  }
  ctx.save();
  ctx.globalAlpha = 0.55;
  for (const code of outlined) outline(ctx, projection, code, areas, style.colour, 1.2);
  ctx.restore();
  if (strong) emphasise(ctx, projection, strong, areas, style.strong);
}

function circleOnce(
  ctx: CanvasRenderingContext2D,
  projection: Projection,
  here: Standing,
  done: Set<string>,
  colour: string,
): void {
  const { mark } = here;
  if (kmToPixels(mark.item.precision.km ?? 0, mark.lat, projection.scale) < SMALLEST_PX) return;
  const key = `${mark.lat},${mark.lon},${mark.item.precision.km}`;
  if (done.has(key)) return;
  done.add(key);
  ctx.globalAlpha = 0.5;
  circle(ctx, projection, here, colour, 1);
  ctx.globalAlpha = 1;
}

function emphasise(
  ctx: CanvasRenderingContext2D,
  projection: Projection,
  here: Standing,
  areas: ReadonlyMap<string, Area>,
  colour: string,
): void {
  const { precision } = here.mark.item;
  const code = precision.admin1 ?? precision.country;
  if (code) outline(ctx, projection, code, areas, colour, 2.4);
  else circle(ctx, projection, here, colour, 2.2);
}

/** Pixels of a length in km on the map around a latitude. */
export function kmToPixels(km: number, latitude: number, scale: number): number {
  return ((km * 1000) / (EQUATOR_M * Math.cos((latitude * Math.PI) / 180))) * WORLD_PX * scale;
}

function circle(
  ctx: CanvasRenderingContext2D,
  projection: Projection,
  { mark }: Standing,
  colour: string,
  width: number,
): void {
  const radius = kmToPixels(mark.item.precision.km ?? 0, mark.lat, projection.scale);
  if (radius < SMALLEST_PX) return;
  const at = worldPoint(mark.lat, mark.lon);
  ctx.beginPath();
  ctx.arc(projection.x(at.x), projection.y(at.y), radius, 0, 2 * Math.PI);
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.setLineDash([4, 4]);
  ctx.stroke();
  ctx.setLineDash([]);
}

function outline(
  ctx: CanvasRenderingContext2D,
  projection: Projection,
  code: string,
  areas: ReadonlyMap<string, Area>,
  colour: string,
  width: number,
): void {
  const path = outlinePath(code, areas);
  if (!path) return;
  const scale = projection.scale / BASE;
  ctx.save();
  ctx.translate(projection.x(0), projection.y(0));
  ctx.scale(scale, scale);
  ctx.strokeStyle = colour;
  ctx.lineWidth = width / scale;
  ctx.setLineDash([8 / scale, 4 / scale]);
  ctx.stroke(path);
  ctx.restore();
}

function outlinePath(code: string, areas: ReadonlyMap<string, Area>): Path2D | undefined {
  const known = outlines.get(code);
  const area = areas.get(code);
  if (known || !area) return known;
  const path = new Path2D();
  for (const ring of ringsOf(area.geometry)) {
    ring.forEach(([lon, lat], i) => {
      const point = L.CRS.EPSG3857.latLngToPoint(L.latLng(lat ?? 0, lon ?? 0), 8);
      if (i === 0) path.moveTo(point.x, point.y);
      else path.lineTo(point.x, point.y);
    });
    path.closePath();
  }
  outlines.set(code, path);
  return path;
}

function ringsOf(geometry: Geometry): number[][][] {
  if (geometry.type === "Polygon") return geometry.coordinates;
  return geometry.type === "MultiPolygon" ? geometry.coordinates.flat() : [];
}
