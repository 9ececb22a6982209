// In which forms a layout draws symbols, for the legend to explain. Pure.

import type { Form } from "../paint/form-marks.ts";
import type { Changed } from "../scene/changes.ts";
import type { Layout } from "./layout.ts";

/** Returns the forms of a layout. */
export function formsOf({ blocks, notes, spots }: Layout, changed: Changed | null): ReadonlySet<Form> {
  const forms = new Set<Form>();
  if (blocks.length > 0) forms.add("block").add("leader");
  if (notes.length > 0) forms.add("leader");
  if (blocks.some(({ hidden }) => hidden.length > 0)) forms.add("count");
  if (spots.some(({ point }) => point.rolledUp.length > 0)) forms.add("count");
  if (spots.some(({ point }) => point.pointed)) forms.add("ring");
  if (changed?.arrived.size) forms.add("arrived");
  if (changed?.moved.length) forms.add("moved");
  if (changed?.left.length) forms.add("left");
  return forms;
}
