// The plan on the map: symbols, blocks, links, precision and events on one canvas.

import L from "leaflet";
import type { Area } from "../basemap/load.ts";
import { type Box, type Cover, holds, moved as movedBox } from "../geometry/boxes.ts";
import type { Projection, XY } from "../geometry/mercator.ts";
import type { Form } from "../paint/form-marks.ts";
import { ring } from "../paint/glyphs.ts";
import { paintBlock, paintLeader, undrawn } from "../plan/block-painter.ts";
import { formsOf } from "../plan/forms.ts";
import type { Layout, PlanView } from "../plan/layout.ts";
import { arrow } from "../plan/moves.ts";
import { paintNote } from "../plan/note-painter.ts";
import { occupiedBy } from "../plan/occupied.ts";
import { paintGround, paintSpot, type Target } from "../plan/painter.ts";
import { type DrawnPlace, placesOf } from "../plan/places.ts";
import { paintChanged, paintTrail } from "../plan/trails.ts";
import type { SymbolItem } from "../scene/scene.ts";
import { Arranger, type Framing, type Laid } from "./arranger.ts";
import { Fading } from "./fading.ts";
import { paintPast } from "./ghosts.ts";
import { type Drawn, Glide } from "./glide.ts";
import { gliderOf, gliding, moved, type Place, spotsOf, targetOf, targetsOf } from "./gliding.ts";
import { paintLeaving } from "./leaving.ts";
import { CanvasOverlay } from "./overlay.ts";
import { canvasStamps } from "./stamps.ts";

/** Width of the ring around what a planner picked, in pixels, and how strongly its ground covers it. */
const PICKED_PX = 3;
const PICKED_ALPHA = 0.28;

/** What a click hits: one row, or a block that hides some. */
export interface Hit {
  id: string;
  name: string;
  key: string;
  /** The number of rows that a click opens; 1 for a row itself. */
  count: number;
  /** The number of units that are drawn as a count on this one. */
  below: number;
}

/** The overlay that draws the plan, and finds what is under the pointer. */
export class PlanOverlay extends CanvasOverlay {
  #view: PlanView | null = null;
  #framing: Framing = { stage: null, presenting: false, covered: [] };
  #layout: Laid | null = null;
  #targets: Target[] = [];
  #opened = "";
  #carried: ReadonlyMap<string, Place> = new Map();
  #picked: ReadonlySet<string> = new Set();
  #projection: Projection | null = null;
  #frame = 0;
  readonly #areas: ReadonlyMap<string, Area>;
  readonly #arranger: Arranger;
  readonly #glide = new Glide();
  readonly #fading = new Fading();
  /** Called after symbols took other places on the picture. */
  onArranged: () => void = () => undefined;

  constructor(areas: ReadonlyMap<string, Area>, rankOf: (item: SymbolItem) => number) {
    super("posture-symbols", true);
    this.#areas = areas;
    this.#arranger = new Arranger(areas, rankOf);
  }

  show(view: PlanView, framing: Framing): void {
    this.#view = view;
    this.#framing = framing;
    this.redraw();
  }

  /** Keys of the symbols that the map draws, without those that are rolled up or only named in a block. */
  get drawn(): ReadonlySet<string> {
    return new Set(this.#layout?.layout.spots.map(({ point }) => point.key));
  }

  /** Keys of everything that counts here: what is drawn, named in a block, or a count on another. */
  get things(): ReadonlySet<string> {
    const drawn = this.#layout?.layout.drawn ?? [];
    return new Set(drawn.flatMap((point) => [point, ...point.rolledUp]).map(({ key }) => key));
  }

  /** Rings the symbols that a planner picked, by key. */
  pick(keys: ReadonlySet<string>): void {
    if (keys.size === 0 && this.#picked.size === 0) return;
    this.#picked = keys;
    this.redraw();
  }

  /** In which forms the map draws symbols. */
  get forms(): ReadonlySet<Form> {
    return this.#layout ? formsOf(this.#layout.layout, this.#view?.changed ?? null) : new Set();
  }

  /** Opens the block that holds a row, or closes the one that is open; returns whether that changed anything. */
  expand(key: string): boolean {
    if (this.#opened === key) return false;
    this.#opened = key;
    this.redraw();
    return true;
  }

  carry(carried: ReadonlyMap<string, Place>): void {
    if (carried.size === 0 && this.#carried.size === 0) return;
    this.#carried = carried;
    this.redraw();
  }

  hit(at: L.Point): Hit | null {
    const { x, y } = this.fromContainer(at);
    const target = this.#targets.findLast((target) => holds(target, x, y));
    if (target) {
      const { point } = target.spot;
      const name = point.standing?.mark.item.name ?? point.event?.name ?? "";
      return { id: point.id, key: point.key, name, count: 1, below: point.rolledUp.length };
    }
    return this.#blockAt(x, y);
  }

  #blockAt(x: number, y: number): Hit | null {
    const blocks = this.#layout?.layout.blocks ?? [];
    const block = blocks.find(({ box, hidden }) => hidden.length > 0 && holds(this.#onCanvas(box), x, y));
    const first = block?.shown[0]?.thing;
    if (!block || !first) return null;
    const name = first.standing?.mark.item.name ?? first.event?.name ?? "";
    return { id: first.id, key: first.key, name, count: block.shown.length + undrawn(block).length, below: 0 };
  }

  /** Returns where every thing that counts is and where it is drawn. */
  places(): DrawnPlace[] {
    const view = this.#view;
    if (!view || !this.#layout) return [];
    const { layout, stage } = this.#layout;
    return placesOf(layout, view.selection.standing.slice(0, view.selection.count), stage.projection);
  }

  /** Returns what symbols and blocks take of a picture, in pixels of its projection. */
  occupied(projection: Projection): Cover[] {
    if (!this.#layout) return [];
    const { layout, stage } = this.#layout;
    return occupiedBy(layout, offsetOf(stage.projection, projection));
  }

  /** Returns where a row is drawn, or its block, or the unit with the count that stands for it; null if the map lacks it. */
  drawnFor(key: string): { box: Box; rolledUp: boolean } | null {
    const holds = (points: readonly { key: string }[]) => points.some((point) => point.key === key);
    const target = this.#targets.find(({ spot }) => spot.point.key === key || holds(spot.point.rolledUp));
    if (target) return { box: this.toContainer(target), rolledUp: holds(target.spot.point.rolledUp) };
    const block = this.#layout?.layout.blocks.find((one) => holds(undrawn(one)));
    return block ? { box: this.toContainer(this.#onCanvas(block.box)), rolledUp: false } : null;
  }

  protected override draw(ctx: CanvasRenderingContext2D, projection: Projection): void {
    const view = this.#view;
    this.#targets = [];
    if (!view) return;
    const { layout, stage } = this.#laidOut(view, projection);
    this.#layout = { layout, stage };
    this.#projection = projection;
    const { drawn, moving } = this.#glide.toward(targetsOf(layout, this.#carried), projection.scale);
    const { leaving, moving: fading } = this.#fading.take(spotsOf(layout, drawn), view.runs === true);
    paintGround(ctx, projection, view, layout, this.#areas);
    this.#paintPast(ctx, projection, view, layout);
    paintLeaving(ctx, projection, view, leaving, { sizes: layout.sizes, density: this.density });
    this.#paintSymbols(ctx, projection, view, layout, drawn);
    for (const [key, place] of this.#carried) this.#carriedFrom(ctx, projection, view, key, place);
    if (moving || fading) this.#goOn();
    this.onArranged();
  }

  #laidOut(view: PlanView, projection: Projection): Laid {
    const { stage, presenting, covered, flying } = this.#framing;
    const handling = { opened: this.#opened, carried: this.#carried };
    if (stage) return this.#arranger.onStage(view, stage, handling, flying);
    const { x, y } = this.map.getSize();
    const onCanvas = (box: Box): Box => {
      const [first, last] = [
        this.fromContainer(L.point(box.left, box.top)),
        this.fromContainer(L.point(box.right, box.bottom)),
      ];
      return { left: first.x, top: first.y, right: last.x, bottom: last.y };
    };
    const seen = onCanvas({ left: 0, top: 0, right: x, bottom: y });
    return this.#arranger.onMap(view, projection, seen, { presenting, covered: covered.map(onCanvas) }, handling);
  }

  #paintSymbols(
    ctx: CanvasRenderingContext2D,
    projection: Projection,
    view: PlanView,
    layout: Layout,
    drawn: ReadonlyMap<string, Drawn>,
  ): void {
    const { palette } = view;
    const stamps = canvasStamps(ctx, this.density, palette);
    const blocks = layout.blocks.map((block) => gliding(block, drawn, projection));
    for (const { block, shift } of blocks) moved(ctx, shift, () => paintLeader(ctx, block, palette));
    const notes = layout.notes.map((block) => gliding(block, drawn, projection));
    for (const { block, shift } of notes) moved(ctx, shift, () => paintLeader(ctx, block, palette));
    for (const { block, shift } of notes) moved(ctx, shift, () => paintNote(ctx, block, palette, layout.sizes, stamps));
    for (const { block, shift } of blocks)
      moved(ctx, shift, () => paintBlock(ctx, block, palette, layout.sizes, stamps));
    this.#targets = [...layout.spots].reverse().map((spot) => {
      const { place, aside } = drawn.get(gliderOf(spot)) ?? targetOf(spot);
      const here = { ...spot, x: projection.x(place.x) + aside.x, y: projection.y(place.y) + aside.y };
      ctx.globalAlpha = this.#fading.alphaOf(gliderOf(spot));
      const target = paintSpot(ctx, here, view, layout.sizes, stamps);
      ctx.globalAlpha = 1;
      if ([spot.point, ...spot.point.rolledUp].some(({ key }) => this.#picked.has(key))) {
        this.#paintPicked(ctx, target, palette.accent);
      }
      return target;
    });
  }

  /** Marks what is picked with more than a ring, which the focus of a chapter has too. */
  #paintPicked(ctx: CanvasRenderingContext2D, target: Box, colour: string): void {
    const { left, right, top, bottom } = target;
    ctx.globalAlpha = PICKED_ALPHA;
    ctx.fillStyle = colour;
    ctx.fillRect(left - PICKED_PX, top - PICKED_PX, right - left + 2 * PICKED_PX, bottom - top + 2 * PICKED_PX);
    ctx.globalAlpha = 1;
    ring(ctx, target, colour, PICKED_PX);
  }

  #paintPast(ctx: CanvasRenderingContext2D, projection: Projection, view: PlanView, { sizes }: Layout): void {
    const { changed, palette } = view;
    const stamps = canvasStamps(ctx, this.density, palette);
    for (const { trail, alpha } of view.recent ?? []) {
      paintTrail(ctx, projection, trail.points, palette, { by_road: trail.by_road, alpha });
    }
    if (changed) paintChanged(ctx, projection, changed, { palette, sizes, stamps });
    if (!view.compared) return;
    const { comparison, differences, t } = view.compared;
    const look = { palette: view.palette, size: sizes.symbol, density: this.density };
    paintPast(ctx, projection, view.selection.standing, differences, comparison, t, look);
  }

  /** Draws an arrow from where a dragged symbol was, with the distance. */
  #carriedFrom(ctx: CanvasRenderingContext2D, projection: Projection, view: PlanView, key: string, place: Place): void {
    const mark = this.#layout?.layout.drawn.find((point) => point.key === key);
    if (mark) arrow(ctx, projection, mark, place, view.palette);
  }

  override onRemove(map: L.Map): this {
    cancelAnimationFrame(this.#frame);
    return super.onRemove(map);
  }

  /** Draws again in the next frame. */
  #goOn(): void {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.redraw();
    });
  }

  #onCanvas(box: Box): Box {
    const [stage, canvas] = [this.#layout?.stage.projection, this.#projection];
    if (!stage || !canvas) return box;
    const { x, y } = offsetOf(stage, canvas);
    return movedBox(box, x, y);
  }
}

/** Returns how far two projections of one scale are apart. */
function offsetOf(from: Projection, to: Projection): XY {
  return { x: to.x(0) - from.x(0), y: to.y(0) - from.y(0) };
}
