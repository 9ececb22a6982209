// The head of a column: its label, its unit, a star if every row needs it, and a button to its filter.

import { say } from "../words/say.ts";
import { textNode } from "./cells.ts";
import type { GridColumn } from "./data.ts";

/** Makes the head of a column; `filter` is the filter in use, and `open` leads to it. */
export function heading(column: GridColumn, filter: string, open: () => void): HTMLElement {
  const holder = document.createElement("span");
  holder.className = "posture-heading";
  holder.dataset.column = column.name;
  holder.title = [column.name, column.help, column.needed ? say("cells.needed") : ""].filter(Boolean).join("\n");
  const title = textNode(column.label);
  if (column.unit) {
    const unit = document.createElement("small");
    unit.textContent = ` ${column.unit}`;
    title.append(unit);
  }
  if (column.needed) title.append(" *");
  holder.append(title, filterButton(column, filter, open));
  return holder;
}

function filterButton(column: GridColumn, filter: string, open: () => void): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.tabIndex = -1;
  button.className = "posture-filter-button";
  button.setAttribute("aria-label", say("columns.filter-of", { column: column.label }));
  button.setAttribute("aria-pressed", String(Boolean(filter)));
  button.title = filter ? say("columns.filtered", { filter }) : say("columns.filter-of", { column: column.label });
  button.textContent = "▾";
  for (const name of ["mousedown", "click"]) button.addEventListener(name, (event) => event.stopPropagation());
  button.addEventListener("click", open);
  return button;
}
