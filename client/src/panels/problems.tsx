// All problems of the plan's files, with file, row, column and reason.

import { handle, type ProblemEntry, type Scene } from "../scene/scene.ts";
import { say } from "../words/say.ts";

const SEVERITIES = ["error", "warning", "notice"] as const;
const MOST = 500;

/** The panel *Problems*. */
export function ProblemsPanel({ scene, onSelect }: { scene: Scene; onSelect(id: string): void }) {
  const { items } = scene.problems;
  return (
    <div class="posture-problems">
      <p class="posture-hint">{told(scene)}</p>
      {SEVERITIES.map((severity) => {
        const found = items.filter((item) => item.severity === severity);
        if (!found.length) return null;
        return (
          <section key={severity} data-severity={severity}>
            <h3>{say(`problems_panel.severity.${severity}`, { count: found.length })}</h3>
            <ul>
              {found.slice(0, MOST).map((item, i) => (
                <li key={`${item.where}/${i}`}>
                  <Where problem={item} scene={scene} onSelect={onSelect} />
                  <span>{item.message}</span>
                </li>
              ))}
            </ul>
            {found.length > MOST && (
              <p class="posture-hint">{say("problems_panel.more", { number: String(found.length - MOST) })}</p>
            )}
          </section>
        );
      })}
    </div>
  );
}

/** Says how many rows and problems there are; who sees a part of a plan reads the number of rows alone. */
function told({ problems: { items, set_aside }, scope }: Scene): string {
  if (items.length) return foundText(set_aside, items.length);
  const aside = set_aside ? [say("both.rows-not-shown", { count: set_aside })] : [];
  return [...aside, scope ?? (aside.length ? "" : say("both.no-problem"))].filter(Boolean).join(". ");
}

function foundText(rows: number, findings: number): string {
  return say("problems_panel.found", {
    rows: say("problems_panel.rows", { count: rows }),
    findings: say("both.problems", { count: findings }),
  });
}

/** The place of a problem; a button that selects the row, if the map shows it. */
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
