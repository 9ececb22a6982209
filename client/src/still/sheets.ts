// A whole picture as sheets that lie on each other: the ground, which lasts, what stands on it, and the heading.

import type { Sheets, SheetsRequest } from "../contract/types.ts";
import { type Frame, headingReach, layOutFrame, paintFrame, svgOf } from "./frame.ts";
import type { Material } from "./picture.ts";
import { svgBrush } from "./svg-brush.ts";

/** Beside the heading, for the edge of its plate. */
const EDGE = 2;

/** Draws the sheets of a picture; the ground stays out if the server has it already. */
export function sheetsOf(material: Material, request: SheetsRequest): Sheets {
  const { width, height } = request;
  const { measure } = material;
  const frame = layOutFrame(material, request);
  const key = groundKey(frame);
  const ground = key === request.ground ? null : svgBrush(measure);
  const [over, heading] = [svgBrush(measure), svgBrush(measure)];
  paintFrame({ ground, over, heading }, material, request, frame);
  const { right, bottom } = headingReach(frame);
  const corner = { width: Math.ceil(right) + EDGE, height: Math.ceil(bottom) + EDGE };
  return {
    key,
    ground: ground ? svgOf(ground, width, height) : "",
    over: svgOf(over, width, height),
    heading: { svg: svgOf(heading, corner.width, corner.height), ...corner },
  };
}

/** Returns a text that differs for grounds that differ. */
function groundKey({ mapHeight, picture: { projection, fills, factor, shot } }: Frame): string {
  const { scale, width, height } = projection;
  const place = [scale, projection.x(0), projection.y(0), width, height, mapHeight, factor];
  return JSON.stringify([shot.theme, place, [...fills].sort()]);
}
