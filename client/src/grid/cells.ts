// The content of a cell: its text, its problems, and whether it was edited.

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
  const label = column.choices.find(({ code }) => code === cell.getValue())?.label;
  element.title = [...problems.map(({ message }) => message), label ?? ""].filter(Boolean).join("\n");
  const content = textNode(String(cell.getValue() ?? ""));
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
  return textNode(row.number ? String(row.number) : "–");
}

/** Makes the head of a column: its label, its unit, and a star if every row needs it. */
export function heading(column: GridColumn): HTMLElement {
  const title = textNode(column.label);
  title.className = "posture-heading";
  title.dataset.column = column.name;
  title.title = [column.name, column.help, column.needed ? say("cells.needed") : ""].filter(Boolean).join("\n");
  if (column.unit) title.append(small(` ${column.unit}`));
  if (column.needed) title.append(" *");
  return title;
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
  return ["error", "warning", "notice"].find((severity) => severities.includes(severity)) ?? "";
}
