// The marks of a legend as SVG.

import { SANS } from "../paint/brush.ts";
import { COUNT_SAMPLE, FORM_MARKS, type Form } from "../paint/form-marks.ts";
import { basisBadge, eventMark } from "../paint/glyphs.ts";
import type { Palette, Theme } from "../paint/palette.ts";
import { CONTRIBUTION_STYLE } from "../paint/patterns.ts";
import { mapSymbol } from "../paint/symbols.ts";
import type { LegendMark } from "../plan/legend-entries.ts";
import { BADGE_PX } from "../plan/painter.ts";
import { patternId, patternOf } from "./ground.ts";
import { placed, symbolSvg } from "./picture.ts";
import { svgBrush } from "./svg-brush.ts";

/** The box of a mark, in pixels. */
export const MARK_BOX = { width: 34, height: 18 };

/** Returns a mark of the legend as SVG, in a box of 34 by 18 pixels. */
export function markSvg(mark: LegendMark, palette: Palette, theme: Theme): string {
  const brush = svgBrush(() => 0);
  const [x, y] = [MARK_BOX.width / 2, MARK_BOX.height / 2];
  switch (mark.kind) {
    case "symbol":
      return symbolMark(mark.sidc, mark.planned);
    case "basis":
      basisBadge(brush, mark.basis, x, y, BADGE_PX, palette.ink, palette.plate);
      return brush.svg;
    case "event":
      eventMark(brush, x, y, palette);
      return brush.svg;
    case "fill": {
      const colour = CONTRIBUTION_STYLE[mark.contribution]?.colour[theme] ?? palette.ink;
      const rect = `x="3" y="1" width="28" height="16" rx="2"`;
      const pattern = `url(#${patternId(mark.contribution)})`;
      return `${patternOf(mark.contribution, theme)}<rect ${rect} fill="${colour}" fill-opacity="0.14"/><rect ${rect} fill="${pattern}" stroke="${colour}"/>`;
    }
    case "line":
      return lineMark(mark.line, palette);
    case "block":
    case "count":
    case "ring":
    case "leader":
    case "arrived":
    case "moved":
    case "left":
      return formMark(mark.kind, palette);
  }
}

function symbolMark(sidc: string, planned: boolean): string {
  const symbol = mapSymbol(sidc, planned, 13);
  const { width, height } = symbol.getSize();
  const scale = Math.min(1, MARK_BOX.width / width, (MARK_BOX.height + 2) / height);
  const [x, y] = [(MARK_BOX.width - width * scale) / 2, (MARK_BOX.height - height * scale) / 2];
  return `<g transform="translate(${x} ${y}) scale(${scale})">${placed(symbolSvg(symbol), 0, 0)}</g>`;
}

function formMark(form: Form, palette: Palette): string {
  const { ink, accent, filled } = FORM_MARKS[form];
  const line = (d: string, colour: string, width: number): string =>
    d && `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}"/>`;
  const area = filled && `<path d="${filled}" fill="${palette.ink}"/>`;
  return (
    line(ink, palette.ink, 1.3) +
    line(accent, palette.accent, 1.8) +
    area +
    (form === "count" ? countText(palette) : "")
  );
}

function countText(palette: Palette): string {
  const brush = svgBrush(() => 0);
  brush.font = `700 10px ${SANS}`;
  brush.textAlign = "center";
  brush.textBaseline = "middle";
  brush.fillStyle = palette.plate;
  brush.fillText(COUNT_SAMPLE, MARK_BOX.width / 2, MARK_BOX.height / 2 + 0.5);
  return brush.svg;
}

function lineMark(line: "command" | "supply" | "precision", palette: Palette): string {
  if (line === "precision") {
    return `<circle cx="17" cy="9" r="6.5" fill="none" stroke="${palette.precision}" stroke-width="1.4" stroke-dasharray="3 3"/>`;
  }
  const colour = line === "supply" ? palette.supply : palette.command;
  const dash = line === "supply" ? ' stroke-dasharray="6 3"' : "";
  const head = line === "supply" ? `<path d="M13 5l8 4l-8 4Z" fill="${colour}"/>` : "";
  return `<path d="M3 9h28" stroke="${colour}" stroke-width="1.6"${dash}/>${head}`;
}
