// What a chapter points at that has no place on the map: sources, and what nations give. Pure.

import type { FocusNote, Source } from "../contract/types.ts";
import { say } from "../words/say.ts";
import { contributions, type NationItem, nationName, type Scene, termLabel } from "./scene.ts";
import { inForce } from "./selection.ts";

export type { FocusNote };

/** Returns a note for each source and each nation that a chapter points at. */
export function focusNotes(scene: Scene, pointing: { focus: readonly string[] }, t: number): FocusNote[] {
  return pointing.focus.flatMap((id) => {
    const source = scene.sources[id];
    if (source) return [sourceNote(source)];
    const given = contributions(scene).filter((item) => item.nation === id && inForce(item, t));
    return given.length ? [nationNote(scene, id, given)] : [];
  });
}

function sourceNote(source: Source): FocusNote {
  const published = [source.publisher, source.published].filter(Boolean).join(", ");
  return { title: source.title, lines: [published, source.url, source.remarks].filter(Boolean) };
}

function nationNote(scene: Scene, nation: string, given: readonly NationItem[]): FocusNote {
  return { title: nationName(scene, nation), lines: given.map((item) => gift(scene, item)) };
}

function gift(scene: Scene, { kind, status, basis, detail }: NationItem): string {
  const firm = {
    contribution: termLabel(scene, "contribution", kind),
    status: termLabel(scene, "status", status).toLowerCase(),
    basis: termLabel(scene, "basis", basis).toLowerCase(),
  };
  return detail ? say("provenance.gives-with", { ...firm, detail }) : say("provenance.gives", firm);
}
