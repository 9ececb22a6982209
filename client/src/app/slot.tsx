// A place in the page for an element that Leaflet or the pointer draws into.

import { memo } from "preact/compat";

/** A place for the element; Preact never touches its content. */
export const Slot = memo(
  ({ element }: { element: HTMLElement }) => (
    <div
      class="posture-slot"
      ref={(node) => {
        if (node && element.parentElement !== node) node.append(element);
      }}
    />
  ),
  (before, after) => before.element === after.element,
);
