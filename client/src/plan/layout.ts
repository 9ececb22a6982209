// Where everything of a plan is drawn on one picture: roll-ups, spreads and stacks. Pure.

import { type Projection, worldPoint, type XY } from "../geometry/mercator.ts";
import type { Palette } from "../paint/palette.ts";
import type { Comparison, EventItem, Overlay, SymbolItem } from "../scene/scene.ts";
import type { Mark, Selection, Standing } from "../scene/selection.ts";
import { eventKey } from "../scene/shown.ts";
import { arrange, type Placed, type Spot } from "./arrange.ts";
import type { Differences } from "./differences.ts";
import { rollUpToParents } from "./roll-up.ts";

/** What of a plan is drawn, and how. */
export interface PlanView {
  selection: Selection;
  events: readonly EventItem[];
  layers: ReadonlySet<string>;
  selected: string;
  focus: ReadonlySet<string>;
  palette: Palette;
  /** How the plan differs from another, when two are compared. */
  compared: { comparison: Comparison; differences: Differences; t: number } | null;
  /** The answer to a question. */
  analysis?: Overlay | undefined;
  /** Returns the echelons that roll up into their parent unit at a zoom. */
  rolling(zoom: number): ReadonlySet<string>;
}

/** A unit, hub, node or event as a point of the picture. */
export interface Point extends Placed {
  standing: Standing | null;
  event: EventItem | null;
}

/** Where everything of a picture is drawn. */
export interface Layout {
  /** Points that are drawn or stacked; the others are rolled up. */
  drawn: readonly Point[];
  /** All spots, the topmost first. */
  spots: readonly Spot<Point>[];
  symbolSize: number;
}

/** What a host decides about a layout. */
export interface LayoutOptions {
  rankOf(item: SymbolItem): number;
  /** Returns the width in pixels that the label of a name needs. */
  labelWidth(name: string): number;
  /** The key of the stack that a viewer has opened. */
  expanded: string;
  /** Returns the world pixels at which a mark is drawn, if not at its own place. */
  locate?(mark: Mark): XY;
}

const EVENT_RANK = 50;
/** Added to the rank of what differs between two plans: it is drawn on top. */
const DIFFERENT_RANK = -100;
/** Sizes of symbols and of the room around each, by zoom; the first row that fits is used. */
const SIZES = [
  { belowZoom: 5.5, symbol: 16, cell: { width: 40, height: 50 } },
  { belowZoom: 7, symbol: 19, cell: { width: 46, height: 55 } },
  { belowZoom: Number.POSITIVE_INFINITY, symbol: 23, cell: { width: 56, height: 62 } },
] as const;
const MARGIN_PX = 200;

/** Arranges everything of a plan on one picture. */
export function layOut(view: PlanView, projection: Projection, options: LayoutOptions): Layout {
  const size = SIZES.find(({ belowZoom }) => projection.zoom < belowZoom) ?? SIZES[2];
  const points = [...unitPoints(view, projection, options), ...eventPoints(view, projection)];
  const { drawn, under } = rollUpToParents(points);
  const spots = arrange(
    drawn.filter((point) => near(point, projection)),
    size.cell,
    options.expanded,
  );
  for (const spot of spots) spot.rolledUp = spot.stacked.flatMap((member) => under.get(member.key) ?? []);
  return { drawn, spots, symbolSize: size.symbol };
}

function unitPoints(view: PlanView, projection: Projection, options: LayoutOptions): Point[] {
  const rolling = view.rolling(projection.zoom);
  return view.selection.standing.map((standing) => {
    const { mark } = standing;
    const world = options.locate?.(mark) ?? worldPoint(mark.lat, mark.lon);
    const flagged = view.analysis?.flags[mark.item.id] !== undefined;
    const differs = flagged || (view.compared?.differences.has(mark.key) ?? false);
    return {
      key: mark.key,
      id: mark.item.id,
      parent: mark.item.parent,
      rank: mark.layer.symbols.rank + options.rankOf(mark.item) + (differs ? DIFFERENT_RANK : 0),
      rolls: mark.layer.symbols.rolls_up && !differs && rolling.has(mark.item.codes.echelon ?? ""),
      labelWidth: options.labelWidth(mark.item.id),
      x: projection.x(world.x),
      y: projection.y(world.y),
      standing,
      event: null,
    };
  });
}

function eventPoints(view: PlanView, projection: Projection): Point[] {
  return view.events.flatMap((event) => {
    if (event.lat == null || event.lon == null) return [];
    const world = worldPoint(event.lat, event.lon);
    const at = { x: projection.x(world.x), y: projection.y(world.y) };
    const key = eventKey(event);
    return [
      { key, id: event.id, parent: "", rank: EVENT_RANK, rolls: false, labelWidth: 0, ...at, standing: null, event },
    ];
  });
}

/** Tells whether a symbol can reach into the picture. */
function near({ x, y }: Point, { width, height }: Projection): boolean {
  return x > -MARGIN_PX && y > -MARGIN_PX && x < width + MARGIN_PX && y < height + MARGIN_PX;
}
