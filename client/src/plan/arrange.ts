// Moves symbols apart where one would hide another: spread where there is room, a stack with a count where there is
// none. Pure: pixels in, pixels out.

import { append } from "../scene/collections.ts";
import { Room } from "./room.ts";

/** A symbol with its place, before it is moved aside or stacked. */
export interface Placed {
  key: string;
  id: string;
  parent: string;
  /** A smaller rank is drawn on top and keeps its place: headquarters, then hubs, then units by echelon. */
  rank: number;
  /** Whether this may roll up into its parent at the present zoom. */
  rolls: boolean;
  /** Width that its label needs, in pixels. */
  labelWidth: number;
  x: number;
  y: number;
}

/** Where one symbol is drawn, and which others it represents. */
export interface Spot<P extends Placed> {
  member: P;
  x: number;
  y: number;
  /** The true place in pixels; a leader line ends here if the symbol was moved aside. */
  anchorX: number;
  anchorY: number;
  /** Members of the stack that this symbol stands for, with itself; only itself if there is no stack. */
  stacked: P[];
  /** Units that rolled up into this one. */
  rolledUp: P[];
  /** Keys of all symbols at the same place, stacked or not. */
  group: readonly string[];
}

/** The room that one symbol needs, in pixels. */
export interface Cell {
  width: number;
  height: number;
}

interface Group<P extends Placed> {
  x: number;
  y: number;
  members: P[];
}

const MOST_SPREAD = 4;
/** How far from its place a symbol may be drawn, in cells; farther away it would seem to be in another country. */
const FARTHEST_CELLS = 1.1;
const FAN_AT_MOST = 30;

/** Returns the spot of every point; `expanded` is the key of the stack that a viewer has opened. */
export function arrange<P extends Placed>(points: readonly P[], cell: Cell, expanded: string): Spot<P>[] {
  const sorted = [...points].sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1));
  const groups = gather(sorted, cell);
  const taken = new Room(cell.width);
  for (const group of groups) taken.add(group, group.x, group.y, cell.width, cell.height);
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

function place<P extends Placed>(group: Group<P>, cell: Cell, taken: Room, expanded: string): Spot<P>[] {
  const { members } = group;
  const [first, ...rest] = members;
  if (!first) return [];
  if (rest.length === 0) return [spot(first, group.x, group.y, members, members)];
  const own = { width: Math.max(cell.width, ...members.map((member) => member.labelWidth)), height: cell.height };
  const opened = members.length <= FAN_AT_MOST && members.some((member) => member.key === expanded);
  const layout = members.length <= MOST_SPREAD ? freeLayout(group, own, taken) : undefined;
  if (layout) return spread(group, own, layout);
  if (opened) return spread(group, own, { columns: Math.ceil(Math.sqrt(members.length)), dx: 0, dy: 0 });
  return [spot(first, group.x, group.y, members, members)];
}

interface Layout {
  columns: number;
  /** How far the middle of the spread lies from the group's place. */
  dx: number;
  dy: number;
}

/** Returns the first arrangement that covers no other group. */
function freeLayout<P extends Placed>(group: Group<P>, cell: Cell, taken: Room): Layout | undefined {
  const n = group.members.length;
  for (const layout of layouts(n, cell)) {
    const { width, height } = extent(n, layout.columns, cell);
    if (taken.takes(group, group.x + layout.dx, group.y + layout.dy, width, height)) return layout;
  }
  return undefined;
}

/** Yields the arrangements within reach: compact and centred ones before those that are long or moved aside. */
function* layouts(n: number, cell: Cell): Generator<Layout> {
  const reach = FARTHEST_CELLS * Math.max(cell.width, cell.height);
  for (const columns of new Set([Math.ceil(Math.sqrt(n)), n, 1])) {
    const { width, height } = extent(n, columns, cell);
    for (const [dx, dy] of [
      [0, 0] as const,
      ...DIRECTIONS.map(([sx, sy]) => [(sx * width) / 2, (sy * height) / 2] as const),
    ]) {
      const far = Math.hypot((width - cell.width) / 2 + Math.abs(dx), (height - cell.height) / 2 + Math.abs(dy));
      if (far <= reach) yield { columns, dx, dy };
    }
  }
}

function extent(n: number, columns: number, cell: Cell): Cell {
  return { width: columns * cell.width, height: Math.ceil(n / columns) * cell.height };
}

const DIRECTIONS = [
  [0, 1],
  [0, -1],
  [1, 0],
  [-1, 0],
  [1, 1],
  [-1, -1],
  [1, -1],
  [-1, 1],
] as const;

function spread<P extends Placed>({ x, y, members }: Group<P>, cell: Cell, { columns, dx, dy }: Layout): Spot<P>[] {
  const rows = Math.ceil(members.length / columns);
  return members.map((member, i) => {
    const inRow = Math.min(columns, members.length - Math.floor(i / columns) * columns);
    const left = x + dx + ((i % columns) - (inRow - 1) / 2) * cell.width;
    const top = y + dy + (Math.floor(i / columns) - (rows - 1) / 2) * cell.height;
    return spot(member, left, top, [member], members);
  });
}

function spot<P extends Placed>(member: P, x: number, y: number, stacked: P[], members: readonly P[]): Spot<P> {
  const group = members.map((one) => one.key);
  return { member, x, y, anchorX: member.x, anchorY: member.y, stacked, rolledUp: [], group };
}
