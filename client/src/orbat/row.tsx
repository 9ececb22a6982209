// One item of the tree: a line with its symbol, strengths and basis, or the heading of a branch.

import { BasisMark, SymbolMark } from "../panels/marks.tsx";
import { say } from "../words/say.ts";
import { isAway } from "./moving.ts";
import { ownStrength, totalStrength } from "./strength.ts";
import { headingOf, type Labels, nameOf } from "./telling.ts";
import type { Node, OrbatLine } from "./tree.ts";

const SYMBOL_PX = 15;

interface Props {
  node: Node;
  id: string;
  /** Its place among the items in view. */
  at: number;
  labels: Labels;
  planned: boolean;
  look: { active: boolean; selected: boolean; open: boolean; moving: boolean; target: boolean; drags: boolean };
}

/** One item of the tree. */
export function Row({ node, id, at, labels, planned, look }: Props) {
  const { line } = node;
  return (
    <div
      role="treeitem"
      tabIndex={-1}
      id={id}
      class="posture-orbat-row"
      aria-label={nameOf(node, labels, look.moving)}
      aria-level={node.level}
      aria-setsize={node.siblings}
      aria-posinset={node.place}
      aria-expanded={node.children ? look.open : undefined}
      aria-selected={line ? look.selected : undefined}
      data-key={node.key}
      data-id={line?.id}
      data-branch={line ? undefined : node.kind}
      data-active={look.active}
      data-away={isAway(node)}
      data-moving={look.moving}
      data-target={look.target}
      draggable={look.drags}
      style={{ "--at": at, "--level": node.level }}
    >
      <span class="posture-orbat-name">
        <Twisty node={node} open={look.open} />
        {line ? <Named line={line} planned={planned} /> : <b>{headingOf(node)}</b>}
      </span>
      {line && <Cells line={line} leads={node.children > 0} labels={labels} />}
    </div>
  );
}

function Twisty({ node, open }: { node: Node; open: boolean }) {
  if (!node.children) return <span class="posture-orbat-twisty" />;
  return (
    <span class="posture-orbat-twisty" data-open={open}>
      <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
        <path d="M3 1.5 7 5 3 8.5" fill="none" stroke="currentColor" stroke-width="1.6" />
      </svg>
    </span>
  );
}

function Named({ line, planned }: { line: OrbatLine; planned: boolean }) {
  return (
    <>
      <span class="posture-orbat-symbol">
        <SymbolMark sidc={line.sidc} planned={planned} size={SYMBOL_PX} />
      </span>
      <span class="posture-orbat-called" title={line.name}>
        <bdi>{line.name}</bdi>
      </span>
      <span class="posture-orbat-id">
        <bdi>{line.id}</bdi>
      </span>
      {line.unsaved && <span class="posture-orbat-unsaved" title={say(`orbat_tree.line.${line.unsaved}`)} />}
      {line.note && <span class="posture-orbat-note">{line.note}</span>}
    </>
  );
}

/** A strength, which has its own label where the columns have no heads. */
function Strength({ name, text }: { name: "own" | "total"; text: string }) {
  return (
    <span class={`posture-orbat-${name}`}>
      {text && <span class="posture-orbat-label">{say(`orbat_tree.short.${name}`)} </span>}
      {text}
    </span>
  );
}

function Cells({ line, leads, labels }: { line: OrbatLine; leads: boolean; labels: Labels }) {
  return (
    <>
      <span class="posture-orbat-nation" title={labels.nation(line.nation)}>
        {line.nation}
      </span>
      <span class="posture-orbat-kind">{line.kind}</span>
      <Strength name="own" text={ownStrength(line)} />
      <Strength name="total" text={leads ? totalStrength(line) : ""} />
      <span class="posture-orbat-basis" data-basis={line.basis} title={labels.basis(line.basis)}>
        <BasisMark basis={line.basis} />
        <span>{labels.basis(line.basis)}</span>
      </span>
    </>
  );
}
