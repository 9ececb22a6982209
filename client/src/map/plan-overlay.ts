// The plan on the map: symbols, links, precision and events on one canvas.

import type L from "leaflet";
import type { Area } from "../basemap/load.ts";
import type { Box } from "../geometry/boxes.ts";
import { type Projection, worldPoint } from "../geometry/mercator.ts";
import type { Palette } from "../paint/palette.ts";
import { layOut, type PlanView } from "../plan/layout.ts";
import { arrow } from "../plan/moves.ts";
import { boxOf } from "../plan/occupied.ts";
import { paintGround, paintLeader, paintSpot, type Stamps, type Target } from "../plan/painter.ts";
import type { SymbolItem } from "../scene/scene.ts";
import { paintPast } from "./ghosts.ts";
import { CanvasOverlay } from "./overlay.ts";
import { labelPicture, labelWidth, picture } from "./stamps.ts";
import { Tweens } from "./tweens.ts";

/** Where a planner has dragged a symbol, until the plan itself has it there. */
export interface Place {
  lat: number;
  lon: number;
}

/** What a click hits: one row, or a stack of several. */
export interface Hit {
  id: string;
  name: string;
  key: string;
  count: number;
  /** The number of units that are drawn as a count on this one. */
  below: number;
}

/** The overlay that draws the plan, and finds what is under the pointer. */
export class PlanOverlay extends CanvasOverlay {
  #view: PlanView | null = null;
  #targets: Target[] = [];
  #expanded = "";
  #carried: ReadonlyMap<string, Place> = new Map();
  #projection: Projection | null = null;
  /** Called when the overlay has placed its symbols anew. */
  onArranged: () => void = () => undefined;
  readonly #areas: ReadonlyMap<string, Area>;
  readonly #rankOf: (item: SymbolItem) => number;
  readonly #tweens: Tweens;

  constructor(areas: ReadonlyMap<string, Area>, rankOf: (item: SymbolItem) => number) {
    super("posture-symbols", true);
    this.#areas = areas;
    this.#rankOf = rankOf;
    this.#tweens = new Tweens(() => this.redraw());
  }

  show(view: PlanView): void {
    this.#tweens.aim(view.selection.standing.map(({ mark }) => ({ id: mark.item.id, lat: mark.lat, lon: mark.lon })));
    this.#view = view;
    this.redraw();
  }

  /** Keys of the symbols that the map draws, without those that are rolled up or stacked. */
  get drawn(): ReadonlySet<string> {
    return new Set(this.#targets.map(({ spot }) => spot.member.key));
  }

  /** Opens the stack that holds a row, or closes the one that is open. */
  expand(key: string): void {
    if (this.#expanded === key) return;
    this.#expanded = key;
    this.redraw();
  }

  carry(carried: ReadonlyMap<string, Place>): void {
    if (carried.size === 0 && this.#carried.size === 0) return;
    this.#carried = carried;
    this.redraw();
  }

  hit(at: L.Point): Hit | null {
    const { x, y } = this.fromContainer(at);
    const target = this.#targets.findLast((t) => t.left <= x && x <= t.right && t.top <= y && y <= t.bottom);
    if (!target) return null;
    const { member, stacked, rolledUp } = target.spot;
    const name = member.standing?.mark.item.name ?? member.event?.name ?? "";
    return { id: member.id, key: member.key, name, count: stacked.length, below: rolledUp.length };
  }

  /** Returns the boxes that symbols take with their labels and counts, in the pixels of a projection. */
  occupied(projection: Projection): Box[] {
    const own = this.#projection;
    if (!own) return [];
    const shift = (at: number, from: (w: number) => number, to: (w: number) => number) =>
      to((at - from(0)) / own.scale) - at;
    return this.#targets.map(boxOf).map(({ left, top, right, bottom }) => {
      const [dx, dy] = [shift((left + right) / 2, own.x, projection.x), shift(bottom, own.y, projection.y)];
      return { left: left + dx, right: right + dx, top: top + dy, bottom: bottom + dy };
    });
  }

  protected override draw(ctx: CanvasRenderingContext2D, projection: Projection): void {
    this.#projection = projection;
    this.#targets = [];
    if (this.#view) this.#drawPlan(ctx, projection, this.#view);
    this.onArranged();
  }

  #drawPlan(ctx: CanvasRenderingContext2D, projection: Projection, view: PlanView): void {
    const layout = layOut(view, projection, {
      rankOf: this.#rankOf,
      labelWidth,
      expanded: this.#expanded,
      locate: ({ key, item, lat, lon }) => {
        const carried = this.#carried.get(key);
        if (carried) return worldPoint(carried.lat, carried.lon);
        return this.#tweens.place(item.id, worldPoint(lat, lon));
      },
    });
    paintGround(ctx, projection, view, layout, this.#areas);
    if (view.compared) {
      const { comparison, differences, t } = view.compared;
      const look = { palette: view.palette, size: layout.symbolSize, density: this.density };
      paintPast(ctx, projection, view.selection.standing, differences, comparison, t, look);
    }
    for (const spot of layout.spots) paintLeader(ctx, spot, view.palette);
    const opened = (target: { group: readonly string[] }) =>
      this.#expanded !== "" && target.group.includes(this.#expanded);
    const bottomUp = [...layout.spots].reverse().sort((a, b) => Number(opened(a)) - Number(opened(b)));
    const stamps = canvasStamps(ctx, this.density, view.palette);
    this.#targets = bottomUp.map((spot) => paintSpot(ctx, spot, view, layout.symbolSize, stamps));
    for (const [key, place] of this.#carried) this.#carriedFrom(ctx, projection, view, key, place);
  }

  /** Draws an arrow from where a dragged symbol was, with the distance. */
  #carriedFrom(ctx: CanvasRenderingContext2D, projection: Projection, view: PlanView, key: string, place: Place): void {
    const mark = view.selection.standing.find((standing) => standing.mark.key === key)?.mark;
    if (mark) arrow(ctx, projection, mark, place, view.palette);
  }
}

function canvasStamps(ctx: CanvasRenderingContext2D, density: number, palette: Palette): Stamps {
  return {
    symbol(sidc, planned, size, x, y): Box {
      const { image, width, height, anchorX, anchorY } = picture(sidc, planned, size, density);
      const [left, top] = [x - anchorX, y - anchorY];
      ctx.drawImage(image, left, top, width, height);
      return { left, top, right: left + width, bottom: top + height };
    },
    label(name, nation, centre, top) {
      const { image, width, height } = labelPicture(name, nation, palette, density);
      ctx.drawImage(image, centre - width / 2, top, width, height);
    },
  };
}
