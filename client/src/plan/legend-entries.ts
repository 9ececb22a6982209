// What a legend has to explain: only what is on the map now. Pure; panels and still pictures draw it.

import { withoutEchelon } from "../paint/symbols.ts";
import { tally } from "../scene/collections.ts";
import { type Item, nationName, type Scene, type SymbolLayer, symbolLayers, termLabel } from "../scene/scene.ts";
import type { Selection, Standing } from "../scene/selection.ts";
import { counted } from "../scene/words.ts";

export type LegendMark =
  | { kind: "symbol"; sidc: string; planned: boolean }
  | { kind: "basis"; basis: string }
  | { kind: "fill"; contribution: string }
  | { kind: "line"; line: "command" | "supply" | "precision" }
  | { kind: "event" };

export interface LegendEntry {
  mark: LegendMark;
  text: string;
  note?: string;
  title?: string;
}

export interface LegendGroup {
  title: string;
  entries: LegendEntry[];
}

export interface Shown {
  scene: Scene;
  layers: ReadonlySet<string>;
  selection: Selection;
  events: readonly Item[];
  fills: ReadonlyMap<string, string>;
  /** Keys of the symbols that are seen, where those under a count need no explanation. */
  drawn?: ReadonlySet<string>;
}

/** The groups of a legend; empty ones are left out. */
export function legendGroups(shown: Shown): LegendGroup[] {
  const groups = [
    { title: "How it is known", entries: bases(shown) },
    { title: "Frame", entries: frames(shown.selection.standing) },
    ...byRank(shown.scene).map((layer) => kinds(shown, layer)),
    { title: "Nations", entries: nations(shown) },
    { title: "Lines and marks", entries: lines(shown) },
  ];
  return groups.filter((group) => group.entries.length > 0);
}

function bases({ scene, selection, events }: Shown): LegendEntry[] {
  const seen = new Set([...selection.standing.map((s) => s.mark.item.basis), ...events.map((e) => e.basis)]);
  return (scene.terms.basis ?? [])
    .filter((term) => seen.has(term.code))
    .map((term) => ({ mark: { kind: "basis", basis: term.code }, text: term.label }));
}

function frames(standing: readonly Standing[]): LegendEntry[] {
  const planned = standing.find((s) => s.planned);
  const present = standing.find((s) => !s.planned);
  if (!planned) return [];
  const entry = (one: Standing, text: string): LegendEntry => ({
    mark: { kind: "symbol", sidc: one.mark.item.sidc, planned: one.planned },
    text,
  });
  return [...(present ? [entry(present, "In force")] : []), entry(planned, "Planned")];
}

function byRank(scene: Scene): SymbolLayer[] {
  return symbolLayers(scene).sort((a, b) => a.symbols.rank - b.symbols.rank);
}

function kinds({ scene, selection, drawn }: Shown, layer: SymbolLayer): LegendGroup {
  const { kind, legend, keeps_echelon } = layer.symbols;
  const standing = selection.standing.filter((s) => s.mark.layer === layer);
  const seen = drawn ? standing.filter((s) => drawn.has(s.mark.key)) : standing;
  const codes = seen.map((s) => s.mark.item.codes[kind] ?? "");
  const sample = new Map(seen.map((s, i) => [codes[i] ?? "", s.mark.item.sidc]));
  const entries = tally(codes).map(([code, count]): LegendEntry => {
    const sidc = sample.get(code) ?? "";
    return {
      mark: { kind: "symbol", sidc: keeps_echelon ? sidc : withoutEchelon(sidc), planned: false },
      text: termLabel(scene, kind, code),
      title: counted(count, "symbol"),
    };
  });
  return { title: `${legend} (${standing.length})`, entries };
}

function nations({ scene, layers, fills }: Shown): LegendEntry[] {
  const filled = new Set(layers.has("nations") ? fills.values() : []);
  return (scene.terms.contribution ?? [])
    .filter((term) => filled.has(term.code))
    .map((term) => ({
      mark: { kind: "fill", contribution: term.code },
      text: term.label,
      note: namesOf(scene, fills, term.code),
    }));
}

function namesOf(scene: Scene, fills: ReadonlyMap<string, string>, kind: string): string {
  const names = [...fills].filter(([, k]) => k === kind).map(([nation]) => nationName(scene, nation));
  return names.sort((a, b) => a.localeCompare(b)).join(", ");
}

function lines({ layers, selection, events }: Shown): LegendEntry[] {
  if (selection.standing.length === 0 && events.length === 0) return [];
  const line = (name: "command" | "supply" | "precision", text: string): LegendEntry[] =>
    layers.has(name) ? [{ mark: { kind: "line", line: name }, text }] : [];
  return [
    ...line("command", "Commands"),
    ...line("supply", "Supplies"),
    ...line("precision", "Somewhere within"),
    ...(events.length > 0 ? [{ mark: { kind: "event" } as const, text: "Event" }] : []),
  ];
}
