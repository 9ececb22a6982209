// What the next press on the map puts there: a row of a table, or a template. Pure.

import type { LatLon } from "../geometry/geodesy.ts";
import type { EditMessage } from "../messages/outbox.ts";
import { formatInstant } from "../scene/instants.ts";
import type { Scene } from "../scene/scene.ts";
import { thingOf } from "./grips.ts";
import type { Dropped } from "./landing.ts";

/** What is put: a row of a table, or the template of a name. */
export type Puts = { table: string } | { template: string };

/** The message of what is put, and what is remembered of it until it is answered. */
export interface Putting {
  message: EditMessage;
  dropped: Dropped[];
}

/** Returns what putting something means at a position, at an instant, on the map of a chapter. */
export function putAt(puts: Puts, at: LatLon, t: number, scene: Scene, chapter: string): Putting {
  if ("template" in puts) {
    return { message: { kind: "template", name: puts.template, ...at, at: formatInstant(t) }, dropped: [] };
  }
  const { table } = puts;
  const id = freeId(scene);
  const ofChapter = scene.editing?.puttable?.find((one) => one.table === table)?.of_chapter ?? false;
  const message: EditMessage = { kind: "put", id, ...at, t, table, ...(ofChapter && { chapter }) };
  return { message, dropped: [{ thing: thingOf({ table, id }), since: null, handle: null, at, before: null }] };
}

/** Returns an id that no row of the plan has. */
function freeId(scene: Scene): string {
  const taken = new Set(scene.layers.flatMap((layer) => layer.items.map((item) => item.id)));
  let n = 1;
  while (taken.has(`NEW-${n}`)) n += 1;
  return `NEW-${n}`;
}
