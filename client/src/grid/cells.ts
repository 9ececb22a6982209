// The content of a cell: its text, its problems, whether it was edited, and its name for those who do not see it.

import type { CellComponent } from "tabulator-tables";
import { say } from "../words/say.ts";
import type { GridColumn, GridData, GridProblem, GridRow } from "./data.ts";
import { rowOf } from "./rows.ts";

/** Makes the content of a cell, and marks the cell as edited or as wrong. */
export function textCell(cell: CellComponent, column: GridColumn, data: GridData): HTMLElement {
  const row = rowOf(cell.getRow());
  const element = cell.getElement();
  const problems = problemsOf(data, row, column.index);
  element.dataset.severity = problems[0]?.severity ?? "";
  element.classList.toggle("edited", row.edited.includes(column.index) || row.new);
  element.classList.toggle("raw", row.raw && column.index === 0);
  const text = String(cell.getValue() ?? "");
  const label = column.choices.find(({ code }) => code === text)?.label;
  const told = [...problems.map(({ message }) => message), label ?? ""].filter(Boolean);
  element.title = told.join("\n");
  element.setAttribute("aria-label", [cellName(row, column, text), ...told].join(" "));
  const content = textNode(text);
  const note = column.name === "until" ? data.notes[row.handle] : undefined;
  if (note) content.append(small(say("cells.last-day", { date: note })));
  return content;
}

/** Makes the head of a row: its number in the file, marked with its worst problem. */
export function numberCell(cell: CellComponent, data: GridData): HTMLElement {
  const row = rowOf(cell.getRow());
  const problems = data.problems[row.handle] ?? [];
  const element = cell.getElement();
  element.dataset.severity = worstOf(problems.map(({ severity }) => severity));
  element.dataset.handle = row.handle;
  element.dataset.state = row.new ? "new" : row.edited.length ? "edited" : "";
  element.title = problems.map(({ message }) => message).join("\n");
  element.setAttribute("role", "rowheader");
  const named = row.number ? say("cells.row-number", { number: row.number }) : say("cells.row-new");
  element.setAttribute("aria-label", named);
  return textNode(row.number ? String(row.number) : "–");
}

function cellName(row: GridRow, { label }: GridColumn, text: string): string {
  const shown = text || say("both.empty");
  return row.number
    ? say("cells.named", { column: label, number: row.number, text: shown })
    : say("cells.named-new", { column: label, text: shown });
}

/** Makes an element with a text. */
export function textNode(text: string): HTMLElement {
  const element = document.createElement("span");
  element.textContent = text;
  return element;
}

function small(text: string): HTMLElement {
  const element = document.createElement("small");
  element.textContent = text;
  return element;
}

function problemsOf(data: GridData, row: GridRow, index: number): GridProblem[] {
  const found = data.problems[row.handle] ?? [];
  return found.filter(({ column }) => column === index || (row.raw && column === -1 && index === 0));
}

function worstOf(severities: readonly string[]): string {
  return ["clash", "error", "warning", "notice"].find((severity) => severities.includes(severity)) ?? "";
}
