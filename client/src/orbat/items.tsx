// The items of the tree that are seen: a long ORBAT draws no others. The keys are at the tree itself, which names the active item.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { say } from "../words/say.ts";
import { isAway } from "./moving.ts";
import { Row } from "./row.tsx";
import type { Labels } from "./telling.ts";
import type { Node } from "./tree.ts";
import type { TreeView } from "./view.ts";
import { drawn, scrolledTo } from "./window.ts";

const USUAL_PX = 34;

interface Props {
  view: TreeView;
  title: string;
  labels: Labels;
  /** Whether all of it is planned: its time is before H+0. */
  planned: boolean;
  mayEdit: boolean;
  /** Key of the item that waits to be moved, and of the one over which something is dragged. */
  moving: string;
  target: string;
}

/** The tree. */
export function Items({ view, title, labels, planned, mayEdit, moving, target }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const [{ top, height, row }, setSeen] = useState({ top: 0, height: 600, row: USUAL_PX });
  const look = () => {
    const { current } = holder;
    if (!current) return;
    const row = Number.parseFloat(getComputedStyle(current).getPropertyValue("--row")) || USUAL_PX;
    setSeen({ top: current.scrollTop, height: current.clientHeight, row });
  };
  useEffect(() => {
    const watch = new ResizeObserver(look);
    if (holder.current) watch.observe(holder.current);
    return () => watch.disconnect();
  }, []);
  const { shown, at } = view;
  const active = shown[at]?.key;
  useLayoutEffect(() => {
    const { current } = holder;
    if (current && at >= 0) current.scrollTop = scrolledTo(at, current.scrollTop, current.clientHeight, row);
  }, [active, at, row, height]);
  const idOf = (node: Node) => `posture-orbat-${view.nodes.indexOf(node)}`;
  const activeNode = shown[at];
  return (
    <div
      ref={holder}
      class="posture-orbat-tree"
      role="tree"
      tabIndex={0}
      aria-label={title}
      aria-activedescendant={activeNode ? idOf(activeNode) : undefined}
      onScroll={look}
    >
      <div role="none" class="posture-orbat-all" style={{ "--count": shown.length }}>
        {drawn(shown.length, top, height, row, at).map((place) => {
          const node = shown[place];
          if (!node) return null;
          return (
            <Row
              key={node.key}
              node={node}
              id={idOf(node)}
              at={place}
              labels={labels}
              planned={planned || isAway(node)}
              look={{
                active: place === at,
                selected: node.line !== null && node.line.id === view.selected,
                open: view.isOpen(node),
                moving: node.key === moving,
                target: node.key === target,
                drags: mayEdit && node.line !== null && !isAway(node),
              }}
            />
          );
        })}
      </div>
    </div>
  );
}

/** The heads of the columns, which the name of each item repeats for who does not see them. */
export function Heads() {
  return (
    <div class="posture-orbat-heads" aria-hidden="true">
      {(["name", "nation", "kind", "own", "total", "basis"] as const).map((name) => (
        <span key={name} class={`posture-orbat-${name}`}>
          {say(`orbat_tree.columns.${name}`)}
        </span>
      ))}
    </div>
  );
}
