// The root element of a page: Preact draws the shell into it, and Leaflet draws into the slots.

import { render } from "preact";
import type { Box } from "../geometry/boxes.ts";
import type { Insets } from "../map/insets.ts";
import type { Theme } from "../paint/palette.ts";
import { formatInstant } from "../scene/instants.ts";
import { Shell } from "./shell.tsx";
import type { ShellProps, Slots } from "./shell-props.ts";

const MARGIN_PX = 14;
/** All that can cover a part of the map. */
const OVER_THE_MAP = [
  ".posture-left",
  ".posture-edit-start",
  ".posture-edit-bar",
  ".posture-card",
  ".posture-answer",
  ".posture-inset",
  ".posture-title",
  ".posture-focus-notes",
  ".posture-stage-legend",
  ".posture-hint-plate",
  ".posture-help",
  ".posture-map .leaflet-control",
].join();

/** The root element of a page, with the elements that Leaflet draws into. */
export class Surface {
  readonly root: HTMLElement;
  readonly slots: Slots = {
    map: element("posture-map"),
    inset: element("posture-inset-map"),
    readout: element("posture-readout"),
    tip: element("posture-tip"),
  };

  constructor(root: HTMLElement, theme: Theme) {
    this.root = root;
    root.classList.add("posture");
    root.dataset.testid = "posture-map";
    this.recolour(theme);
  }

  recolour(theme: Theme): void {
    this.root.dataset.theme = theme;
  }

  /** Paints the shell; how large its parts are depends on what the data attributes say. */
  paint(props: Omit<ShellProps, "slots">): void {
    this.#tell(props);
    render(<Shell {...props} slots={this.slots} />, this.root);
  }

  /** Writes what the page shows into data attributes, for tests and other tools. */
  #tell({ scene, state, selection }: Pick<ShellProps, "scene" | "state" | "selection">): void {
    Object.assign(this.root.dataset, {
      time: formatInstant(state.t),
      view: state.view,
      chapter: state.chapter,
      flying: String(state.flying),
      selected: state.selected,
      revision: `${scene.revision}${scene.banner ? "+" : ""}`,
      symbols: String(selection.count),
    });
  }

  /** Returns how much of each edge of the map the panels cover. */
  covered({ presenting, answering }: { presenting: boolean; answering: boolean }): Insets {
    const stage = this.slots.map.getBoundingClientRect();
    const box = (selector: string) => this.root.querySelector(selector)?.getBoundingClientRect();
    const reaching = (side: DOMRect | undefined) => side && side.width > 0 && side.width < stage.width / 2;
    const left = box(presenting ? ".posture-title.noted, .posture-focus-notes" : ".posture-left:not(.folded)");
    const right = box(".posture-card") ?? box(".posture-stage-legend");
    // On the page Analysis the map is narrow: the folded panel and the answer cover its top.
    const covering = answering ? [".posture-left.folded", ".posture-answer"] : [".posture-title:not(.noted)"];
    const sheet = box(".posture-card");
    const tops = covering.flatMap((selector) => box(selector)?.bottom ?? []);
    return {
      left: MARGIN_PX + (left && reaching(left) ? left.right - stage.left : 0),
      right: MARGIN_PX + (right && reaching(right) ? stage.right - right.left : 0),
      top: MARGIN_PX + (tops.length ? Math.max(...tops) - stage.top : 0),
      bottom: MARGIN_PX + (sheet && isSheet(sheet, stage) ? stage.bottom - sheet.top : 0),
    };
  }

  /** Returns the boxes of all that lies over the map, in pixels of the map. */
  obstacles(): Box[] {
    const { left, top } = this.slots.map.getBoundingClientRect();
    const boxes = [...this.root.querySelectorAll(OVER_THE_MAP)].map((node) => node.getBoundingClientRect());
    return boxes
      .filter(({ width, height }) => width > 0 && height > 0)
      .map((box) => ({
        left: box.left - left,
        top: box.top - top,
        right: box.right - left,
        bottom: box.bottom - top,
      }));
  }

  destroy(): void {
    render(null, this.root);
    this.root.remove();
  }
}

/** Tells whether a card lies along the lower edge, as on a small screen, and leaves a part of the map free. */
function isSheet(card: DOMRect, stage: DOMRect): boolean {
  return card.width > stage.width / 2 && card.top > stage.top + stage.height / 4;
}

function element(name: string): HTMLElement {
  const node = document.createElement("div");
  node.className = name;
  return node;
}
