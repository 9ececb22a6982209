// The scale bar of a still picture. Pure.

import type { Bar } from "../contract/types.ts";
import type { Box } from "../geometry/boxes.ts";
import { kmToPixels, type Projection, WORLD_PX } from "../geometry/mercator.ts";
import { SANS } from "../paint/brush.ts";
import type { Palette } from "../paint/palette.ts";
import { grouped, say } from "../words/say.ts";
import type { SvgBrush } from "./svg-brush.ts";

const LONGEST_PX = 140;

export type { Bar };

/** Returns the longest bar that fits, 1, 2 or 5 times a power of ten in km, at the latitude of the picture's middle. */
export function scaleBar(projection: Projection): Bar {
  const worldY = (projection.height / 2 - projection.y(0)) / projection.scale;
  const latitude = (Math.atan(Math.sinh(Math.PI * (1 - (2 * worldY) / WORLD_PX))) * 180) / Math.PI;
  const pxPerKm = kmToPixels(1, latitude, projection.scale);
  const most = LONGEST_PX / pxPerKm;
  const power = 10 ** Math.floor(Math.log10(most));
  const km = power * ([5, 2].find((step) => step * power <= most) ?? 1);
  return { km, px: km * pxPerKm };
}

/** Returns the box of the bar with its bottom left at a place. */
export function boxOfBar({ px }: Bar, x: number, y: number): Box {
  return { left: x - 2, top: y - 17, right: x + px + 2, bottom: y + 2 };
}

/** Paints the bar with its bottom left at a place. */
export function paintScaleBar(brush: SvgBrush, { km, px }: Bar, x: number, y: number, palette: Palette): void {
  for (const [colour, width] of [
    [palette.halo, 4],
    [palette.ink, 1.5],
  ] as const) {
    brush.beginPath();
    brush.moveTo(x, y - 6);
    brush.lineTo(x, y);
    brush.lineTo(x + px, y);
    brush.lineTo(x + px, y - 6);
    brush.strokeStyle = colour;
    brush.lineWidth = width;
    brush.stroke();
  }
  brush.font = `11px ${SANS}`;
  brush.textAlign = "left";
  brush.textBaseline = "middle";
  brush.strokeStyle = palette.halo;
  brush.lineWidth = 3;
  const text = say("map.km", { km: grouped(km) });
  brush.strokeText(text, x + 5, y - 9);
  brush.fillStyle = palette.ink;
  brush.fillText(text, x + 5, y - 9);
}
