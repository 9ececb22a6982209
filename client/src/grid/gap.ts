// Tabulator draws the rows near those that are seen. Where a filter shortens a table that was scrolled, it may take rows away
// that are seen, and draws them only at the next scroll.

import type { Tabulator } from "tabulator-tables";

/** Tells whether a part of the table that is seen is empty, though it has rows. */
export function hasGap(root: HTMLElement, table: Tabulator): boolean {
  const holder = root.querySelector(".tabulator-tableholder");
  const rows = table.getRows("active");
  if (!holder?.clientHeight || !rows.length) return false;
  const drawn = holder.querySelectorAll(".tabulator-row");
  const [first, last] = [drawn[0], drawn[drawn.length - 1]];
  if (!first || !last) return true;
  const seen = holder.getBoundingClientRect();
  const above = rows[0]?.getElement() !== first && first.getBoundingClientRect().top > seen.top;
  const below = rows.at(-1)?.getElement() !== last && last.getBoundingClientRect().bottom < seen.bottom;
  return above || below;
}
