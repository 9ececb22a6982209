// Web Mercator (EPSG:3857) as pixels of a world 256 pixels wide, and its projection onto a picture. Pure.

/** Width and height of the world at zoom 0, in pixels. */
export const WORLD_PX = 256;
const EQUATOR_M = 40_075_016.686;
const FARTHEST_DEG = 85.0511287798;

/** A point in pixels. */
export interface XY {
  x: number;
  y: number;
}

/** How world pixels become pixels of one picture. */
export interface Projection {
  x(world: number): number;
  y(world: number): number;
  /** Zoom of a web map, 0 for the whole world in 256 pixels. */
  zoom: number;
  scale: number;
  width: number;
  height: number;
}

/** Returns the world pixels of a position. */
export function worldPoint(lat: number, lon: number): XY {
  const sine = Math.sin((Math.max(-FARTHEST_DEG, Math.min(FARTHEST_DEG, lat)) * Math.PI) / 180);
  return {
    x: WORLD_PX * (lon / 360 + 0.5),
    y: WORLD_PX * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)),
  };
}

/** Returns the projection of a picture whose top left is at a place of the world, in pixels of its scale. */
export function projectionAt({
  scale,
  left,
  top,
  width,
  height,
}: {
  scale: number;
  left: number;
  top: number;
  width: number;
  height: number;
}): Projection {
  return { x: (w) => w * scale - left, y: (w) => w * scale - top, zoom: Math.log2(scale), scale, width, height };
}

/** Returns the position of world pixels. */
export function positionOf({ x, y }: XY): { lat: number; lon: number } {
  const north = Math.PI * (1 - (2 * y) / WORLD_PX);
  return { lat: (Math.atan(Math.sinh(north)) * 180) / Math.PI, lon: (x / WORLD_PX - 0.5) * 360 };
}

/** Returns how many pixels a length in km has around a latitude. */
export function kmToPixels(km: number, latitude: number, scale: number): number {
  return ((km * 1000) / (EQUATOR_M * Math.cos((latitude * Math.PI) / 180))) * WORLD_PX * scale;
}
