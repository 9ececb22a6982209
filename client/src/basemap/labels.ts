// Names of places on a canvas over the map.

import type { Projection } from "../mercator.ts";
import { CanvasOverlay } from "../overlay.ts";
import type { Palette } from "../palette.ts";
import { inOrder, type PlacedLabel, paintPlaces } from "./label-painter.ts";
import type { Label } from "./load.ts";

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
