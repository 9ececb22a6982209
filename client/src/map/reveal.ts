// Moves the map until something on it is clear of all that lies over the map.

import { type Box, grown } from "../geometry/boxes.ts";
import { middleOfRoom, wayToRoom } from "../geometry/free-room.ts";
import { MAX_ZOOM, type PostureMap } from "./map.ts";
import { reducedMotion } from "./motion.ts";

/** A place to show, and the key of the row that stands there, if one does. */
export interface Whereabouts {
  lat: number;
  lon: number;
  key?: string;
}

/** How far a symbol keeps from what could cover it; the label below it lies in this margin. */
const CLEAR_PX = 24;

/** Moves the map until no obstacle covers a place, or what is drawn for it; returns false if there is no room for it. */
export function reveal(map: PostureMap, { lat, lon, key }: Whereabouts, obstacles: readonly Box[]): boolean {
  const { x, y } = map.leaflet.latLngToContainerPoint([lat, lon]);
  const drawn = (key && map.overlay.boxOf(key)) || { left: x, top: y, right: x, bottom: y };
  const way = wayToRoom(grown(drawn, CLEAR_PX * map.magnification), whole(map), obstacles);
  if (!way) return false;
  if (way.x || way.y) map.moveByHand((leaflet) => leaflet.panBy([-way.x, -way.y], { animate: !reducedMotion() }));
  return true;
}

/** Moves the map until a place is in the middle of its free part, at least at a zoom. */
export function goTo(
  map: PostureMap,
  { lat, lon, zoom }: Whereabouts & { zoom: number },
  obstacles: readonly Box[],
): void {
  const { leaflet, magnification } = map;
  const at = Math.min(Math.max(leaflet.getZoom(), zoom + Math.log2(magnification)), MAX_ZOOM);
  const { x, y } = middleOfRoom(whole(map), obstacles);
  const centre = leaflet.project([lat, lon], at).subtract([x, y]).add(leaflet.getSize().divideBy(2));
  leaflet.stop();
  map.moveByHand(() => leaflet.setView(leaflet.unproject(centre, at), at, { animate: !reducedMotion() }));
}

function whole({ leaflet }: PostureMap): Box {
  const { x, y } = leaflet.getSize();
  return { left: 0, top: 0, right: x, bottom: y };
}
