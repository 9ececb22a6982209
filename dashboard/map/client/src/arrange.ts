// Where symbols are drawn so that none hides another: roll-up to the parent at small scales, spread where there is
// room, a stack with a count where there is none. Pure: pixels in, pixels out.

import { append } from "./collections.ts";

export interface Placed {
  key: string;
  id: string;
  parent: string;
  /** Smaller ranks are drawn on top and keep their place: headquarters, then hubs, then units by echelon. */
  rank: number;
  /** Units below this size may roll up; anything else never does. */
  rolls: boolean;
  x: number;
  y: number;
}

export interface Spot<P extends Placed> {
  member: P;
  x: number;
  y: number;
  /** True place in pixels, to which a leader line goes when the symbol was moved aside. */
  anchorX: number;
  anchorY: number;
  /** Members of the stack that this symbol stands for, itself included; 1 when alone. */
  stacked: P[];
  /** Units that rolled up into this one. */
  rolledUp: P[];
}

export interface Cell {
  width: number;
  height: number;
}

interface Group<P extends Placed> {
  x: number;
  y: number;
  members: P[];
}

const MOST_SPREAD = 6;
const FAN_AT_MOST = 30;

/** Splits units into those drawn and those that roll up into the nearest superior that is drawn. */
export function rollUpToParents<P extends Placed>(points: readonly P[]): { drawn: P[]; under: Map<string, P[]> } {
  const byId = new Map(points.map((point) => [point.id, point]));
  const under = new Map<string, P[]>();
  const drawn: P[] = [];
  for (const point of points) {
    const superior = point.rolls ? drawnSuperior(point, byId) : undefined;
    if (superior) append(under, superior.key, point);
    else drawn.push(point);
  }
  return { drawn, under };
}

function drawnSuperior<P extends Placed>(point: P, byId: ReadonlyMap<string, P>): P | undefined {
  const seen = new Set([point.id]);
  let above = byId.get(point.parent);
  while (above && !seen.has(above.id)) {
    if (!above.rolls) return above;
    seen.add(above.id);
    above = byId.get(above.parent);
  }
  return undefined;
}

/** Places every point; `expanded` is the key of the stack that a viewer has opened. */
export function arrange<P extends Placed>(points: readonly P[], cell: Cell, expanded: string): Spot<P>[] {
  const sorted = [...points].sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1));
  const groups = gather(sorted, cell);
  const taken = new Boxes(cell);
  for (const group of groups) taken.add(group.x, group.y, cell.width, cell.height);
  return groups.flatMap((group) => place(group, cell, taken, expanded));
}

function gather<P extends Placed>(points: readonly P[], cell: Cell): Group<P>[] {
  const groups: Group<P>[] = [];
  const grid = new Map<string, Group<P>[]>();
  for (const point of points) {
    const column = Math.floor(point.x / cell.width);
    const row = Math.floor(point.y / cell.height);
    const near = nearestGroup(point, grid, column, row, cell);
    if (near) {
      near.members.push(point);
      continue;
    }
    const group = { x: point.x, y: point.y, members: [point] };
    groups.push(group);
    append(grid, `${column},${row}`, group);
  }
  return groups;
}

function nearestGroup<P extends Placed>(
  point: P,
  grid: ReadonlyMap<string, Group<P>[]>,
  column: number,
  row: number,
  cell: Cell,
): Group<P> | undefined {
  let best: Group<P> | undefined;
  let least = 1;
  for (let dc = -1; dc <= 1; dc++) {
    for (let dr = -1; dr <= 1; dr++) {
      for (const group of grid.get(`${column + dc},${row + dr}`) ?? []) {
        const apart = Math.max(Math.abs(group.x - point.x) / cell.width, Math.abs(group.y - point.y) / cell.height);
        if (apart < least) {
          best = group;
          least = apart;
        }
      }
    }
  }
  return best;
}

function place<P extends Placed>(group: Group<P>, cell: Cell, taken: Boxes, expanded: string): Spot<P>[] {
  const [first, ...rest] = group.members;
  if (!first) return [];
  const opened = group.members.some((member) => member.key === expanded) && group.members.length <= FAN_AT_MOST;
  const columns = Math.ceil(Math.sqrt(group.members.length));
  const rows = Math.ceil(group.members.length / columns);
  const fits = group.members.length <= MOST_SPREAD && taken.takes(group, columns * cell.width, rows * cell.height);
  if (rest.length && !opened && !fits) {
    return [spot(first, group.x, group.y, group.members)];
  }
  return group.members.map((member, i) => {
    const inRow = Math.min(columns, group.members.length - Math.floor(i / columns) * columns);
    const x = group.x + ((i % columns) - (inRow - 1) / 2) * cell.width;
    const y = group.y + (Math.floor(i / columns) - (rows - 1) / 2) * cell.height;
    return spot(member, x, y, [member]);
  });
}

function spot<P extends Placed>(member: P, x: number, y: number, stacked: P[]): Spot<P> {
  return { member, x, y, anchorX: member.x, anchorY: member.y, stacked, rolledUp: [] };
}

/** Boxes already given away, in a coarse grid. */
class Boxes {
  readonly #cell: Cell;
  readonly #grid = new Map<string, { x: number; y: number; w: number; h: number }[]>();

  constructor(cell: Cell) {
    this.#cell = { width: cell.width * 3, height: cell.height * 3 };
  }

  add(x: number, y: number, w: number, h: number): void {
    const key = `${Math.floor(x / this.#cell.width)},${Math.floor(y / this.#cell.height)}`;
    append(this.#grid, key, { x, y, w, h });
  }

  /** Takes a box around a group's place if no other group stands there. */
  takes(at: { x: number; y: number }, w: number, h: number): boolean {
    const column = Math.floor(at.x / this.#cell.width);
    const row = Math.floor(at.y / this.#cell.height);
    for (let dc = -1; dc <= 1; dc++) {
      for (let dr = -1; dr <= 1; dr++) {
        for (const box of this.#grid.get(`${column + dc},${row + dr}`) ?? []) {
          const own = box.x === at.x && box.y === at.y;
          if (!own && Math.abs(box.x - at.x) * 2 < box.w + w && Math.abs(box.y - at.y) * 2 < box.h + h) return false;
        }
      }
    }
    this.add(at.x, at.y, w + 0.01, h + 0.01);
    return true;
  }
}
