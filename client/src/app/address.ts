// The state as the query of an address, and back. Pure.

import { clamp, formatInstant, readInstant } from "../scene/instants.ts";
import { type LayerName, type Scene, symbolLayers } from "../scene/scene.ts";
import { type Filters, RINGS_KM, type State } from "../scene/state.ts";

const OWN_KEYS = ["view", "t", "chapter", "present", "select", "show", "layers", "names", "changes", "map"];

/** Returns the state that an address asks for, and the plan's own opening state where the address says nothing. */
export function initialState(scene: Scene, query: URLSearchParams): State {
  const chapter = scene.chapters.find((c) => c.id === query.get("chapter"));
  const asked = readInstant(query.get("t") ?? "", scene.time.ceasefire);
  const view = scene.views.find((v) => v.code === query.get("view"))?.code;
  return {
    view: view ?? chapter?.view ?? scene.opening.view,
    t: clamp(scene.analysis?.at ?? asked ?? chapter?.time ?? scene.opening.time, scene),
    chapter: chapter?.id ?? "",
    selected: query.get("show") ?? query.get("select") ?? "",
    layers: withLayerOf(
      scene,
      readLayers(scene, query.get("layers")) ?? chapter?.layers ?? scene.layers_on,
      query.get("show"),
    ),
    filters: readFilters(scene, query),
    naming: query.get("names") === "name" ? "name" : "id",
    query: "",
    panel: scene.analysis ? null : scene.compare ? "changes" : (scene.panel ?? "layers"),
    playing: false,
    presenting: query.has("present") && chapter !== undefined,
    flying: false,
    black: false,
    tool: null,
    rings: RINGS_KM,
    legend: true,
    changes: query.get("changes") !== "off",
    searching: false,
    helping: false,
    menu: false,
    chart: true,
    camera: readCamera(query.get("map")),
  };
}

/** Returns layers with the one that holds what an address asks to be shown. */
function withLayerOf(scene: Scene, layers: readonly LayerName[], id: string | null): readonly LayerName[] {
  if (!id) return layers;
  const layer = symbolLayers(scene).find(({ items }) => items.some((item) => item.id === id));
  return !layer || layers.includes(layer.name) ? layers : [...layers, layer.name];
}

function readLayers(scene: Scene, text: string | null): LayerName[] | null {
  if (text === null) return null;
  const known = scene.terms.layer?.map((term) => term.code) ?? [];
  return text.split(",").filter((name) => known.includes(name)) as LayerName[];
}

function readFilters(scene: Scene, query: URLSearchParams): Filters {
  const read = scene.filters.map(({ field }) => [field, query.get(field)?.split(",").filter(Boolean) ?? []] as const);
  return Object.fromEntries(read);
}

function readCamera(text: string | null): State["camera"] {
  const [lat, lon, zoom, ...rest] = (text ?? "").split(",").map(Number);
  const sound = [lat, lon, zoom].every(Number.isFinite) && rest.length === 0 && text;
  return sound ? [lat ?? 0, lon ?? 0, zoom ?? 0] : null;
}

/** Returns the query of an address for a state, with the parameters of the host left as they are. */
export function addressOf(scene: Scene, state: State, query: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const key of [...OWN_KEYS, ...scene.filters.map(({ field }) => field)]) next.delete(key);
  if (scene.plan) next.set("plan", scene.plan);
  next.set("view", state.view);
  next.set("t", formatInstant(state.t));
  if (state.chapter) next.set("chapter", state.chapter);
  if (state.presenting) next.set("present", "");
  if (state.selected) next.set("select", state.selected);
  if (!sameMembers(state.layers, scene.layers_on)) next.set("layers", state.layers.join(","));
  for (const [field, codes] of Object.entries(state.filters)) if (codes.length) next.set(field, codes.join(","));
  if (state.naming === "name") next.set("names", "name");
  if (!state.changes) next.set("changes", "off");
  if (state.camera) next.set("map", state.camera.map((value) => Number(value.toFixed(3))).join(","));
  return next;
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value) => b.includes(value));
}
