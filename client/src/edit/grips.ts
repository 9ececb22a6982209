// The things of a plan that a planner can move on the map: what each is, where it stands, and how exactly. Pure.

import type { PlacedClosure } from "../contract/types.ts";
import type { LatLon } from "../geometry/geodesy.ts";
import { type Annotation, eventItems, handle, type Scene } from "../scene/scene.ts";
import { inForce, type Mark, marksOf } from "../scene/selection.ts";
import { eventKey } from "../scene/shown.ts";

/** A row with a position, which may be moved. */
export interface Grip extends LatLon {
  /** Names it among all that the map draws. */
  key: string;
  id: string;
  /** What people call it. */
  name: string;
  /** Selects its row on the page. */
  select: string;
  table: string;
  handle: string;
  /** Its period in hours since H+0; null is an open end. */
  from: number | null;
  until: number | null;
  /** Whether its table has periods, so that it may stand elsewhere from a time on. */
  timed: boolean;
  /** Its precision in km; that of a table without one is as fine as a pointer. */
  km: number;
}

/** A grip that the map shows as a pin, since it is no symbol. */
export interface PinGrip extends Grip {
  kind: "closure" | "annotation";
  /** The radius of a closure in km; null without one. */
  radiusKm: number | null;
}

const ALWAYS = { from: null, until: null, timed: false };

/** Returns everything on the map that may be moved, whenever it is there. */
export function gripsOf(scene: Scene): Grip[] {
  return [
    ...marksOf(scene).flatMap((mark) => symbolGrip(scene, mark)),
    ...eventGrips(scene),
    ...annotationGrips(scene),
    ...closureGrips(scene),
  ];
}

/** Returns the pins of an instant: the closures in force, and the annotations of a chapter. */
export function pinsAt(scene: Scene, t: number, chapter: string): PinGrip[] {
  const shown = new Set(scene.annotations.filter((one) => one.chapter === chapter).map((one) => annotationKey(one)));
  return [
    ...annotationGrips(scene).filter(({ key }) => shown.has(key)),
    ...closureGrips(scene).filter((closure) => inForce(closure, t)),
  ];
}

function symbolGrip(scene: Scene, { key, layer, item, lat, lon }: Mark): Grip[] {
  if (!item.handle) return [];
  const { id, name, from, until } = item;
  const km = item.precision?.km || squareKm(scene, layer.table);
  return [
    {
      key,
      id,
      name,
      select: handle(item),
      table: layer.table,
      handle: item.handle,
      from,
      until,
      timed: true,
      km,
      lat,
      lon,
    },
  ];
}

function eventGrips(scene: Scene): Grip[] {
  const table = scene.layers.find((layer) => layer.shows === "events")?.table ?? "";
  return eventItems(scene).flatMap((event) => {
    const { id, name, lat, lon } = event;
    if (lat == null || lon == null || !event.handle) return [];
    const named = { key: eventKey(event), id, name, select: handle(event), table, handle: event.handle };
    return [{ ...named, ...ALWAYS, km: squareKm(scene, table), lat, lon }];
  });
}

function annotationGrips(scene: Scene): PinGrip[] {
  const table = "annotations";
  return (scene.annotations ?? []).flatMap((one) => {
    const { id, text, lat, lon } = one;
    if (!one.handle) return [];
    const named = { key: annotationKey(one), id, name: text, select: `${table}/${id}`, table, handle: one.handle };
    return [{ ...named, ...ALWAYS, km: squareKm(scene, table), lat, lon, kind: "annotation", radiusKm: null }];
  });
}

function annotationKey({ id, row }: Annotation): string {
  return `annotations/${id}/${row}`;
}

function closureGrips(scene: Scene): PinGrip[] {
  const table = "closures";
  return (scene.editing?.closures ?? []).map((one: PlacedClosure) => ({
    key: `closures/${one.handle}`,
    id: one.id,
    name: one.name || one.id,
    select: one.key,
    table,
    handle: one.handle,
    from: one.from,
    until: one.until,
    timed: true,
    km: squareKm(scene, table),
    lat: one.lat,
    lon: one.lon,
    kind: "closure",
    radiusKm: one.km,
  }));
}

/** Returns to what square a row of a table is rounded that has no precision of its own, in km. */
export function squareKm(scene: Scene, table: string): number {
  return scene.editing?.puttable?.find((one) => one.table === table)?.square_km ?? 1;
}

/** Names a thing whatever its row: a unit that moves from a time on has another row then. */
export function thingOf({ table, id }: Pick<Grip, "table" | "id">): string {
  return `${table}/${id}`;
}
