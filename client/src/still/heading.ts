// The plates with the headline of a picture, and with notes about what it points at: the same as on the stage.

import type { Figure, FrameRequest } from "../contract/types.ts";
import type { Box } from "../geometry/boxes.ts";
import { SANS } from "../paint/brush.ts";
import type { Palette } from "../paint/palette.ts";
import { FRAME, LOUD, LOUD_WIDTH } from "../plan/reference.ts";
import { type FocusNote, focusNotes } from "../scene/focus-notes.ts";
import { type Headline, isLoud, whenOf } from "../scene/headline.ts";
import type { Measure } from "./font.ts";
import { plate } from "./legend.ts";
import type { Material } from "./picture.ts";
import { type SvgBrush, svgBrush } from "./svg-brush.ts";
import { cutTo, isRightToLeft, wrapped } from "./text.ts";

/** A plate and what is written on it. */
export interface Plate {
  box: Box;
  lines: readonly Line[];
}

interface Line {
  text: string;
  font: string;
  colour: "ink" | "label" | "accent";
  left: number;
  /** Room for the line, within which one that runs from right to left ends. */
  width: number;
  /** The middle of the line, from the top of the plate. */
  middle: number;
}

interface Column {
  lines: Line[];
  width: number;
  height: number;
}

const NOTE_WIDTH = 0.23;
const TITLE_WIDTH = 0.46;
const PAD = { across: 14, down: 10 } as const;
const GAP = 8;
/** Sizes of a title by its length: a long title is smaller, and never cut. */
const TITLE_SIZES = [
  { upTo: 60, size: 25 },
  { upTo: 160, size: 17 },
  { upTo: Number.POSITIVE_INFINITY, size: 12.5 },
] as const;
const FIGURE = { font: 23, line: 28, label: 11, step: 13 } as const;

/** Returns the plates at the top left of a picture. */
export function headingOf(
  material: Material,
  request: FrameRequest,
  headline: Headline,
  at: { left: number; top: number },
): Plate[] {
  const notes = focusNotes(material.scene, request, request.t);
  const noteRoom = request.width * NOTE_WIDTH;
  if (isLoud(headline)) {
    const loud = placed(loudColumns(material, request, headline), at);
    if (!notes.length) return [loud];
    return [loud, placed([notesColumn(notes, noteRoom, material.measure)], { ...at, top: loud.box.bottom + GAP })];
  }
  const room = notes.length ? noteRoom : request.width * TITLE_WIDTH;
  const column = titleColumn(material, request, headline, room);
  const told = notesColumn(notes, noteRoom, material.measure);
  return [placed([stacked(column, told, notes.length ? noteRoom : column.width)], at)];
}

function titleColumn({ scene, measure }: Material, request: FrameRequest, headline: Headline, room: number): Column {
  const { title, changes } = headline;
  const size = (TITLE_SIZES.find(({ upTo }) => title.length <= upTo) ?? TITLE_SIZES[2]).size;
  const writer = new Writer(room, measure);
  writer.write(title, `600 ${size}px ${SANS}`, size * 1.18, "ink");
  writer.write(toldWhen(whenOf(scene, title, request.t)), `600 13px ${SANS}`, 18, "accent", 3);
  if (changes) writer.write(changes, `600 13px ${SANS}`, 18, "accent", 2);
  return writer.column;
}

function loudColumns({ scene, measure }: Material, request: FrameRequest, headline: Headline): Column[] {
  const { title, message, figures, changes } = headline;
  const beside = figures.length * LOUD.figure;
  // A narrow page has the same room beside its headline for the legend as a screen.
  const width = Math.min(LOUD_WIDTH, request.width - (FRAME.width - LOUD_WIDTH));
  const writer = new Writer(width - 2 * LOUD.pad - beside, measure);
  const kicker = `${title}  ·  ${toldWhen(whenOf(scene, title, request.t))}`;
  writer.write(kicker, `600 13px ${SANS}`, LOUD.kicker, "accent");
  if (message) writer.write(message, `600 ${LOUD.font}px ${SANS}`, LOUD.line, "ink", 0, LOUD.most);
  if (changes) writer.write(changes, `600 13px ${SANS}`, LOUD.changes, "accent");
  return [writer.column, ...figures.map((figure) => figureColumn(figure, measure))];
}

function figureColumn({ label, value, without }: Figure, measure: Measure): Column {
  const writer = new Writer(LOUD.figure - PAD.across, measure);
  writer.write(value, `600 ${FIGURE.font}px ${SANS}`, FIGURE.line, "ink");
  if (without) writer.write(without, `${FIGURE.label}px ${SANS}`, FIGURE.step, "label");
  writer.write(label, `${FIGURE.label}px ${SANS}`, FIGURE.step, "label", 0, without ? 2 : 3);
  return { ...writer.column, width: LOUD.figure - PAD.across };
}

function notesColumn(notes: readonly FocusNote[], room: number, measure: Measure): Column {
  const writer = new Writer(room, measure);
  notes.forEach((note) => {
    writer.write(note.title, `600 12.5px ${SANS}`, 16, "ink", 9);
    for (const line of note.lines) writer.write(line, `11.5px ${SANS}`, 14.5, "label", 2);
  });
  return { ...writer.column, width: room };
}

function toldWhen({ instant, phase, clock }: ReturnType<typeof whenOf>): string {
  return [instant, phase, clock].filter(Boolean).join("  ·  ");
}

function stacked(above: Column, below: Column, width: number): Column {
  const lower = below.lines.map((line) => ({ ...line, middle: line.middle + above.height }));
  return { lines: [...above.lines, ...lower], width, height: above.height + below.height };
}

/** Puts columns side by side on a plate. */
function placed(columns: readonly Column[], { left, top }: { left: number; top: number }): Plate {
  let x = PAD.across;
  const lines: Line[] = [];
  for (const column of columns) {
    for (const line of column.lines) {
      lines.push({ ...line, left: x, width: column.width, middle: line.middle + PAD.down });
    }
    x += column.width + PAD.across;
  }
  const height = Math.max(...columns.map((column) => column.height)) + 2 * PAD.down;
  return { box: { left, top, right: left + x, bottom: top + height }, lines };
}

/** Writes lines below each other, each as wide as there is room. */
class Writer {
  readonly column: Column = { lines: [], width: 0, height: 0 };
  readonly #room: number;
  readonly #measure: Measure;

  constructor(room: number, measure: Measure) {
    this.#room = room;
    this.#measure = measure;
  }

  write(
    text: string,
    font: string,
    height: number,
    colour: Line["colour"],
    above = 0,
    most = Number.POSITIVE_INFINITY,
  ): void {
    const { column } = this;
    column.height += above;
    const ruler = svgBrush(this.#measure);
    ruler.font = font;
    for (const line of cutTo(wrapped(text, this.#room, font, this.#measure), most)) {
      column.lines.push({ text: line, font, colour, left: 0, width: 0, middle: column.height + height / 2 });
      column.height += height;
      column.width = Math.max(column.width, ruler.measureText(line).width);
    }
  }
}

/** Paints a plate with its lines. */
export function paintPlate(brush: SvgBrush, { box, lines }: Plate, palette: Palette): void {
  plate(brush, box, palette);
  for (const { text, font, colour, left, width, middle } of lines) {
    const rightToLeft = isRightToLeft(text);
    brush.font = font;
    brush.fillStyle = palette[colour];
    brush.textAlign = rightToLeft ? "right" : "left";
    brush.textBaseline = "middle";
    brush.fillText(text, box.left + left + (rightToLeft ? width : 0), box.top + middle);
  }
  brush.textAlign = "left";
}
