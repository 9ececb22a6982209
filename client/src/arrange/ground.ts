// Which country lies under a point of the world, and which oblast, in squares of a few kilometres. Pure.

import type { Area } from "../basemap/load.ts";
import { Outline } from "../basemap/outline.ts";
import { worldPoint, type XY } from "../geometry/mercator.ts";

/** Side of a square in pixels of a world 256 pixels wide: about 10 km in Central Europe. */
const SQUARE = 0.1;

/** The countries of a part of the world. */
export class Ground {
  readonly #codes: string[] = [""];
  readonly #regions: string[] = [""];
  readonly #west: number;
  readonly #north: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #inside: Uint8Array;
  readonly #within: Uint8Array;
  readonly #touched: Map<string, Uint8Array> = new Map();
  readonly #areas: ReadonlyMap<string, Area>;

  /** `extent` is west, south, east, north in degrees. */
  constructor(areas: ReadonlyMap<string, Area>, extent: readonly [number, number, number, number]) {
    const [west, south, east, north] = extent;
    const [first, last] = [worldPoint(north, west), worldPoint(south, east)];
    this.#west = first.x;
    this.#north = first.y;
    this.#columns = Math.ceil((last.x - first.x) / SQUARE);
    this.#rows = Math.ceil((last.y - first.y) / SQUARE);
    this.#inside = new Uint8Array(this.#columns * this.#rows);
    this.#within = new Uint8Array(this.#columns * this.#rows);
    this.#areas = areas;
    for (const [code, area] of areas) if (isCountry(code)) this.#fill(area, this.#codes.push(code) - 1, this.#inside);
    for (const [code, polygons] of oblastsOf(areas)) {
      const number = this.#regions.push(code) - 1;
      for (const polygon of polygons) this.#fillPolygon(polygon, number, this.#within);
    }
  }

  /** Returns the code of the country at a point of the world; "" at sea and outside the extent. */
  at(x: number, y: number): string {
    return this.#codes[this.#inside[this.#square(x, y)] ?? 0] ?? "";
  }

  /** Returns the code of the oblast of Ukraine at a point of the world; "" elsewhere. */
  oblastAt(x: number, y: number): string {
    return this.#regions[this.#within[this.#square(x, y)] ?? 0] ?? "";
  }

  /** Returns the number of the square in which a point lies; -1 outside the extent. */
  #square(x: number, y: number): number {
    const [column, row] = [Math.floor((x - this.#west) / SQUARE), Math.floor((y - this.#north) / SQUARE)];
    const isOutside = column < 0 || row < 0 || column >= this.#columns || row >= this.#rows;
    return isOutside ? -1 : row * this.#columns + column;
  }

  /** Tells whether a box of the world may touch a country; a box beside it within a square's side counts as touching. */
  touches(code: string, left: number, top: number, right: number, bottom: number): boolean {
    const squares = this.#touchedBy(code);
    const [first, last] = [Math.floor((left - this.#west) / SQUARE), Math.floor((right - this.#west) / SQUARE)];
    const [upper, lower] = [Math.floor((top - this.#north) / SQUARE), Math.floor((bottom - this.#north) / SQUARE)];
    for (let row = Math.max(0, upper); row <= Math.min(this.#rows - 1, lower); row++) {
      for (let column = Math.max(0, first); column <= Math.min(this.#columns - 1, last); column++) {
        if (squares[row * this.#columns + column]) return true;
      }
    }
    return false;
  }

  #fill(area: Area, number: number, squares: Uint8Array): void {
    if (number > 255) return;
    for (const polygon of area.polygons) this.#fillPolygon(polygon, number, squares);
  }

  #touchedBy(code: string): Uint8Array {
    const known = this.#touched.get(code);
    if (known) return known;
    const squares = new Uint8Array(this.#columns * this.#rows);
    this.#touched.set(code, squares);
    const area = this.#areas.get(code);
    for (const polygon of area?.polygons ?? []) {
      this.#fillPolygon(polygon, 1, squares);
      for (const ring of polygon) this.#trace(ring, squares);
    }
    return squares;
  }

  /** Fills the squares whose middles lie in a polygon, row by row. */
  #fillPolygon(rings: readonly Float64Array[], value: number, squares: Uint8Array): void {
    for (const [row, xs] of this.#crossings(rings)) {
      xs.sort((a, b) => a - b);
      for (let i = 0; i + 1 < xs.length; i += 2) {
        const from = Math.max(0, Math.ceil(((xs[i] ?? 0) - this.#west) / SQUARE - 0.5));
        const to = Math.min(this.#columns - 1, Math.floor(((xs[i + 1] ?? 0) - this.#west) / SQUARE - 0.5));
        if (to >= from) squares.fill(value, row * this.#columns + from, row * this.#columns + to + 1);
      }
    }
  }

  /** Returns where the edges of a polygon cut the middles of rows, by row. */
  #crossings(rings: readonly Float64Array[]): Map<number, number[]> {
    const crossings = new Map<number, number[]>();
    for (const ring of rings) {
      // Most edges are shorter than a square and cut no middle: they are passed over before anything else is asked.
      let before = this.#rowFrom(ring[1] ?? 0);
      for (let i = 2; i < ring.length; i += 2) {
        const row = this.#rowFrom(ring[i + 1] ?? 0);
        if (row !== before) this.#cut(pointAt(ring, i - 2), pointAt(ring, i), crossings);
        before = row;
      }
    }
    return crossings;
  }

  /** Returns the first row whose middle is not above a height. */
  #rowFrom(y: number): number {
    return Math.ceil((y - this.#north) / SQUARE - 0.5);
  }

  /** Notes where an edge cuts the middles of rows. */
  #cut(a: XY, b: XY, crossings: Map<number, number[]>): void {
    const [upper, lower] = a.y < b.y ? [a, b] : [b, a];
    const first = Math.max(0, this.#rowFrom(upper.y));
    const last = Math.min(this.#rows - 1, this.#rowFrom(lower.y) - 1);
    for (let row = first; row <= last; row++) {
      const y = this.#north + (row + 0.5) * SQUARE;
      const x = upper.x + ((lower.x - upper.x) * (y - upper.y)) / (lower.y - upper.y);
      const known = crossings.get(row);
      if (known) known.push(x);
      else crossings.set(row, [x]);
    }
  }

  /** Marks every square that a line touches. */
  #trace(ring: Float64Array, squares: Uint8Array): void {
    for (let i = 2; i < ring.length; i += 2) {
      const [a, b] = [pointAt(ring, i - 2), pointAt(ring, i)];
      const steps = Math.max(1, Math.ceil((Math.hypot(b.x - a.x, b.y - a.y) / SQUARE) * 4));
      for (let step = 0; step <= steps; step++) {
        const column = Math.floor((a.x + ((b.x - a.x) * step) / steps - this.#west) / SQUARE);
        const row = Math.floor((a.y + ((b.y - a.y) * step) / steps - this.#north) / SQUARE);
        if (column < 0 || row < 0 || column >= this.#columns || row >= this.#rows) continue;
        squares[row * this.#columns + column] = 1;
      }
    }
  }
}

function isCountry(code: string): boolean {
  return !code.includes("-");
}

/** Returns the outlines of oblasts without holes, the largest last: the city of Kyiv then lies in the oblast around it. */
function oblastsOf(areas: ReadonlyMap<string, Area>): [string, Area["polygons"]][] {
  return [...areas]
    .filter(([code]) => code.startsWith("UA-"))
    .map(([code, area]): [string, Area["polygons"]] => [code, area.polygons.map((rings) => rings.slice(0, 1))])
    .sort(([, a], [, b]) => sizeOf(a) - sizeOf(b));
}

/** Returns the size of the box around polygons. */
function sizeOf(polygons: Area["polygons"]): number {
  const { left, top, right, bottom } = new Outline(polygons.flat()).box;
  return (right - left) * (bottom - top);
}

function pointAt(ring: Float64Array, i: number): XY {
  return { x: ring[i] ?? 0, y: ring[i + 1] ?? 0 };
}
