// Maps alone as SVG, for a page that has all else: what each shows, where its edges are, and one legend for all of them.

import type { MapPicture, Maps, MapsRequest } from "../contract/types.ts";
import { degreesAt } from "../plan/places.ts";
import { enlarged } from "../plan/reference.ts";
import { FONTS } from "./font.ts";
import { legendOf, provenanceOf } from "./parts.ts";
import { type Material, type Picture, paintBelow, paintLines, paintSymbols, pictureOf } from "./picture.ts";
import { scaleBar } from "./scale-bar.ts";
import { svgBrush } from "./svg-brush.ts";

/** Where a grid belongs: over the ground, and under lines and symbols. */
export const ABOVE_GROUND = '<g id="above-ground"/>';

/** Returns maps without heading, marking and sources, and the legend of all of them. */
export function mapsOf(material: Material, { maps }: MapsRequest): Maps {
  const pictures = maps.map((request) => pictureOf(material, request, true));
  return {
    maps: pictures.map((picture) => mapOf(material, picture)),
    legend: legendOf(material.scene, pictures),
    provenance: provenanceOf(material.scene, pictures),
  };
}

function mapOf(material: Material, picture: Picture): MapPicture {
  const { measure } = material;
  const { projection, factor, shot } = picture;
  const { width, height } = shot;
  const brush = svgBrush(measure);
  brush.put(`<g transform="scale(${factor})">`);
  const taken = paintBelow(brush, material, picture);
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
    taken: taken.map(({ left, top, right, bottom }) => [left * factor, top * factor, right * factor, bottom * factor]),
    bar: scaleBar(enlarged(projection, factor)),
  };
}
