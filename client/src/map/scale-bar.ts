// Leaflet's scale bar, with its unit in the language of the page.

import L from "leaflet";
import { say } from "../words/say.ts";

type PrivateScale = {
  _mScale: HTMLElement;
  _getRoundNum(metres: number): number;
  _updateScale(bar: HTMLElement, text: string, share: number): void;
};

/** The scale bar of the map. */
export class ScaleBar extends L.Control.Scale {
  /** Leaflet calls this with the length of the widest possible bar, in metres. */
  protected _updateMetric(most: number): void {
    const own = this as unknown as PrivateScale;
    const metres = own._getRoundNum(most);
    own._updateScale(own._mScale, lengthOf(metres), metres / most);
  }
}

function lengthOf(metres: number): string {
  return metres < 1000 ? say("map.metres", { metres: String(metres) }) : say("map.km", { km: String(metres / 1000) });
}
