// Where everything of a plan is drawn on one picture: at its place, in a block, or as a count on its superior. Pure.

import { arrange, type Block, type Picture } from "../arrange/arrange.ts";
import type { Habits } from "../arrange/choices.ts";
import { Ground } from "../arrange/ground.ts";
import type { Side } from "../arrange/thing.ts";
import { EXTENT_DEG } from "../basemap/extent.ts";
import type { Area } from "../basemap/load.ts";
import type { Box } from "../geometry/boxes.ts";
import { type Projection, worldPoint, type XY } from "../geometry/mercator.ts";
import type { Palette } from "../paint/palette.ts";
import type { Changed } from "../scene/changes.ts";
import type { Recent } from "../scene/playback.ts";
import type { Annotation, Comparison, EventItem, Overlay, SymbolItem } from "../scene/scene.ts";
import type { Selection, Standing } from "../scene/selection.ts";
import { eventKey } from "../scene/shown.ts";
import type { Differences } from "./differences.ts";
import { hidingOf } from "./hiding.ts";
import { isNote, notePoint } from "./notes.ts";
import { EVENT_BODY, lookOf, type Point, titled } from "./point.ts";
import type { Stage } from "./reference.ts";
import { rollUpToParents } from "./roll-up.ts";
import { PAD_PART, type Sizes, smallPx } from "./sizes.ts";

export type { Point };

/** What of a plan is drawn, and how. */
export interface PlanView {
  selection: Selection;
  events: readonly EventItem[];
  /** The sentences at places of the chapter that is shown. */
  notes: readonly Annotation[];
  layers: ReadonlySet<string>;
  selected: string;
  focus: ReadonlySet<string>;
  palette: Palette;
  /** The instant in hours since H+0. */
  t: number;
  /** How the plan differs from another, when two are compared. */
  compared: { comparison: Comparison; differences: Differences; t: number } | null;
  /** What has changed since the chapter before; null if the picture does not say it. */
  changed: Changed | null;
  /** What of that blocks keep off, also while it is not drawn: a picture is arranged once for its chapter. */
  changes: Changed | null;
  /** Ways that were just taken, while time runs. */
  recent?: readonly Recent[];
  /** Whether time runs: what comes and goes then fades. */
  runs?: boolean;
  /** The answer to a question. */
  analysis?: Overlay | undefined;
  /** Returns the echelons that roll up into their parent unit at a zoom. */
  rolling(zoom: number): ReadonlySet<string>;
  /** Returns the name that the map writes at a symbol. */
  labelOf(item: SymbolItem): string;
}

/** A symbol that is drawn. */
export interface Spot extends XY {
  point: Point;
  side: Side;
  /** The block in which it is drawn; null if it is drawn at its place. */
  block: Block<Point> | null;
}

/** Where everything of a picture is drawn, in pixels of the projection that it was laid out for. */
export interface Layout {
  /** Points that are drawn or hidden in a block; the others are rolled up. */
  drawn: readonly Point[];
  /** All symbols that are drawn, the strongest first. */
  spots: readonly Spot[];
  blocks: readonly Block<Point>[];
  /** Blocks with an annotation. */
  notes: readonly Block<Point>[];
  sizes: Sizes;
  habits: Habits;
}

/** What a host decides about a layout. */
export interface LayoutOptions {
  stage: Stage;
  sizes: Sizes;
  areas: ReadonlyMap<string, Area>;
  rankOf(item: SymbolItem): number;
  /** The key of a thing whose block a viewer has opened. */
  opened?: string;
  /** Where the blocks were before. */
  habits?: Habits;
  /** Keys of symbols that a planner carries: they take no part. */
  carried?: { has(key: string): boolean };
}

const EVENT_RANK = 50;
/** Added to the rank of what differs between two plans: it is drawn on top. */
const DIFFERENT_RANK = -100;
/** Places that are nearer than this part of a symbol's width cannot be told apart. */
const NEAR_PART = 0.45;
const SYMBOL_WIDTH = 1.6;
const HOME = "UKR";
/** Height of a line of a block, in parts of its font's size. */
const LINE_HEIGHT = 1.25;
const NO_SIZE = { width: 0, height: 0 };

/** Lays out everything of a plan on one picture. */
export function layOut(view: PlanView, options: LayoutOptions): Layout {
  const { sizes, stage } = options;
  const { drawn: units, under } = rollUpToParents(unitPoints(view, options));
  const drawn = [...units, ...eventPoints(view, options)];
  for (const point of drawn) {
    const below = under.get(point.key);
    if (!below || !point.standing) continue;
    point.rolledUp = below;
    Object.assign(point, lookOf(point.standing, view.labelOf(point.standing.mark.item), true, sizes));
  }
  const free = drawn.filter((point) => !options.carried?.has(point.key));
  const picture = pictureOf(stage, sizes, view, options);
  const callouts = view.notes.map((one) => notePoint(one, stage.projection, sizes));
  const arranged = arrange<Point>(free, picture, {
    ...(options.opened !== undefined && { opened: options.opened }),
    ...(options.habits && { habits: options.habits }),
    callouts,
  });
  const { singles, habits } = arranged;
  const [notes, blocks] = parted(arranged.blocks);
  const carried = drawn.filter((point) => options.carried?.has(point.key));
  const spots: Spot[] = [
    ...carried.map((point): Spot => ({ point, x: point.x, y: point.y, side: "below", block: null })),
    ...singles.map(({ thing, x, y, side }): Spot => ({ point: thing, x, y, side, block: null })),
    ...blocks.flatMap((block) =>
      block.shown.map(({ thing, x, y }): Spot => ({ point: thing, x, y, side: "below", block })),
    ),
  ];
  return { drawn, spots, blocks, notes, sizes, habits };
}

function parted(all: readonly Block<Point>[]): [Block<Point>[], Block<Point>[]] {
  const isOfNote = ({ shown }: Block<Point>) => shown.some(({ thing }) => isNote(thing));
  return [all.filter(isOfNote), all.filter((block) => !isOfNote(block))];
}

function pictureOf(stage: Stage, sizes: Sizes, { t, changes }: PlanView, { areas }: LayoutOptions): Picture {
  const { projection, seen, free, kept, callsOut } = stage;
  const origin = { x: -projection.x(0), y: -projection.y(0) };
  const ground = groundOf(areas);
  const world = (x: number, y: number) =>
    [(x + origin.x) / projection.scale, (y + origin.y) / projection.scale] as const;
  return {
    seen,
    free,
    kept,
    callsOut,
    origin,
    nearPx: sizes.symbol * SYMBOL_WIDTH * NEAR_PART,
    style: {
      pad: sizes.name * PAD_PART,
      gap: sizes.name * 0.2,
      line: Math.round(smallPx("line", sizes) * LINE_HEIGHT),
    },
    rules: {
      bars: (box) => t < 0 && ground.touches(HOME, ...world(box.left, box.top), ...world(box.right, box.bottom)),
      ...(changes && hidingOf(changes, projection)),
      abroad: (box, country) => partOver(box, country, (x, y) => ground.at(...world(x, y))),
      elsewhere: (box, { x, y }) => {
        const oblast = ground.oblastAt(...world(x, y));
        return oblast ? partOver(box, oblast, (x, y) => ground.oblastAt(...world(x, y))) : 0;
      },
    },
  };
}

/** Returns the part of nine points of a box that lie over a country or an oblast that is not the own. */
function partOver({ left, right, top, bottom }: Box, own: string, at: (x: number, y: number) => string): number {
  let count = 0;
  for (const part of [0.05, 0.5, 0.95]) {
    for (const down of [0.05, 0.5, 0.95]) {
      const area = at(left + (right - left) * part, top + (bottom - top) * down);
      if (area && area !== own) count++;
    }
  }
  return count / 9;
}

const grounds = new WeakMap<ReadonlyMap<string, Area>, Ground>();

function groundOf(areas: ReadonlyMap<string, Area>): Ground {
  const known = grounds.get(areas) ?? new Ground(areas, EXTENT_DEG);
  grounds.set(areas, known);
  return known;
}

function unitPoints(view: PlanView, options: LayoutOptions): Point[] {
  const { projection } = options.stage;
  const rolling = view.rolling(projection.zoom);
  return view.selection.standing.map((standing) => unitPoint(standing, view, options, rolling));
}

function unitPoint(
  standing: Standing,
  view: PlanView,
  { stage, sizes, rankOf }: LayoutOptions,
  rolling: ReadonlySet<string>,
): Point {
  const { item, layer, key, lat, lon } = standing.mark;
  const flagged = view.analysis?.flags[item.id] !== undefined;
  const differs = flagged || (view.compared?.differences.has(key) ?? false);
  const pointed = view.focus.has(item.id);
  const apart = differs || pointed || item.id === view.selected;
  const world = worldPoint(lat, lon);
  const { body, middle, lines, fontPx, name, placeName } = lookOf(standing, view.labelOf(item), false, sizes);
  return {
    key,
    id: item.id,
    parent: item.parent,
    rank: layer.symbols.rank + rankOf(item) + (differs ? DIFFERENT_RANK : 0),
    pointed,
    rolls: layer.symbols.rolls_up && !apart && rolling.has(item.codes.echelon ?? ""),
    country: item.country,
    place: item.place,
    lat,
    lon,
    x: stage.projection.x(world.x),
    y: stage.projection.y(world.y),
    body,
    middle,
    lines,
    fontPx,
    name,
    placeName,
    nation: item.nation,
    standing,
    event: null,
    rolledUp: [],
  };
}

function eventPoints(view: PlanView, { stage, sizes, areas }: LayoutOptions): Point[] {
  return view.events.flatMap((event) => {
    const { lat, lon, id, name } = event;
    if (lat == null || lon == null) return [];
    const world = worldPoint(lat, lon);
    const where = {
      lat,
      lon,
      ...at(stage.projection, lat, lon),
      country: groundOf(areas).at(world.x, world.y),
      place: "",
    };
    const own = { key: eventKey(event), id, parent: "", rank: EVENT_RANK, pointed: view.focus.has(id), rolls: false };
    const look = { body: EVENT_BODY, middle: 0, ...titled(name, sizes), placeName: NO_SIZE, nation: "" };
    return [{ ...own, ...where, ...look, standing: null, event, rolledUp: [] }];
  });
}

function at(projection: Projection, lat: number, lon: number): XY {
  const world = worldPoint(lat, lon);
  return { x: projection.x(world.x), y: projection.y(world.y) };
}
