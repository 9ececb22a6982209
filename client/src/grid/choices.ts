// The values that a cell may have: which of them to suggest for a text, and what a picked label stands for. Pure.

import type { GridColumn } from "./data.ts";

/** A value that a cell may have: its code, and its label. */
export type Choice = GridColumn["choices"][number];

/** What stands between two values of a cell. */
const MARK = ";";

/** Tells whether a cell of the column may have several values. */
export function isList({ kind }: GridColumn): boolean {
  return kind === "terms" || kind === "ids";
}

/** Returns what to suggest for a text: whole cells, each with a value more where a cell may have several. */
export function suggested(column: GridColumn, text: string): Choice[] {
  if (!isList(column)) return [...column.choices];
  const parts = text.split(MARK).map((part) => part.trim());
  const typed = parts.at(-1) ?? "";
  const isWhole = column.choices.some(({ code }) => code === typed);
  const before = (isWhole ? parts : parts.slice(0, -1)).filter(Boolean);
  if (column.most && before.length >= column.most) return [];
  return column.choices
    .filter(({ code }) => !before.includes(code))
    .map(({ code, label }) => ({ code: [...before, code].join(MARK), label }));
}

/** Returns the code of a label that the planner picked or typed, in a list of each one; any other text as it is. */
export function chosen(column: GridColumn | undefined, text: string): string {
  if (!column) return text;
  if (column.kind === "terms") {
    const parts = text.split(MARK);
    const codes = parts.map((part) => codeOf(column, part.trim()) ?? part);
    return codes.every((code, i) => code === parts[i]) ? text : codes.map((code) => code.trim()).join(MARK);
  }
  return column.strict ? (codeOf(column, text) ?? text) : text;
}

function codeOf({ choices }: GridColumn, text: string): string | undefined {
  if (choices.some(({ code }) => code === text)) return text;
  const wanted = text.trim().toLocaleLowerCase();
  return choices.find(({ label }) => label.toLocaleLowerCase() === wanted)?.code;
}
