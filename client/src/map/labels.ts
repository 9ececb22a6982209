// Names of places on a canvas over the map.

import { inOrder, type PlacedLabel, paintPlaces } from "../basemap/label-painter.ts";
import type { Label } from "../basemap/load.ts";
import type { Projection } from "../geometry/mercator.ts";
import type { Palette } from "../paint/palette.ts";
import { CanvasOverlay } from "./overlay.ts";

/** The names of places on the map. */
export class PlaceLabels extends CanvasOverlay {
  readonly #labels: readonly PlacedLabel[];
  #palette: Palette;

  constructor(labels: readonly Label[], palette: Palette) {
    super("posture-labels", false);
    this.#palette = palette;
    this.#labels = inOrder(labels);
  }

  recolour(palette: Palette): void {
    this.#palette = palette;
    this.redraw();
  }

  protected override draw(ctx: CanvasRenderingContext2D, projection: Projection): void {
    paintPlaces(ctx, projection, this.#labels, this.#palette);
  }
}
