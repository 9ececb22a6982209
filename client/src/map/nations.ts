// Nations filled by their contribution, on one canvas: at no moment of a flight can an older picture lie beside a newer.

import type { Basemap } from "../basemap/load.ts";
import { countriesOf, type Outline } from "../basemap/outline.ts";
import type { Projection } from "../geometry/mercator.ts";
import type { Theme } from "../paint/palette.ts";
import { CONTRIBUTION_STYLE, NATION_ALPHA, PATTERN_PX, type Pattern } from "../paint/patterns.ts";
import { CanvasOverlay } from "./overlay.ts";
import { patternCell } from "./pattern-cell.ts";

/** Cells of patterns are drawn finer than they are shown. */
const FINER = 2;
/** On a small map patterns are no smaller than this part of their size: finer ones would be a blur. */
const SMALLEST = 0.7;

/** The overlay that fills nations by their contribution. */
export class NationFills extends CanvasOverlay {
  readonly #outlines: ReadonlyMap<string, Outline>;
  readonly #paths = new Map<string, Path2D>();
  #kinds: ReadonlyMap<string, string> = new Map();
  #theme: Theme;

  constructor(basemap: Basemap, theme: Theme) {
    super("posture-nations", true);
    this.#outlines = countriesOf(basemap.areas);
    this.#theme = theme;
  }

  show(kinds: ReadonlyMap<string, string>, theme: Theme): void {
    const same = kinds.size === this.#kinds.size && [...kinds].every(([k, v]) => this.#kinds.get(k) === v);
    if (same && theme === this.#theme) return;
    this.#kinds = kinds;
    this.#theme = theme;
    this.redraw();
  }

  protected override get isEmpty(): boolean {
    return this.#kinds.size === 0;
  }

  protected override draw(ctx: CanvasRenderingContext2D, projection: Projection): void {
    for (const [nation, kind] of this.#kinds) {
      const style = CONTRIBUTION_STYLE[kind];
      const outline = this.#outlines.get(nation);
      if (!style || !outline?.touches(projection)) continue;
      const colour = style.colour[this.#theme];
      const path = this.#pathOf(nation, outline, projection.zoom);
      ctx.save();
      ctx.translate(projection.x(0), projection.y(0));
      ctx.scale(projection.scale, projection.scale);
      ctx.globalAlpha = NATION_ALPHA.fill;
      ctx.fillStyle = colour;
      ctx.fill(path, "evenodd");
      ctx.globalAlpha = NATION_ALPHA.pattern;
      ctx.fillStyle =
        patternOf(ctx, style.pattern, colour, outline, projection.scale * Math.min(1, this.density / SMALLEST)) ??
        colour;
      ctx.fill(path, "evenodd");
      ctx.restore();
    }
  }

  /** Returns an outline in world pixels with the detail that a zoom can show; makes it once for each whole zoom. */
  #pathOf(nation: string, outline: Outline, zoom: number): Path2D {
    const level = Math.ceil(zoom);
    const key = `${nation}/${level}`;
    const known = this.#paths.get(key);
    if (known) return known;
    const path = new Path2D();
    outline.thinned(0.5 / 2 ** level).trace(path);
    this.#paths.set(key, path);
    return path;
  }
}

/** Returns a pattern that has one size at all zooms, and whose lines start in the middle of the nation. */
function patternOf(
  ctx: CanvasRenderingContext2D,
  pattern: Pattern,
  colour: string,
  { middle }: Outline,
  scale: number,
): CanvasPattern | null {
  const made = ctx.createPattern(patternCell(pattern, colour, PATTERN_PX * FINER), "repeat");
  made?.setTransform(new DOMMatrix().translate(middle.x, middle.y).scale(1 / (scale * FINER)));
  return made;
}
