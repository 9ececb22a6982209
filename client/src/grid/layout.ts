// How a planner arranged the columns of a table: widths, order, hidden ones. The browser keeps it, by table.

import type { GridColumn } from "./data.ts";

/** The arrangement of the columns of a table, by their names. */
export interface Layout {
  widths: Readonly<Record<string, number>>;
  order: readonly string[];
  hidden: readonly string[];
}

type Keep = Pick<Storage, "getItem" | "setItem">;

const USUAL: Layout = { widths: {}, order: [], hidden: [] };
const LEAST_PX = 40;

/** Returns the arrangement that the browser keeps for a table; the usual one if it keeps none that can be read. */
export function keptLayout(table: string, keep: Keep): Layout {
  try {
    const { widths, order, hidden } = JSON.parse(keep.getItem(key(table)) ?? "{}") as Partial<Layout>;
    const sound = Object.entries(widths ?? {}).filter(([, px]) => Number.isFinite(px) && px >= LEAST_PX);
    return { widths: Object.fromEntries(sound), order: texts(order), hidden: texts(hidden) };
  } catch {
    return USUAL;
  }
}

/** Keeps the arrangement of a table in the browser. */
export function keepLayout(table: string, layout: Layout, keep: Keep): void {
  try {
    keep.setItem(key(table), JSON.stringify(layout));
  } catch {
    // A browser that keeps nothing shows the usual arrangement next time.
  }
}

/** Returns all columns in the planner's order: the id first, new ones after the column that they follow in the file. */
export function orderedColumns(columns: readonly GridColumn[], layout: Layout, id: number | undefined): GridColumn[] {
  const found = layout.order.flatMap((name) => columns.find((column) => column.name === name) ?? []);
  for (const column of columns) {
    if (found.includes(column)) continue;
    const before = columns[column.index - 1];
    found.splice(before ? found.indexOf(before) + 1 : 0, 0, column);
  }
  return found.sort((a, b) => Number(b.index === id) - Number(a.index === id));
}

/** Returns the columns to show, in the planner's order; the id is never hidden. */
export function shownColumns(columns: readonly GridColumn[], layout: Layout, id: number | undefined): GridColumn[] {
  return orderedColumns(columns, layout, id).filter(({ name, index }) => index === id || !layout.hidden.includes(name));
}

/** Returns an arrangement with a column moved by one place; places of hidden columns do not count. */
export function movedColumn(layout: Layout, ordered: readonly GridColumn[], name: string, step: 1 | -1): Layout {
  const order = ordered.map((column) => column.name);
  const at = order.indexOf(name);
  let to = at + step;
  while (layout.hidden.includes(order[to] ?? "")) to += step;
  if (at < 0 || to < 0 || to >= order.length) return layout;
  order.splice(to, 0, ...order.splice(at, 1));
  return { ...layout, order };
}

function key(table: string): string {
  return `posture-grid/${table}`;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
