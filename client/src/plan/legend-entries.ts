// What the legend explains: only what is on the map now. Panels and still pictures draw it. Pure.

import { FORM_MARKS, type Form } from "../paint/form-marks.ts";
import { withoutEchelon } from "../paint/symbols.ts";
import { tally } from "../scene/collections.ts";
import {
  type Item,
  nationName,
  type Scene,
  type SymbolItem,
  type SymbolLayer,
  symbolLayers,
  termLabel,
} from "../scene/scene.ts";
import type { Selection, Standing } from "../scene/selection.ts";
import { say } from "../words/say.ts";

/** What an entry of the legend shows in front of its text. */
export type LegendMark =
  | { kind: "symbol"; sidc: string; planned: boolean }
  | { kind: "basis"; basis: string }
  | { kind: "fill"; contribution: string }
  | { kind: "line"; line: "command" | "supply" | "precision" }
  | { kind: "event" }
  | { kind: Form };

/** One line of the legend. */
export interface LegendEntry {
  /** Identifies the entry within its group. */
  code: string;
  mark: LegendMark;
  text: string;
  note?: string;
  title?: string;
}

/** Entries of the legend under one title. */
export interface LegendGroup {
  name: string;
  title: string;
  entries: LegendEntry[];
}

/** What is on the map and needs an explanation. */
export interface Shown {
  scene: Scene;
  layers: ReadonlySet<string>;
  selection: Selection;
  events: readonly Item[];
  /** Each nation with its contribution; on several maps it may have several. */
  fills: Iterable<readonly [string, string]>;
  /** Keys of the symbols that the map draws, if those under a count need no explanation. */
  drawn?: ReadonlySet<string>;
  /** Forms that the map draws. */
  forms?: ReadonlySet<Form>;
}

const FORMS = Object.keys(FORM_MARKS) as Form[];

/** Returns the groups of a legend, without empty ones. */
export function legendGroups(shown: Shown): LegendGroup[] {
  const groups = [
    { name: "basis", title: say("legend.group.basis"), entries: bases(shown) },
    { name: "frame", title: say("legend.group.frame"), entries: frames(shown.selection.standing) },
    ...byRank(shown.scene).map((layer) => kinds(shown, layer)),
    { name: "nations", title: say("legend.group.nations"), entries: nations(shown) },
    { name: "lines", title: say("legend.group.lines"), entries: lines(shown) },
  ];
  return groups.filter((group) => group.entries.length > 0);
}

function bases({ scene, selection, events }: Shown): LegendEntry[] {
  const seen = new Set([...selection.standing.map((s) => s.mark.item.basis), ...events.map((e) => e.basis)]);
  return (scene.terms.basis ?? [])
    .filter((term) => seen.has(term.code))
    .map(({ code, label }) => ({ code, mark: { kind: "basis", basis: code }, text: label }));
}

function frames(standing: readonly Standing[]): LegendEntry[] {
  const planned = standing.find((s) => s.planned);
  const present = standing.find((s) => !s.planned);
  if (!planned) return [];
  const entry = (one: Standing, code: "present" | "planned"): LegendEntry => ({
    code,
    mark: { kind: "symbol", sidc: one.mark.item.sidc, planned: one.planned },
    text: say(`legend.frame.${code}`),
  });
  return [...(present ? [entry(present, "present")] : []), entry(planned, "planned")];
}

function byRank(scene: Scene): SymbolLayer[] {
  return symbolLayers(scene).sort((a, b) => a.symbols.rank - b.symbols.rank);
}

function kinds({ scene, selection, drawn }: Shown, layer: SymbolLayer): LegendGroup {
  const { kind, legend, keeps_echelon } = layer.symbols;
  const standing = selection.standing.filter((s) => s.mark.layer === layer);
  const seen = drawn ? standing.filter((s) => drawn.has(s.mark.key)) : standing;
  const samples = new Map(seen.map(({ mark: { item } }) => [item.codes[kind] ?? "", item.sidc]));
  const entries = tally(things(seen).map(({ codes }) => codes[kind] ?? "")).map(([code, count]): LegendEntry => {
    const sidc = samples.get(code) ?? "";
    return {
      code,
      mark: { kind: "symbol", sidc: keeps_echelon ? sidc : withoutEchelon(sidc), planned: false },
      text: termLabel(scene, kind, code),
      title: say("legend.symbols", { count }),
    };
  });
  const title = say("legend.group.layer", { title: legend, number: String(things(standing).length) });
  return { name: layer.name, title, entries };
}

/** Returns what stands on one or several maps, each thing once. */
function things(standing: readonly Standing[]): SymbolItem[] {
  return [...new Map(standing.map(({ mark: { item } }) => [item.id, item])).values()];
}

function nations({ scene, layers, fills }: Shown): LegendEntry[] {
  const filled = new Set(layers.has("nations") ? [...fills].map(([, kind]) => kind) : []);
  return (scene.terms.contribution ?? [])
    .filter((term) => filled.has(term.code))
    .map((term) => ({
      code: term.code,
      mark: { kind: "fill", contribution: term.code },
      text: term.label,
      note: namesOf(scene, fills, term.code),
    }));
}

function namesOf(scene: Scene, fills: Shown["fills"], kind: string): string {
  const names = [...fills].filter(([, k]) => k === kind).map(([nation]) => nationName(scene, nation));
  return names.sort((a, b) => a.localeCompare(b)).join(", ");
}

function lines({ layers, selection, events, forms }: Shown): LegendEntry[] {
  if (selection.standing.length === 0 && events.length === 0) return [];
  const seen = FORMS.filter((form) => forms?.has(form));
  const drawn = (["command", "supply", "precision"] as const).filter((name) => layers.has(name));
  return [
    ...drawn.map((name): LegendEntry => lineEntry(name, { kind: "line", line: name })),
    ...(events.length > 0 ? [lineEntry("event", { kind: "event" })] : []),
    ...seen.map((form): LegendEntry => ({ code: form, mark: { kind: form }, text: say(`legend.form.${form}`) })),
  ];
}

function lineEntry(code: "command" | "supply" | "precision" | "event", mark: LegendMark): LegendEntry {
  return { code, mark, text: say(`legend.line.${code}`) };
}
