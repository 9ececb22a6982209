// APP-6 symbols as pictures, each drawn once by milsymbol. Only digits reach milsymbol, never a plan's text.

import ms from "milsymbol";

export interface Picture {
  image: HTMLCanvasElement;
  width: number;
  height: number;
  /** From the picture's top left to the place it marks. */
  anchorX: number;
  anchorY: number;
}

const PLANNED_DIGIT = 6;
/** Length of the staff of a headquarters, in milsymbol units: short, so that it stands near its place. */
const STAFF = 45;
const cache = new Map<string, Picture>();

export function withStatus(sidc: string, planned: boolean): string {
  return sidc.slice(0, PLANNED_DIGIT) + (planned ? "1" : "0") + sidc.slice(PLANNED_DIGIT + 1);
}

export function picture(sidc: string, planned: boolean, size: number): Picture {
  const density = Math.max(1, window.devicePixelRatio || 1);
  const key = `${sidc}/${planned}/${size}/${density}`;
  const known = cache.get(key);
  if (known) return known;
  const symbol = new ms.Symbol(withStatus(sidc, planned), {
    size,
    outlineColor: "#ffffff",
    outlineWidth: 4,
    hqStaffLength: STAFF,
  });
  const { width, height } = symbol.getSize();
  const anchor = symbol.getAnchor();
  const drawn = { image: symbol.asCanvas(density), width, height, anchorX: anchor.x, anchorY: anchor.y };
  cache.set(key, drawn);
  return drawn;
}

const uris = new Map<string, string>();

/** The symbol as a data URI, for the card, the list and the legend. */
export function symbolUri(sidc: string, planned: boolean, size: number): string {
  const key = `${sidc}/${planned}/${size}`;
  const known = uris.get(key);
  if (known) return known;
  const svg = new ms.Symbol(withStatus(sidc, planned), { size }).asSVG();
  const uri = `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
  uris.set(key, uri);
  return uri;
}
