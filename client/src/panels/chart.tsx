// Personnel by nation over time, stacked, on the axis of the time line.

import { area, curveStepAfter, stack } from "d3-shape";
import { seriesColour, type Theme } from "../paint/palette.ts";
import type { TimeScale } from "../scene/instants.ts";
import type { Scene } from "../scene/scene.ts";
import { grouped, say } from "../words/say.ts";

/** Height of the chart in pixels. */
export const CHART_PX = 74;
const LEGEND_ROWS = 4;

/** The stacked areas of the chart, one for each nation. */
export function Areas({ scene, scale, theme }: { scene: Scene; scale: TimeScale; theme: Theme }) {
  const { instants, nations } = scene.personnel;
  const rows = [...instants, scene.time.end].map((h, i) => ({ h, i: Math.min(i, instants.length - 1) }));
  const layers = stack<(typeof rows)[number], number>()
    .keys(nations.map((_, n) => n))
    .value((row, n) => nations[n]?.persons[row.i] ?? 0)(rows);
  const peak = Math.max(0, ...layers.flatMap((layer) => layer.map((point) => point[1])));
  if (peak === 0) return null;
  const y = (persons: number) => CHART_PX - 2 - (persons / peak) * (CHART_PX - 14);
  const path = area<[number, number] & { data: { h: number } }>()
    .x((d) => scale(d.data.h))
    .y0((d) => y(d[0]))
    .y1((d) => y(d[1]))
    .curve(curveStepAfter);
  return (
    <g class="posture-areas">
      {layers.map((layer, n) => (
        <path
          key={nations[n]?.nation}
          d={path(layer as unknown as ([number, number] & { data: { h: number } })[]) ?? ""}
          fill={seriesColour(theme, n)}
        />
      ))}
      <line class="posture-peak" x1={0} x2={scale.range().at(-1) ?? 0} y1={y(peak)} y2={y(peak)} />
      <text class="posture-axis" x={4} y={y(peak) - 3}>
        {say(`chart.peak.${scene.personnel.counted ?? "persons"}`, { number: grouped(peak) })}
      </text>
    </g>
  );
}

/** The table beside the chart: strength by nation at an instant. */
export function ChartLegend({ scene, t, theme }: { scene: Scene; t: number; theme: Theme }) {
  const { instants, nations, unknown, counted } = scene.personnel;
  const at = instants.findLastIndex((h) => h <= t);
  const persons = (n: number) => (at < 0 ? 0 : (nations[n]?.persons[at] ?? 0));
  const rows = nations.map((series, n) => ({ ...series, n, now: persons(n) }));
  const shown = rows.length > LEGEND_ROWS + 1 ? rows.slice(0, LEGEND_ROWS) : rows;
  const rest = rows.slice(shown.length).reduce((sum, row) => sum + row.now, 0);
  const total = rows.reduce((sum, row) => sum + row.now, 0);
  const missing = at < 0 ? 0 : (unknown[at] ?? 0);
  return (
    <table class="posture-strength" aria-label={say(counted ? "chart.heading.force" : "chart.heading.personnel")}>
      <tbody>
        {shown.map((row) => (
          <tr key={row.nation}>
            <td>
              <i style={{ background: seriesColour(theme, row.n) }} />
              {row.name}
            </td>
            <td>{grouped(row.now)}</td>
          </tr>
        ))}
        {rows.length > shown.length && (
          <tr>
            <td>
              <i style={{ background: seriesColour(theme, 7) }} />
              {say("chart.more", { nations: String(rows.length - shown.length) })}
            </td>
            <td>{grouped(rest)}</td>
          </tr>
        )}
        <tr class="posture-total">
          <td>{say(`chart.total.${counted ?? "persons"}`)}</td>
          <td>{missing ? say("chart.partly", { total: grouped(total), count: missing }) : grouped(total)}</td>
        </tr>
      </tbody>
    </table>
  );
}
