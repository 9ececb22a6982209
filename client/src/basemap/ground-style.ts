// How the base map is painted at a zoom. The tiles of a browser and the still pictures use the same rules.

import type { Palette } from "../paint/palette.ts";
import type { GroundLayer } from "./load.ts";

/** How one layer of the base map is filled or stroked. */
export interface GroundRule {
  layer: GroundLayer;
  fill?: string;
  stroke?: string;
  width: number;
  join: "bevel" | "round";
  dash: readonly number[];
}

/** A line up to this width shows no joins, and bevelled ones are drawn in half of the time. */
const THIN_PX = 1.2;

/** Returns the rules of a zoom, in the order in which they are painted. */
export function groundRules(zoom: number, p: Palette): GroundRule[] {
  const fill = (layer: GroundLayer, colour: string): GroundRule => ({
    layer,
    fill: colour,
    width: 0,
    join: "bevel",
    dash: [],
  });
  const line = (layer: GroundLayer, colour: string, width: number, dash: number[] = []): GroundRule => ({
    layer,
    stroke: colour,
    width,
    join: width > THIN_PX ? "round" : "bevel",
    dash,
  });
  const from = (least: number, rule: GroundRule) => (zoom >= least ? [rule] : []);
  return [
    fill("countries", p.land),
    fill("ukraine", p.ukraine),
    ...from(4, fill("lakes", p.water)),
    line("rivers", p.water, zoom < 6 ? 0.8 : 1.6),
    ...from(6, line("streams", p.water, 1)),
    ...from(6, line("admin1", p.admin1, 0.8)),
    ...from(5, line("oblasts", p.oblast, zoom < 6 ? 0.7 : 1.1, [4, 2])),
    ...from(7, line("roads", p.road, 1)),
    ...from(6, line("motorways", p.motorway, zoom < 7 ? 0.9 : 1.6)),
    ...from(7, line("rails", p.rail, 1, [5, 3])),
    line("coast", p.coast, 0.8),
    line("borders", p.borderHalo, zoom < 5 ? 2 : 3.5),
    line("borders", p.border, zoom < 5 ? 0.8 : 1.2),
  ];
}
