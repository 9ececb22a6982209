// A map alone as SVG, for a sheet whose margin has all else: what it shows, where its edges are, and its legend.

import type { MapPicture, MapRequest } from "../contract/types.ts";
import { degreesAt } from "../plan/places.ts";
import { enlarged } from "../plan/reference.ts";
import { FONTS } from "./font.ts";
import { legendOf, provenanceOf } from "./parts.ts";
import { type Material, paintBelow, paintLines, paintSymbols, pictureOf } from "./picture.ts";
import { scaleBar } from "./scale-bar.ts";
import { svgBrush } from "./svg-brush.ts";

/** Where a grid belongs: over the ground, and under lines and symbols. */
export const ABOVE_GROUND = '<g id="above-ground"/>';

/** Returns a map without heading, legend, marking and sources. */
export function mapOf(material: Material, request: MapRequest): MapPicture {
  const { scene, measure } = material;
  const { width, height } = request;
  const picture = pictureOf(material, request, true);
  const { projection, factor } = picture;
  const brush = svgBrush(measure);
  brush.put(`<g transform="scale(${factor})">`);
  paintBelow(brush, material, picture);
  brush.put(`</g>${ABOVE_GROUND}<g transform="scale(${factor})">`);
  paintLines(brush, material, picture);
  paintSymbols(brush, picture);
  brush.put("</g>");
  const first = degreesAt({ x: 0, y: 0 }, projection);
  const last = degreesAt({ x: projection.width, y: projection.height }, projection);
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONTS}">${brush.svg}</svg>`,
    bounds: [first.lon, last.lat, last.lon, first.lat],
    symbols: picture.view.selection.count,
    outside: picture.outside.length,
    legend: legendOf(scene, picture),
    provenance: provenanceOf(scene, picture, request),
    bar: scaleBar(enlarged(projection, factor)),
  };
}
