// What a chapter points at that has no place on the map: sources, and what nations give. Pure.

import type { Chapter, Item, Scene } from "./scene.ts";
import { layerOf, nationName, termLabel } from "./scene.ts";
import { inForce } from "./selection.ts";

export interface FocusNote {
  title: string;
  lines: string[];
}

export function focusNotes(scene: Scene, chapter: Chapter, t: number): FocusNote[] {
  const nations = layerOf(scene, "nations");
  return chapter.focus.flatMap((id) => {
    const source = scene.sources[id];
    if (source) return [sourceNote(source)];
    const given = nations.items.filter((item) => item.nation === id && inForce(item, t));
    return given.length ? [nationNote(scene, id, given)] : [];
  });
}

function sourceNote(source: Record<string, string>): FocusNote {
  const published = [source.publisher, source.published].filter(Boolean).join(", ");
  return { title: source.title ?? "", lines: [published, source.url ?? "", source.remarks ?? ""].filter(Boolean) };
}

function nationNote(scene: Scene, nation: string, given: readonly Item[]): FocusNote {
  const lines = given.map((item) => {
    const firm = `${termLabel(scene, "status", item.status)}, ${termLabel(scene, "basis", item.basis)}`.toLowerCase();
    return [`${termLabel(scene, "contribution", item.kind)} (${firm})`, item.detail].filter(Boolean).join(": ");
  });
  return { title: nationName(scene, nation), lines };
}
