// Cells on the clipboard, as spreadsheets put them there: tabs between cells, quotes round what has a tab, a line break
// or a quote at its beginning. Pure.

/** Returns lines of cells; a quote that is never closed, or that closes in the middle of a cell, is text. */
export function parsedCells(text: string): string[][] {
  const lines: string[][] = [[]];
  let at = 0;
  while (at <= text.length) {
    const { cell, end } = cellAt(text, at);
    lines.at(-1)?.push(cell);
    const divider = lineEnd(text, end);
    if (divider) lines.push([]);
    at = end + (divider || 1);
  }
  const last = lines.at(-1);
  if (lines.length > 1 && last?.length === 1 && last[0] === "") lines.pop();
  return lines;
}

/** Returns cells as a text for the clipboard; {@link parsedCells} reads the same cells from it. */
export function writtenCells(lines: readonly (readonly string[])[]): string {
  return lines.map((line) => `${line.map(written).join("\t")}\r\n`).join("");
}

function written(cell: string): string {
  return /[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function cellAt(text: string, start: number): { cell: string; end: number } {
  const quoted = text[start] === '"' ? quotedAt(text, start) : null;
  if (quoted) return quoted;
  let end = start;
  while (end < text.length && text[end] !== "\t" && !lineEnd(text, end)) end += 1;
  return { cell: text.slice(start, end), end };
}

/** Returns the cell whose quote opens here; null if the quote does not close just before a tab, a line end or the end. */
function quotedAt(text: string, start: number): { cell: string; end: number } | null {
  let close = text.indexOf('"', start + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  const end = close + 1;
  const closed = close >= 0 && (end === text.length || text[end] === "\t" || lineEnd(text, end) > 0);
  return closed ? { cell: text.slice(start + 1, close).replaceAll('""', '"'), end } : null;
}

/** Returns how many characters end a line here; 0 if none does. */
function lineEnd(text: string, at: number): number {
  if (text[at] === "\n") return 1;
  if (text[at] !== "\r") return 0;
  return text[at + 1] === "\n" ? 2 : 1;
}
