// The legend of a still picture. It shrinks to fit.

import type { Box } from "../geometry/boxes.ts";
import { SANS } from "../paint/brush.ts";
import type { Palette, Theme } from "../paint/palette.ts";
import { formsOf } from "../plan/forms.ts";
import { type LegendGroup, type LegendMark, legendGroups } from "../plan/legend-entries.ts";
import { together } from "../scene/beside.ts";
import type { Scene } from "../scene/scene.ts";
import { say } from "../words/say.ts";
import type { Measure } from "./font.ts";
import { MARK_BOX, markSvg } from "./legend-marks.ts";
import type { Picture } from "./picture.ts";
import { type SvgBrush, svgBrush } from "./svg-brush.ts";
import { wrapped } from "./text.ts";

const WIDTH = 196;
const PADDING = 12;
const MARK = 40;
const LINE = 14.5;
const GAP = 6;
const HEAD = 19;
/** The smallest scale: no text of a picture is smaller than 9 pixels then. */
const SMALLEST = 0.86;
const TEXT = `11.5px ${SANS}`;
const NOTE = `9.5px ${SANS}`;
/** Font of a note in a legend that shrinks. */
const SHRUNK_NOTE = `10.5px ${SANS}`;
const TITLE = `700 11.5px ${SANS}`;

/** Returns the groups of the legend of pictures: only what one of them shows. */
export function groupsOf(scene: Scene, pictures: readonly Picture[]): LegendGroup[] {
  return legendGroups({
    scene,
    layers: new Set(pictures.flatMap(({ view }) => [...view.layers])),
    ...together(pictures.map(({ view, events, fills }) => ({ selection: view.selection, events, fills }))),
    drawn: new Set(pictures.flatMap(({ layout }) => layout.spots.map((spot) => spot.point.key))),
    forms: new Set(pictures.flatMap(({ layout, view }) => [...formsOf(layout, view.changed)])),
  });
}

interface Line {
  kind: "title" | "entry" | "note" | "more";
  text: string;
  font: string;
  mark?: LegendMark;
  height: number;
  /** Room below the line. */
  gap: number;
}

/** A legend that fits into a picture. */
export interface FittedLegend {
  lines: readonly Line[];
  scale: number;
  /** Where its plate lies on the picture. */
  box: Box;
}

/** Fits a legend with its top right at a place, and at most as high as given; null if it has nothing to explain. */
export function fitLegend(
  groups: readonly LegendGroup[],
  measure: Measure,
  right: number,
  top: number,
  mostHeight: number,
): FittedLegend | null {
  const full = groups.flatMap((group) => linesOf(group, NOTE, measure));
  if (full.length === 0) return null;
  const fits = heightOf(full) <= mostHeight;
  const lines = fits ? full : groups.flatMap((group) => linesOf(group, SHRUNK_NOTE, measure));
  const scale = Math.max(SMALLEST, Math.min(1, mostHeight / heightOf(lines)));
  const fitting = cut(lines, mostHeight / scale - 2 * PADDING);
  const box = { left: right - WIDTH * scale, top, right, bottom: top + heightOf(fitting) * scale };
  return { lines: fitting, scale, box };
}

/** Paints a legend. */
export function paintLegend(
  brush: SvgBrush,
  { lines, scale, box }: FittedLegend,
  look: { palette: Palette; theme: Theme; measure: Measure },
): void {
  const inner = svgBrush(look.measure);
  plate(inner, { left: 0, top: 0, right: WIDTH, bottom: heightOf(lines) }, look.palette);
  let y = PADDING - GAP;
  for (const line of lines) {
    paintLine(inner, line, y, look.palette, look.theme);
    y += line.height + line.gap;
  }
  brush.put(`<g transform="translate(${box.left} ${box.top}) scale(${scale})">${inner.svg}</g>`);
}

function heightOf(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + line.height + line.gap, 0) + 2 * PADDING - 2 * GAP;
}

/** Width of a legend at its full size, in pixels. */
export const LEGEND_WIDTH = WIDTH;

/** Paints the plate behind a legend or a title. */
export function plate(
  brush: SvgBrush,
  box: { left: number; top: number; right: number; bottom: number },
  palette: Palette,
): void {
  brush.beginPath();
  brush.roundRect(box.left, box.top, box.right - box.left, box.bottom - box.top, 6);
  brush.globalAlpha = 0.96;
  brush.fillStyle = palette.plate;
  brush.fill();
  brush.globalAlpha = 1;
  brush.strokeStyle = palette.coast;
  brush.lineWidth = 0.8;
  brush.stroke();
}

function linesOf(group: LegendGroup, noteFont: string, measure: Measure): Line[] {
  const width = WIDTH - MARK - PADDING;
  const lines: Line[] = [{ kind: "title", text: group.title, font: TITLE, height: HEAD, gap: 0 }];
  for (const entry of group.entries) {
    wrapped(entry.text, width, TEXT, measure).forEach((text, i) => {
      lines.push({
        kind: "entry",
        text,
        font: TEXT,
        height: LINE + (i === 0 ? 4 : -1),
        gap: 0,
        ...(i === 0 ? { mark: entry.mark } : {}),
      });
    });
    for (const text of entry.note ? wrapped(entry.note, width, noteFont, measure) : []) {
      lines.push({ kind: "note", text, font: noteFont, height: 11.5, gap: 0 });
    }
  }
  const last = lines.at(-1);
  if (last) last.gap = GAP;
  return lines;
}

/** Returns as many lines as fit, and a last one that counts the others. */
function cut(lines: readonly Line[], room: number): Line[] {
  const fitting: Line[] = [];
  let height = 0;
  for (const line of lines) {
    if (height + line.height > room + GAP && lines.length - fitting.length > 0) {
      const left = lines.slice(fitting.length - 1).filter((rest) => rest.mark).length;
      return [
        ...fitting.slice(0, -1),
        { kind: "more", text: say("legend.more", { number: String(left) }), font: TEXT, height: LINE, gap: GAP },
      ];
    }
    fitting.push(line);
    height += line.height + line.gap;
  }
  return fitting;
}

function paintLine(brush: SvgBrush, line: Line, y: number, palette: Palette, theme: Theme): void {
  const middle = y + line.height / 2 - (line.kind === "title" ? 0 : 1);
  brush.textBaseline = "middle";
  brush.textAlign = "left";
  brush.fillStyle = line.kind === "note" || line.kind === "more" ? palette.label : palette.ink;
  brush.font = line.font;
  const left = line.kind === "title" ? PADDING : MARK + PADDING - 6;
  const centre = y + (LINE + 4) / 2;
  brush.fillText(line.text, left, line.kind === "title" ? middle : line.mark ? centre : middle);
  if (!line.mark) return;
  const at = `translate(${PADDING - 4} ${centre - MARK_BOX.height / 2})`;
  brush.put(`<g transform="${at}">${markSvg(line.mark, palette, theme)}</g>`);
}
