// The precision of a position on the map: a circle of that radius, or the outline of the oblast or country.

import type { Area } from "../basemap/load.ts";
import { kmToPixels, type Projection, worldPoint } from "../geometry/mercator.ts";
import type { Brush } from "../paint/brush.ts";
import type { Standing } from "../scene/selection.ts";

/** A smaller circle is not drawn: its own symbol would hide it. */
const SMALLEST_PX = 10;
/** Short dashes tell precision apart from every other line. */
export const PRECISION_DASH: readonly number[] = [2, 3];

/** Width of the lines of precision, in pixels, and how strongly they cover the ground. */
export const PRECISION_LINE = { width: 1.2, alpha: 0.85 };
const STRONG_PX = 2.4;

/** Paints the precision of every symbol with thin short dashes, and that of the selected symbol strongly. */
export function paintPrecision(
  brush: Brush,
  projection: Projection,
  standing: readonly Standing[],
  areas: ReadonlyMap<string, Area>,
  style: { colour: string; strong: string; selected: string },
): void {
  const outlined = new Set<string>();
  const circled = new Set<string>();
  let strong: Standing | undefined;
  for (const here of standing) {
    if (here.mark.item.id === style.selected) strong = here;
    const { precision } = here.mark.item;
    const code = precision.admin1 ?? precision.country;
    if (code) outlined.add(code);
    else if (precision.km) circleOnce(brush, projection, here, circled, style.colour);
  }
  brush.save();
  brush.globalAlpha = PRECISION_LINE.alpha;
  for (const code of outlined) outline(brush, projection, code, areas, style.colour, PRECISION_LINE.width);
  brush.restore();
  if (strong) emphasise(brush, projection, strong, areas, style.strong);
}

function circleOnce(brush: Brush, projection: Projection, here: Standing, done: Set<string>, colour: string): void {
  const { mark } = here;
  if (kmToPixels(mark.item.precision.km ?? 0, mark.lat, projection.scale) < SMALLEST_PX) return;
  const key = `${mark.lat},${mark.lon},${mark.item.precision.km}`;
  if (done.has(key)) return;
  done.add(key);
  brush.globalAlpha = PRECISION_LINE.alpha;
  circle(brush, projection, here, colour, PRECISION_LINE.width);
  brush.globalAlpha = 1;
}

function emphasise(
  brush: Brush,
  projection: Projection,
  here: Standing,
  areas: ReadonlyMap<string, Area>,
  colour: string,
): void {
  const { precision } = here.mark.item;
  const code = precision.admin1 ?? precision.country;
  if (code) outline(brush, projection, code, areas, colour, STRONG_PX);
  else circle(brush, projection, here, colour, STRONG_PX);
}

function circle(brush: Brush, projection: Projection, { mark }: Standing, colour: string, width: number): void {
  const radius = kmToPixels(mark.item.precision.km ?? 0, mark.lat, projection.scale);
  if (radius < SMALLEST_PX) return;
  const at = worldPoint(mark.lat, mark.lon);
  brush.beginPath();
  brush.arc(projection.x(at.x), projection.y(at.y), radius, 0, 2 * Math.PI);
  brush.strokeStyle = colour;
  brush.lineWidth = width;
  brush.setLineDash([...PRECISION_DASH]);
  brush.stroke();
  brush.setLineDash([]);
}

/** Traces the outline of an oblast or country, without points on the same pixel as the point before. */
function outline(
  brush: Brush,
  projection: Projection,
  code: string,
  areas: ReadonlyMap<string, Area>,
  colour: string,
  width: number,
): void {
  brush.beginPath();
  for (const ring of areas.get(code)?.polygons.flat() ?? []) {
    let [lastX, lastY] = [Number.NaN, Number.NaN];
    for (let i = 0; i < ring.length; i += 2) {
      const [x, y] = [projection.x(ring[i] ?? 0), projection.y(ring[i + 1] ?? 0)];
      if (Math.abs(x - lastX) < 0.7 && Math.abs(y - lastY) < 0.7) continue;
      if (Number.isNaN(lastX)) brush.moveTo(x, y);
      else brush.lineTo(x, y);
      [lastX, lastY] = [x, y];
    }
    brush.closePath();
  }
  brush.strokeStyle = colour;
  brush.lineWidth = width;
  brush.setLineDash([...PRECISION_DASH]);
  brush.stroke();
  brush.setLineDash([]);
}
