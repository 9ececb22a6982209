// The input of a cell that is edited: plain text, with the column's choices as suggestions.

import type { CellComponent } from "tabulator-tables";
import { say } from "../words/say.ts";
import type { GridColumn } from "./data.ts";

let lists = 0;

/** Makes the input of a cell; `typed` is the character that started the edit, and replaces the old text. */
export function cellInput(
  column: GridColumn | undefined,
  value: string,
  typed: string | null,
  done: (text: string, key: "Enter" | "Tab" | null, back: boolean) => void,
  cancel: () => void,
): HTMLElement {
  const holder = document.createElement("div");
  holder.className = "posture-cell-editor";
  const input = document.createElement("input");
  input.value = typed ?? value;
  input.setAttribute("aria-label", column?.label ?? say("cells.row"));
  holder.append(input);
  if (column?.choices.length) {
    const list = choiceList(column);
    input.setAttribute("list", list.id);
    holder.append(list);
  }
  let settled = false;
  const settle = (keep: boolean, key: "Enter" | "Tab" | null = null, back = false) => {
    if (settled) return;
    settled = true;
    if (keep) done(chosen(column, input.value), key, back);
    else cancel();
  };
  input.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Enter" || event.key === "Tab") {
      event.preventDefault();
      settle(true, event.key, event.shiftKey);
    } else if (event.key === "Escape") settle(false);
  });
  input.addEventListener("blur", () => settle(true));
  return holder;
}

/** Returns the code of a label that the planner picked or typed; any other text as it is. */
function chosen(column: GridColumn | undefined, text: string): string {
  const wanted = text.trim().toLocaleLowerCase();
  const hit = column?.choices.find(({ label }) => label.toLocaleLowerCase() === wanted);
  return column?.strict && hit ? hit.code : text;
}

function choiceList(column: GridColumn): HTMLDataListElement {
  const list = document.createElement("datalist");
  lists += 1;
  list.id = `posture-choices-${lists}`;
  for (const { code, label } of column.choices) {
    const option = document.createElement("option");
    option.value = code;
    option.label = label;
    list.append(option);
  }
  return list;
}

/** Moves the focus to the input of a cell, with the cursor at the end of its text. */
export function focusInput(cell: CellComponent): void {
  const input = cell.getElement().querySelector("input");
  if (!input) return;
  input.focus();
  input.setSelectionRange(input.value.length, input.value.length);
}
