// The input of a cell that is edited: plain text, with the column's choices as suggestions.

import type { CellComponent } from "tabulator-tables";
import { say } from "../words/say.ts";
import { type Choice, chosen, isList, suggested } from "./choices.ts";
import type { GridColumn } from "./data.ts";

type Leave = "Enter" | "Tab" | null;

let lists = 0;

/** Makes the input of a cell; `typed` is the character that started the edit, and replaces the old text. */
export function cellInput(
  column: GridColumn | undefined,
  value: string,
  typed: string | null,
  done: (text: string, key: Leave, back: boolean) => void,
  cancel: () => void,
): HTMLElement {
  const holder = document.createElement("div");
  holder.className = "posture-cell-editor";
  let field = fieldOf(column, typed ?? value, holder);
  // An input changes a text on its own, as where it has line breaks: only a text that was typed counts.
  let untouched: string | null = typed === null ? field.value : null;
  let settled = false;
  const settle = (keep: boolean, key: Leave = null, back = false) => {
    if (settled) return;
    settled = true;
    if (!keep) cancel();
    else done(field.value === untouched ? value : chosen(column, field.value), key, back);
  };
  const broken = () => {
    untouched = null;
    const area = fieldOf(column, `${field.value}\n`, holder);
    field.removeEventListener("blur", leave);
    field.replaceWith(area);
    field = area;
    listen();
    area.focus();
  };
  const leave = () => settle(true);
  const press = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Enter" && event.altKey && column) {
      event.preventDefault();
      if (field instanceof HTMLTextAreaElement) field.setRangeText("\n", ...spanOf(field), "end");
      else broken();
    } else if (event.key === "Enter" || event.key === "Tab") {
      event.preventDefault();
      settle(true, event.key, event.shiftKey);
    } else if (event.key === "Escape") settle(false);
  };
  const listen = () => {
    field.addEventListener("keydown", press as EventListener);
    field.addEventListener("blur", leave);
  };
  listen();
  return holder;
}

function spanOf(field: HTMLTextAreaElement): [number, number] {
  return [field.selectionStart, field.selectionEnd];
}

/** Makes the field for a text: of several lines if the text has line breaks. */
function fieldOf(
  column: GridColumn | undefined,
  text: string,
  holder: HTMLElement,
): HTMLInputElement | HTMLTextAreaElement {
  const lines = text.split(/\r\n|\r|\n/).length;
  const field = document.createElement(lines > 1 ? "textarea" : "input");
  field.value = text;
  field.setAttribute("aria-label", column?.label ?? say("cells.row"));
  holder.append(field);
  if (field instanceof HTMLTextAreaElement) field.rows = Math.min(lines + 1, MOST_LINES);
  else if (column?.choices.length) {
    const list = choiceList();
    const suggest = () => list.replaceChildren(...suggested(column, field.value).map(optionOf));
    suggest();
    if (isList(column)) field.addEventListener("input", suggest);
    field.setAttribute("list", list.id);
    holder.append(list);
  }
  return field;
}

const MOST_LINES = 8;

function choiceList(): HTMLDataListElement {
  const list = document.createElement("datalist");
  lists += 1;
  list.id = `posture-choices-${lists}`;
  return list;
}

function optionOf({ code, label }: Choice): HTMLOptionElement {
  const option = document.createElement("option");
  option.value = code;
  option.label = label;
  return option;
}

/** Moves the focus to the input of a cell, with the cursor at the end of its text. */
export function focusInput(cell: CellComponent): void {
  const input = cell.getElement().querySelector<HTMLInputElement | HTMLTextAreaElement>("input, textarea");
  if (!input) return;
  input.focus();
  input.setSelectionRange(input.value.length, input.value.length);
}
