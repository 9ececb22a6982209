// Symbols and labels as pictures for a canvas. Each is drawn once and then kept.

import type { Brush } from "../paint/brush.ts";
import { labelHeight, labelRoom, paintLabel } from "../paint/glyphs.ts";
import type { Palette } from "../paint/palette.ts";
import { mapSymbol } from "../paint/symbols.ts";

/** A symbol as a canvas, with the point that marks its place. */
export interface Picture {
  image: HTMLCanvasElement;
  width: number;
  height: number;
  /** The place that the picture marks, from its top left. */
  anchorX: number;
  anchorY: number;
}

const MOST_LABELS = 4000;
const symbols = new Map<string, Picture>();
const labels = new Map<string, { image: HTMLCanvasElement; width: number; height: number }>();
const rooms = new Map<string, number>();
let ruler: Brush | null = null;

/** Returns the width of a label in pixels; measures each name once. */
export function labelWidth(name: string): number {
  const known = rooms.get(name);
  if (known !== undefined) return known;
  ruler ??= document.createElement("canvas").getContext("2d");
  const width = ruler ? labelRoom(ruler, name) : 0;
  rooms.set(name, width);
  return width;
}

/** Returns the picture of a symbol; draws it once for each size and density. */
export function picture(sidc: string, planned: boolean, size: number, density: number): Picture {
  const key = `${sidc}/${planned}/${size}/${density}`;
  const known = symbols.get(key);
  if (known) return known;
  const symbol = mapSymbol(sidc, planned, size);
  const { width, height } = symbol.getSize();
  const anchor = symbol.getAnchor();
  const image = symbol.asCanvas(Math.max(1, density));
  const drawn = { image, width, height, anchorX: anchor.x, anchorY: anchor.y };
  symbols.set(key, drawn);
  return drawn;
}

/** Returns the picture of a label; draws it once for each palette and density. */
export function labelPicture(name: string, nation: string, palette: Palette, density: number) {
  const key = `${name}\n${nation}\n${palette.ink}\n${density}`;
  const known = labels.get(key);
  if (known) return known;
  if (labels.size > MOST_LABELS) labels.clear();
  const drawn = drawLabel(name, nation, palette, density);
  labels.set(key, drawn);
  return drawn;
}

function drawLabel(name: string, nation: string, palette: Palette, density: number) {
  const image = document.createElement("canvas");
  const ctx = image.getContext("2d");
  const width = Math.max(labelWidth(name), ctx ? labelRoom(ctx, nation) : 0);
  const height = labelHeight(nation);
  image.width = Math.ceil(width * density);
  image.height = Math.ceil(height * density);
  if (ctx) {
    ctx.scale(density, density);
    paintLabel(ctx, name, nation, image.width / density / 2, 0, palette);
  }
  return { image, width: image.width / density, height: image.height / density };
}
