// APP-6 symbols, drawn by milsymbol. Only digits reach milsymbol, never a plan's text.

import ms from "milsymbol";

const PLANNED_DIGIT = 6;
/** Length of the staff of a headquarters, in milsymbol units. It is short: the symbol stays near its place. */
const STAFF = 45;

/** Returns a SIDC with the digit for planned or present. */
export function withStatus(sidc: string, planned: boolean): string {
  return sidc.slice(0, PLANNED_DIGIT) + (planned ? "1" : "0") + sidc.slice(PLANNED_DIGIT + 1);
}

/** Tells whether the frame of a SIDC is dashed. */
export function isPlanned(sidc: string): boolean {
  return sidc[PLANNED_DIGIT] === "1";
}

/** Returns a SIDC without its echelon. */
export function withoutEchelon(sidc: string): string {
  return `${sidc.slice(0, 8)}00${sidc.slice(10)}`;
}

/** Returns a symbol for the map, with a light outline. */
export function mapSymbol(sidc: string, planned: boolean, size: number) {
  return new ms.Symbol(withStatus(sidc, planned), {
    size,
    outlineColor: "#ffffff",
    outlineWidth: 4,
    hqStaffLength: STAFF,
  });
}

/** The size of a symbol in pixels, and the point of it that marks its place. */
export interface Metrics {
  width: number;
  height: number;
  anchorX: number;
  anchorY: number;
}

const metrics = new Map<string, Metrics>();

/** Returns the size of a symbol; measures each once. */
export function symbolMetrics(sidc: string, planned: boolean, size: number): Metrics {
  const key = `${sidc}/${planned}/${size}`;
  const known = metrics.get(key);
  if (known) return known;
  const symbol = mapSymbol(sidc, planned, size);
  const { width, height } = symbol.getSize();
  const { x, y } = symbol.getAnchor();
  const measured = { width, height, anchorX: x, anchorY: y };
  metrics.set(key, measured);
  return measured;
}

const uris = new Map<string, string>();

/** Returns a symbol as a data URI, for the card, the list and the legend. */
export function symbolUri(sidc: string, planned: boolean, size: number): string {
  const key = `${sidc}/${planned}/${size}`;
  const known = uris.get(key);
  if (known) return known;
  const svg = new ms.Symbol(withStatus(sidc, planned), { size }).asSVG();
  const uri = `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
  uris.set(key, uri);
  return uri;
}
