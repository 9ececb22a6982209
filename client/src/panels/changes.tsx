// What differs between two plans, row by row and field by field, and the difference in personnel.

import { KIND_SIGNS } from "../plan/differences.ts";
import type { Comparison, Difference } from "../scene/scene.ts";
import { grouped, say } from "../words/say.ts";

const KINDS: readonly Difference["kind"][] = ["added", "removed", "moved", "changed"];
const MOST = 500;

interface Props {
  comparison: Comparison;
  onSelect(id: string): void;
  onPlace(lat: number, lon: number): void;
}

/** The panel *Changes* of a comparison. */
export function ChangesPanel(props: Props) {
  const { comparison } = props;
  return (
    <div class="posture-changes" data-testid="posture-changes">
      <p class="posture-hint">{say("changes.plans", { a: comparison.a, b: comparison.b })}</p>
      {comparison.items.length === 0 && <p>{say("changes.none")}</p>}
      {KINDS.map((kind) => (
        <Kind key={kind} {...props} kind={kind} />
      ))}
      <Personnel comparison={comparison} />
      {comparison.not_compared > 0 && (
        <p class="posture-hint">{say("changes.not-compared", { count: comparison.not_compared })}</p>
      )}
    </div>
  );
}

function Kind({ comparison, kind, onSelect, onPlace }: Props & { kind: Difference["kind"] }) {
  const found = comparison.items.filter((item) => item.kind === kind);
  if (!found.length) return null;
  return (
    <section data-kind={kind}>
      <h3>{say(`changes.kind.${kind}`, { sign: KIND_SIGNS[kind], count: found.length })}</h3>
      <ul>
        {found.slice(0, MOST).map((item) => (
          <li key={`${item.table}/${item.id}/${item.from}`}>
            <button
              type="button"
              class="posture-link"
              onClick={() => (item.handle ? onSelect(item.handle) : goTo(item, onPlace))}
            >
              {item.from ? say("changes.id-from", { id: item.id, start: item.from }) : item.id}
            </button>
            <small>{item.km ? say("changes.moved-by", { table: item.title, km: String(item.km) }) : item.title}</small>
            {item.fields.map((field) => (
              <div key={field.column} class="posture-field-change">
                <span>{field.column}</span>
                <del>{field.a || say("both.empty")}</del>
                <ins>{field.b || say("both.empty")}</ins>
              </div>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function goTo({ ghost }: Difference, onPlace: (lat: number, lon: number) => void): void {
  if (ghost?.lat != null && ghost.lon != null) onPlace(ghost.lat, ghost.lon);
}

/** The table of personnel. It has only the rows that differ: most nations are the same in most phases. */
function Personnel({ comparison }: { comparison: Comparison }) {
  const rows = comparison.personnel.filter((row) => row.a !== row.b);
  const phases = [...new Set(rows.map(({ phase }) => phase))];
  return (
    <section>
      <h3>{say("changes.personnel")}</h3>
      {rows.length === 0 ? (
        <p class="posture-hint">{say("changes.same-personnel")}</p>
      ) : (
        <table>
          {phases.map((phase) => (
            <tbody key={phase}>
              <tr>
                <th scope="rowgroup" colSpan={3}>
                  {phase}
                </th>
              </tr>
              {rows
                .filter((row) => row.phase === phase)
                .map(({ nation, a, b }) => (
                  <tr key={nation}>
                    <td>{nation}</td>
                    <td>{`${grouped(a)} → ${grouped(b)}`}</td>
                    <td>{signed(b - a)}</td>
                  </tr>
                ))}
            </tbody>
          ))}
        </table>
      )}
    </section>
  );
}

function signed(value: number): string {
  return value > 0 ? `+${grouped(value)}` : `−${grouped(-value)}`;
}
