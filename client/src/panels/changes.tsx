// What differs between two plans, row by row and field by field, and the difference in personnel.

import { KIND_SIGNS } from "../plan/differences.ts";
import type { Comparison, Difference } from "../scene/scene.ts";
import { counted } from "../scene/words.ts";

const TITLES: Record<Difference["kind"], string> = {
  added: "Added",
  removed: "Removed",
  moved: "Moved",
  changed: "Changed",
};
const MOST = 500;

interface Props {
  comparison: Comparison;
  onSelect(id: string): void;
  onPlace(lat: number, lon: number): void;
}

export function ChangesPanel(props: Props) {
  const { comparison } = props;
  const kinds = Object.keys(TITLES) as Difference["kind"][];
  return (
    <div class="posture-changes" data-testid="posture-changes">
      <p class="posture-hint">{`From ${comparison.a} to ${comparison.b}.`}</p>
      {comparison.items.length === 0 && <p>The two hold the same rows.</p>}
      {kinds.map((kind) => (
        <Kind key={kind} {...props} kind={kind} />
      ))}
      <Personnel comparison={comparison} />
      {comparison.not_compared > 0 && (
        <p class="posture-hint">{`${counted(comparison.not_compared, "row")} not shown, and not compared.`}</p>
      )}
    </div>
  );
}

function Kind({ comparison, kind, onSelect, onPlace }: Props & { kind: Difference["kind"] }) {
  const found = comparison.items.filter((item) => item.kind === kind);
  if (!found.length) return null;
  return (
    <section data-kind={kind}>
      <h3>{`${KIND_SIGNS[kind]} ${TITLES[kind]} · ${counted(found.length, "row")}`}</h3>
      <ul>
        {found.slice(0, MOST).map((item) => (
          <li key={`${item.table}/${item.id}/${item.from}`}>
            <button
              type="button"
              class="posture-link"
              onClick={() => (item.handle ? onSelect(item.handle) : goTo(item, onPlace))}
            >
              {[item.id, item.from && `from ${item.from}`].filter(Boolean).join(" ")}
            </button>
            <small>{item.km ? `${item.title}, ${item.km} km` : item.title}</small>
            {item.fields.map((field) => (
              <div key={field.column} class="posture-field-change">
                <span>{field.column}</span>
                <del>{field.a || "(empty)"}</del>
                <ins>{field.b || "(empty)"}</ins>
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

/** Only what differs: most nations are the same in most phases. */
function Personnel({ comparison }: { comparison: Comparison }) {
  const rows = comparison.personnel.filter((row) => row.a !== row.b);
  return (
    <section>
      <h3>Most personnel, by phase and nation</h3>
      {rows.length === 0 ? (
        <p class="posture-hint">No difference in any phase.</p>
      ) : (
        <table>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.phase}/${row.nation}`}>
                <td>{row.phase}</td>
                <td>{row.nation}</td>
                <td>{`${row.a} → ${row.b}`}</td>
                <td>{signed(row.b - row.a)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : `−${-value}`;
}
