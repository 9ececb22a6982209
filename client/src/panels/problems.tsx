// Rows that are not shown, and everything else that reading found: file, row, column, reason.

import { handle, type ProblemEntry, type Scene } from "../scene/scene.ts";
import { counted } from "../scene/words.ts";

const TITLES = {
  error: "Errors: not shown",
  warning: "Warnings: shown, but looks wrong",
  notice: "Notices: read with an assumption",
} as const;
const MOST = 500;

export function ProblemsPanel({ scene, onSelect }: { scene: Scene; onSelect(id: string): void }) {
  const { items, set_aside } = scene.problems;
  return (
    <div class="posture-problems">
      <p class="posture-hint">
        {items.length
          ? `${counted(set_aside, "row")} not shown, ${counted(items.length, "finding")} in all.`
          : "No problem was found in the plan's files."}
      </p>
      {(Object.keys(TITLES) as (keyof typeof TITLES)[]).map((severity) => {
        const found = items.filter((item) => item.severity === severity);
        if (!found.length) return null;
        return (
          <section key={severity} data-severity={severity}>
            <h3>{`${TITLES[severity]} · ${counted(found.length, "finding")}`}</h3>
            <ul>
              {found.slice(0, MOST).map((item, i) => (
                <li key={`${item.where}/${i}`}>
                  <Where problem={item} scene={scene} onSelect={onSelect} />
                  <span>{item.message}</span>
                </li>
              ))}
            </ul>
            {found.length > MOST && (
              <p class="posture-hint">{`${found.length - MOST} more: “posture check” lists them all.`}</p>
            )}
          </section>
        );
      })}
    </div>
  );
}

/** Where a problem stands; a row that is shown can be gone to. */
function Where({ problem, scene, onSelect }: { problem: ProblemEntry; scene: Scene; onSelect(id: string): void }) {
  const layer = scene.layers.find((one) => `${one.table}.csv` === problem.file);
  const item = problem.row === null ? undefined : layer?.items.find((one) => one.row === problem.row);
  if (!item) return <strong>{problem.where}</strong>;
  return (
    <button type="button" class="posture-link" onClick={() => onSelect(handle(item))}>
      {problem.where}
    </button>
  );
}

export function AboutPanel({ scene }: { scene: Scene }) {
  return (
    <div class="posture-about">
      <p>{scene.description}</p>
      <p>
        <strong>{scene.marking.text}.</strong> {scene.caveats.handling} {scene.caveats.notional}
      </p>
      <h3>Keys</h3>
      <dl class="posture-fields">
        {KEYS.map(([keys, what]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <h3>Map</h3>
      <p>{scene.attribution}</p>
      <p>{scene.caveats.kosovo}</p>
    </div>
  );
}

const KEYS = [
  ["Space", "play or pause"],
  ["← →", "previous or next change (on the time line)"],
  ["↑ ↓", "an hour or a day"],
  ["Page Up/Down", "next or previous phase"],
  ["/", "find"],
  ["Escape", "close the card"],
] as const;
