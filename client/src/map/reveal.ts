// Moves the map until something on it is clear of all that lies over the map.

import type L from "leaflet";
import { around, type Box, grown } from "../geometry/boxes.ts";
import { middleOfRoom, type Reach, wayToRoom } from "../geometry/free-room.ts";
import type { LatLon } from "../geometry/geodesy.ts";
import type { Town } from "../scene/find.ts";
import { EXTENT, MAX_ZOOM, type PostureMap } from "./map.ts";
import { reducedMotion } from "./motion.ts";

/** A place to show, and the key of the row that stands there, if one does. */
export interface Whereabouts {
  lat: number;
  lon: number;
  key?: string;
}

/** How far a symbol keeps from what could cover it; the label below it lies in this margin. */
const CLEAR_PX = 24;
/** How far beyond the zoom at which a town is first named the map shows it, in levels. */
const BEYOND_NAMED = 1;
/** By how much the map zooms in where a symbol would have no room, in levels. */
const NEARER = 0.5;

/** Moves the map until no obstacle covers a place and what is drawn for it; returns false if it cannot. */
export function reveal(map: PostureMap, at: Whereabouts, obstacles: readonly Box[]): boolean {
  const [reach, edges] = [reachOf(map), whole(map)];
  for (const box of boxesAt(map, at)) {
    const way = wayToRoom(grown(box, CLEAR_PX * map.magnification), edges, obstacles, reach);
    if (!way) continue;
    if (way.x || way.y) map.moveByHand((leaflet) => leaflet.panBy([-way.x, -way.y], { animate: !reducedMotion() }));
    return true;
  }
  return false;
}

/** Returns what to show, the best first: a place with what is drawn for it; without its place, if that is a symbol of its own. */
function boxesAt(map: PostureMap, { lat, lon, key }: Whereabouts): Box[] {
  const { x, y } = map.leaflet.latLngToContainerPoint([lat, lon]);
  const place = { left: x, top: y, right: x, bottom: y };
  const drawn = key ? map.overlay.drawnFor(key) : null;
  if (!drawn) return [place];
  const both = around(place, drawn.box);
  return drawn.rolledUp ? [both] : [both, drawn.box];
}

/** Zooms in around a place until it can be moved where no obstacle covers it. */
export function revealNearer(map: PostureMap, at: Whereabouts, obstacles: readonly Box[]): void {
  while (!reveal(map, at, obstacles)) {
    const zoom = Math.min(map.leaflet.getZoom() + NEARER, MAX_ZOOM);
    if (zoom === map.leaflet.getZoom()) return;
    map.moveByHand((leaflet) => leaflet.setZoomAround([at.lat, at.lon], zoom, { animate: false }));
  }
}

/** Returns how far the map can be moved before its edge is on the screen. */
function reachOf({ leaflet }: PostureMap): Reach {
  const edge = EXTENT;
  const { x, y } = leaflet.getSize();
  const first = leaflet.latLngToContainerPoint(edge.getNorthWest());
  const last = leaflet.latLngToContainerPoint(edge.getSouthEast());
  return { left: x - last.x, right: -first.x, top: y - last.y, bottom: -first.y };
}

/** Moves the map to a place, and zooms in until what stands there is drawn itself: no count on another, no "+n". */
export function bringUp(map: PostureMap, at: Whereabouts, obstacles: readonly Box[]): void {
  const { leaflet } = map;
  map.halt();
  for (let zoom = leaflet.getZoom(); ; zoom = Math.min(zoom + NEARER, MAX_ZOOM)) {
    map.moveByHand(() => leaflet.setView(centredAt(map, at, zoom, obstacles), zoom, { animate: false }));
    if (zoom >= MAX_ZOOM || !at.key || map.overlay.drawn.has(at.key)) return;
  }
}

/** Returns the middle of a map that has a place in the middle of its free part. */
function centredAt(map: PostureMap, at: LatLon, zoom: number, obstacles: readonly Box[]): L.LatLng {
  const { leaflet } = map;
  const { x, y } = middleOfRoom(whole(map), obstacles);
  const centre = leaflet.project([at.lat, at.lon], zoom).subtract([x, y]).add(leaflet.getSize().divideBy(2));
  return leaflet.unproject(centre, zoom);
}

/** Moves the map until a town is in the middle of its free part, near enough for its name. */
export function goTo(map: PostureMap, town: Town, obstacles: readonly Box[]): void {
  const { leaflet, magnification } = map;
  const at = Math.min(Math.max(leaflet.getZoom(), town.zoom + BEYOND_NAMED + Math.log2(magnification)), MAX_ZOOM);
  const centre = centredAt(map, town, at, obstacles);
  map.halt();
  map.moveByHand(() => leaflet.setView(centre, at, { animate: !reducedMotion() }));
}

function whole({ leaflet }: PostureMap): Box {
  const { x, y } = leaflet.getSize();
  return { left: 0, top: 0, right: x, bottom: y };
}
