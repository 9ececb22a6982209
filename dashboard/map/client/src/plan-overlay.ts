// The plan on the map: symbols, links, precision and events on one canvas, painted whole within a frame.

import type L from "leaflet";
import { arrange, type Placed, rollUpToParents, type Spot } from "./arrange.ts";
import type { Area } from "./basemap/load.ts";
import { type Differences, KIND_SIGNS, paintPast } from "./compare.ts";
import { basisBadge, labelPicture, labelWidth, pill } from "./glyphs.ts";
import { paintLinks } from "./links.ts";
import { arrow, unsavedDot } from "./moves.ts";
import { CanvasOverlay, type Projection, worldPoint } from "./overlay.ts";
import type { Palette } from "./palette.ts";
import { paintPrecision } from "./precision.ts";
import type { Comparison, Item } from "./scene.ts";
import type { Selection, Standing } from "./selection.ts";
import { picture } from "./symbols.ts";
import { Tweens } from "./tweens.ts";

export interface PlanView {
  selection: Selection;
  events: readonly Item[];
  layers: ReadonlySet<string>;
  selected: string;
  focus: ReadonlySet<string>;
  palette: Palette;
  /** How the plan differs from another, when two are compared. */
  compared: { comparison: Comparison; differences: Differences; t: number } | null;
  /** Echelons that roll up into their parent unit at a zoom. */
  rolling(zoom: number): ReadonlySet<string>;
}

interface Point extends Placed {
  standing: Standing | null;
  event: Item | null;
}

/** Where a symbol is carried to while it is dragged, until the plan says so itself. */
export interface Place {
  lat: number;
  lon: number;
}

interface Target {
  spot: Spot<Point>;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What a click meets: one row, or a stack of several. */
export interface Hit {
  id: string;
  name: string;
  key: string;
  count: number;
  /** Units that are drawn as a count on this one. */
  below: number;
}

const LAYER_RANK = { nodes: 0, hubs: 20, units: 5 } as const;
/** What differs between two compared plans stands on top. */
const DIFFERENT_RANK = -100;
/** Sizes of symbols and of the room around each, by zoom; the first that fits holds. */
const SIZES = [
  { belowZoom: 5.5, symbol: 16, cell: { width: 40, height: 50 } },
  { belowZoom: 7, symbol: 19, cell: { width: 46, height: 55 } },
  { belowZoom: Number.POSITIVE_INFINITY, symbol: 23, cell: { width: 56, height: 62 } },
] as const;
const BADGE_PX = 4.2;
const MARGIN_PX = 200;
/** How far a count reaches beyond its symbol, and can be clicked. */
const PILL_REACH_PX = 18;

export class PlanOverlay extends CanvasOverlay {
  #view: PlanView | null = null;
  #targets: Target[] = [];
  #expanded = "";
  #carried: ReadonlyMap<string, Place> = new Map();
  readonly #areas: ReadonlyMap<string, Area>;
  readonly #rankOf: (item: Item) => number;
  readonly #tweens: Tweens;

  constructor(areas: ReadonlyMap<string, Area>, rankOf: (item: Item) => number) {
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

  protected override draw(ctx: CanvasRenderingContext2D, projection: Projection): void {
    const view = this.#view;
    this.#targets = [];
    if (!view) return;
    const size = SIZES.find(({ belowZoom }) => projection.zoom < belowZoom) ?? SIZES[2];
    const points = this.#points(view, projection);
    const { drawn, under } = rollUpToParents(points);
    const spots = arrange(
      drawn.filter((point) => near(point, projection)),
      size.cell,
      this.#expanded,
    );
    for (const spot of spots) spot.rolledUp = spot.stacked.flatMap((member) => under.get(member.key) ?? []);
    this.#paintGround(ctx, projection, view, drawn);
    if (view.compared) {
      const { comparison, differences, t } = view.compared;
      const look = { palette: view.palette, size: size.symbol };
      paintPast(ctx, projection, view.selection.standing, differences, comparison, t, look);
    }
    for (const spot of spots) this.#leader(ctx, spot, view.palette);
    const opened = (spot: Spot<Point>) => this.#expanded !== "" && spot.group.includes(this.#expanded);
    const bottomUp = [...spots].reverse().sort((a, b) => Number(opened(a)) - Number(opened(b)));
    for (const spot of bottomUp) this.#symbol(ctx, spot, view, size.symbol);
    for (const [key, place] of this.#carried) this.#carriedFrom(ctx, projection, view, key, place);
  }

  #points(view: PlanView, projection: Projection): Point[] {
    const rolling = view.rolling(projection.zoom);
    const points: Point[] = [];
    for (const standing of view.selection.standing) {
      const { mark } = standing;
      const carried = this.#carried.get(mark.key);
      const world = carried
        ? worldPoint(carried.lat, carried.lon)
        : this.#tweens.place(mark.item.id, worldPoint(mark.lat, mark.lon));
      const x = projection.x(world.x);
      const y = projection.y(world.y);
      const rolls =
        mark.layer === "units" && rolling.has(mark.item.echelon ?? "") && !view.compared?.differences.has(mark.key);
      const differs = view.compared?.differences.has(mark.key) ? DIFFERENT_RANK : 0;
      const rank = LAYER_RANK[mark.layer] + this.#rankOf(mark.item) + differs;
      points.push({
        key: mark.key,
        id: mark.item.id,
        parent: mark.item.parent,
        rank,
        rolls,
        labelWidth: labelWidth(mark.item.id),
        x,
        y,
        standing,
        event: null,
      });
    }
    for (const event of view.events) {
      if (event.lat === null || event.lon === null) continue;
      const world = worldPoint(event.lat, event.lon);
      const [x, y] = [projection.x(world.x), projection.y(world.y)];
      points.push({
        key: `events/${event.id}`,
        id: event.id,
        parent: "",
        rank: 50,
        rolls: false,
        labelWidth: 0,
        x,
        y,
        standing: null,
        event,
      });
    }
    return points;
  }

  #paintGround(ctx: CanvasRenderingContext2D, projection: Projection, view: PlanView, drawn: readonly Point[]): void {
    const { palette, selection, layers, selected } = view;
    const standing = drawn.flatMap((point) => (point.standing ? [point.standing] : []));
    if (layers.has("precision")) {
      const style = { colour: palette.precision, strong: palette.accent, selected };
      paintPrecision(ctx, projection, standing, this.#areas, style);
    }
    if (layers.has("supply")) {
      paintLinks(ctx, projection, selection, standing, "hub", {
        colour: palette.supply,
        dash: [7, 4],
        arrow: true,
        selected,
      });
    }
    if (layers.has("command")) {
      paintLinks(ctx, projection, selection, standing, "parent", {
        colour: palette.command,
        dash: [],
        arrow: false,
        selected,
      });
    }
  }

  #leader(ctx: CanvasRenderingContext2D, spot: Spot<Point>, palette: Palette): void {
    if (Math.hypot(spot.x - spot.anchorX, spot.y - spot.anchorY) < 3) return;
    ctx.strokeStyle = palette.ink;
    ctx.globalAlpha = 0.85;
    ctx.lineWidth = 1.2;
    ctx.beginPath();
    ctx.moveTo(spot.anchorX, spot.anchorY);
    ctx.lineTo(spot.x, spot.y);
    ctx.stroke();
    ctx.beginPath();
    ctx.arc(spot.anchorX, spot.anchorY, 2.2, 0, 2 * Math.PI);
    ctx.fillStyle = palette.ink;
    ctx.fill();
    ctx.globalAlpha = 1;
  }

  /** A line from where a dragged symbol stood, with the distance. */
  #carriedFrom(ctx: CanvasRenderingContext2D, projection: Projection, view: PlanView, key: string, place: Place): void {
    const mark = view.selection.standing.find((standing) => standing.mark.key === key)?.mark;
    if (mark) arrow(ctx, projection, mark, place, view.palette);
  }

  #symbol(ctx: CanvasRenderingContext2D, spot: Spot<Point>, view: PlanView, size: number): void {
    const { member } = spot;
    const box = member.standing
      ? this.#milsymbol(ctx, spot, member.standing, size)
      : eventMark(ctx, spot, view.palette);
    const ids = [...spot.stacked, ...spot.rolledUp].map((m) => m.id);
    if (ids.includes(view.selected)) ring(ctx, box, view.palette.accent, 2.5);
    else if (ids.some((id) => view.focus.has(id))) ring(ctx, box, view.palette.accent, 1.5);
    const basis = member.standing?.mark.item.basis ?? member.event?.basis ?? "";
    const difference = view.compared?.differences.get(member.key);
    if (difference) pill(ctx, KIND_SIGNS[difference.kind], box.left - 1, box.top, view.palette);
    if (member.standing?.mark.item.unsaved) unsavedDot(ctx, box.left, box.top, view.palette);
    basisBadge(ctx, basis, box.right - 1, box.top + 2, BADGE_PX, view.palette.ink, view.palette.plate);
    this.#label(ctx, spot, box, view.palette);
    if (spot.stacked.length > 1)
      pill(ctx, `×${spot.stacked.length}`, box.right + 5, (box.top + box.bottom) / 2 + 2, view.palette);
    if (spot.rolledUp.length)
      pill(ctx, `+${spot.rolledUp.length}`, box.left - 5, (box.top + box.bottom) / 2 + 2, view.palette);
    const left = spot.rolledUp.length ? box.left - PILL_REACH_PX : box.left;
    const right = spot.stacked.length > 1 ? box.right + PILL_REACH_PX : box.right;
    this.#targets.push({ ...box, left, right, spot });
  }

  #milsymbol(ctx: CanvasRenderingContext2D, spot: Spot<Point>, standing: Standing, size: number): Omit<Target, "spot"> {
    const drawn = picture(standing.mark.item.sidc, standing.planned, size);
    const left = spot.x - drawn.anchorX;
    const top = spot.y - drawn.anchorY;
    ctx.drawImage(drawn.image, left, top, drawn.width, drawn.height);
    return { left, top, right: left + drawn.width, bottom: top + drawn.height };
  }

  #label(ctx: CanvasRenderingContext2D, spot: Spot<Point>, box: Omit<Target, "spot">, palette: Palette): void {
    const item = spot.member.standing?.mark.item;
    if (!item) return;
    const image = labelPicture(item.id, item.nation, palette);
    const density = window.devicePixelRatio || 1;
    const width = image.width / density;
    ctx.drawImage(image, (box.left + box.right - width) / 2, box.bottom + 1, width, image.height / density);
  }
}

/** Whether a symbol can reach into the picture; lines and outlines are drawn wherever they lead. */
function near({ x, y }: Point, { width, height }: Projection): boolean {
  return x > -MARGIN_PX && y > -MARGIN_PX && x < width + MARGIN_PX && y < height + MARGIN_PX;
}

function ring(ctx: CanvasRenderingContext2D, box: Omit<Target, "spot">, colour: string, width: number): void {
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.beginPath();
  ctx.roundRect(box.left - 4, box.top - 4, box.right - box.left + 8, box.bottom - box.top + 8, 6);
  ctx.stroke();
}

function eventMark(ctx: CanvasRenderingContext2D, spot: Spot<Point>, palette: Palette): Omit<Target, "spot"> {
  const r = 8;
  ctx.save();
  ctx.translate(spot.x, spot.y);
  ctx.rotate(Math.PI / 4);
  ctx.fillStyle = palette.plate;
  ctx.strokeStyle = palette.ink;
  ctx.lineWidth = 1.6;
  ctx.fillRect(-r * 0.72, -r * 0.72, r * 1.44, r * 1.44);
  ctx.strokeRect(-r * 0.72, -r * 0.72, r * 1.44, r * 1.44);
  ctx.restore();
  ctx.fillStyle = palette.ink;
  ctx.font = "700 11px Georgia, 'DejaVu Serif', serif";
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText("i", spot.x, spot.y + 0.5);
  ctx.textAlign = "left";
  return { left: spot.x - r - 1, top: spot.y - r - 1, right: spot.x + r + 1, bottom: spot.y + r + 1 };
}
