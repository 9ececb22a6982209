// Symbols and texts as pictures for a canvas. Each is drawn once and then kept.

import type { Box } from "../geometry/boxes.ts";
import { fontOf, type Lettering, paintText } from "../paint/glyphs.ts";
import type { Palette } from "../paint/palette.ts";
import { mapSymbol, symbolMetrics } from "../paint/symbols.ts";
import type { Stamps } from "../plan/painter.ts";

/** A symbol as a canvas, with the point that marks its place. */
export interface Picture {
  image: HTMLCanvasElement;
  width: number;
  height: number;
  /** The place that the picture marks, from its top left. */
  anchorX: number;
  anchorY: number;
}

interface Writing {
  image: HTMLCanvasElement;
  width: number;
  height: number;
}

const MOST_TEXTS = 4000;
const EDGE_PX = 3;
const symbols = new Map<string, Picture>();
const texts = new Map<string, Writing>();

/** Returns the picture of a symbol; draws it once for each size and density. */
export function picture(sidc: string, planned: boolean, size: number, density: number): Picture {
  const key = `${sidc}/${planned}/${size}/${density}`;
  const known = symbols.get(key);
  if (known) return known;
  const image = mapSymbol(sidc, planned, size).asCanvas(Math.max(1, density));
  const drawn = { image, ...symbolMetrics(sidc, planned, size) };
  symbols.set(key, drawn);
  return drawn;
}

/** Returns the stamps that put symbols and texts onto a canvas. */
export function canvasStamps(ctx: CanvasRenderingContext2D, density: number, palette: Palette): Stamps {
  return {
    symbol(sidc, planned, size, x, y): Box {
      const { image, width, height, anchorX, anchorY } = picture(sidc, planned, size, density);
      const [left, top] = [x - anchorX, y - anchorY];
      ctx.drawImage(image, left, top, width, height);
      return { left, top, right: left + width, bottom: top + height };
    },
    ghost(sidc, planned, size, x, y, alpha) {
      const { image, width, height, anchorX, anchorY } = picture(sidc, planned, size, density);
      ctx.save();
      ctx.globalAlpha = alpha;
      ctx.drawImage(image, x - anchorX, y - anchorY, width, height);
      ctx.restore();
    },
    text(text, lettering, size, x, y, align) {
      const { image, width, height } = writing(text, lettering, size, palette, density);
      const before = align === "center" ? width / 2 : align === "right" ? width - EDGE_PX : EDGE_PX;
      ctx.drawImage(image, x - before, y - height / 2, width, height);
    },
  };
}

/** Returns the picture of a text; draws it once for each palette and density. */
function writing(text: string, lettering: Lettering, size: number, palette: Palette, density: number): Writing {
  const key = `${text}\n${lettering}\n${size}\n${palette.ink}\n${density}`;
  const known = texts.get(key);
  if (known) return known;
  if (texts.size > MOST_TEXTS) texts.clear();
  const drawn = drawText(text, fontOf(lettering, size), size, palette, density);
  texts.set(key, drawn);
  return drawn;
}

function drawText(text: string, font: string, size: number, palette: Palette, density: number): Writing {
  const image = document.createElement("canvas");
  const ctx = image.getContext("2d");
  if (!ctx) return { image, width: 0, height: 0 };
  ctx.font = font;
  image.width = Math.ceil((ctx.measureText(text).width + 2 * EDGE_PX) * density);
  image.height = Math.ceil((size * 1.3 + 2 * EDGE_PX) * density);
  const [width, height] = [image.width / density, image.height / density];
  ctx.scale(density, density);
  paintText(ctx, text, font, { x: EDGE_PX, y: height / 2, align: "left" }, palette);
  return { image, width, height };
}
