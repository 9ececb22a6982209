// A brush that writes SVG. On the server, painters draw with it instead of a canvas.

import type { Brush } from "../paint/brush.ts";
import { type Measure, readFont } from "./font.ts";
import { escapeXml } from "./xml.ts";

/** From the middle of a line of text down to its baseline, in font sizes. */
const MIDDLE_EM = 0.346;

type Matrix = readonly [number, number, number, number, number, number];

interface Look {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  lineJoin: string;
  globalAlpha: number;
  font: string;
  letterSpacing: string;
  textAlign: string;
  textBaseline: string;
  dash: readonly number[];
  matrix: Matrix;
}

const PLAIN: Look = {
  fillStyle: "#000",
  strokeStyle: "#000",
  lineWidth: 1,
  lineJoin: "miter",
  globalAlpha: 1,
  font: "10px sans",
  letterSpacing: "0px",
  textAlign: "left",
  textBaseline: "alphabetic",
  dash: [],
  matrix: [1, 0, 0, 1, 0, 0],
};

const STYLES = [
  "fillStyle",
  "strokeStyle",
  "lineWidth",
  "lineJoin",
  "globalAlpha",
  "font",
  "letterSpacing",
  "textAlign",
  "textBaseline",
] as const;

class Recorder {
  look: Look = { ...PLAIN };
  readonly #measure: Measure;
  readonly #parts: string[] = [];
  readonly #saved: Look[] = [];
  #path: string[] = [];
  #halo: { text: string; x: number; y: number; attributes: string } | null = null;

  constructor(measure: Measure) {
    this.#measure = measure;
  }

  /** The drawing so far, as SVG elements. */
  get svg(): string {
    return this.#parts.join("");
  }

  /** Adds finished SVG to the drawing. */
  put(svg: string): void {
    this.#parts.push(svg);
  }

  save(): void {
    this.#saved.push({ ...this.look });
  }

  restore(): void {
    this.look = this.#saved.pop() ?? this.look;
  }

  translate(x: number, y: number): void {
    const [a, b, c, d, e, f] = this.look.matrix;
    this.look.matrix = [a, b, c, d, a * x + c * y + e, b * x + d * y + f];
  }

  rotate(angle: number): void {
    const [a, b, c, d, e, f] = this.look.matrix;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    this.look.matrix = [a * cos + c * sin, b * cos + d * sin, c * cos - a * sin, d * cos - b * sin, e, f];
  }

  beginPath(): void {
    this.#path = [];
  }

  moveTo(x: number, y: number): void {
    this.#path.push(`M${this.#at(x, y)}`);
  }

  lineTo(x: number, y: number): void {
    this.#path.push(`${this.#path.length ? "L" : "M"}${this.#at(x, y)}`);
  }

  closePath(): void {
    this.#path.push("Z");
  }

  arc(x: number, y: number, r: number, start: number, end: number): void {
    const on = (angle: number) => this.#at(x + r * Math.cos(angle), y + r * Math.sin(angle));
    const radius = round(r);
    const half = `A${radius} ${radius} 0 `;
    this.#path.push(`${this.#path.length && end - start < 2 * Math.PI ? "L" : "M"}${on(start)}`);
    if (end - start >= 2 * Math.PI) {
      this.#path.push(`${half}1 1 ${on(start + Math.PI)}${half}1 1 ${on(start)}Z`);
    } else {
      this.#path.push(`${half}${end - start > Math.PI ? 1 : 0} 1 ${on(end)}`);
    }
  }

  roundRect(x: number, y: number, width: number, height: number, radius: number): void {
    const r = Math.min(radius, width / 2, height / 2);
    const corner = (toX: number, toY: number) => `A${round(r)} ${round(r)} 0 0 1 ${this.#at(toX, toY)}`;
    const [right, bottom] = [x + width, y + height];
    this.#path.push(
      `M${this.#at(x + r, y)}L${this.#at(right - r, y)}${corner(right, y + r)}L${this.#at(right, bottom - r)}`,
      `${corner(right - r, bottom)}L${this.#at(x + r, bottom)}${corner(x, bottom - r)}`,
      `L${this.#at(x, y + r)}${corner(x + r, y)}Z`,
    );
  }

  fill(): void {
    this.#draw(this.#path.join(""), `fill="${this.look.fillStyle}" fill-rule="evenodd"${this.#opacity()}`);
  }

  stroke(): void {
    this.#draw(this.#path.join(""), `fill="none"${this.#stroke()}${this.#opacity()}`);
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.#draw(this.#rect(x, y, width, height), `fill="${this.look.fillStyle}"${this.#opacity()}`);
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.#draw(this.#rect(x, y, width, height), `fill="none"${this.#stroke()}${this.#opacity()}`);
  }

  setLineDash(dash: Iterable<number>): void {
    this.look.dash = [...dash];
  }

  measureText(text: string): { width: number } {
    const spacing = Number.parseFloat(this.look.letterSpacing) || 0;
    return { width: this.#measure(text, readFont(this.look.font)) + spacing * text.length };
  }

  /** Keeps the edge of a text until its fill comes: both then become one element. */
  strokeText(text: string, x: number, y: number): void {
    const alpha = this.look.globalAlpha < 1 ? ` stroke-opacity="${round(this.look.globalAlpha)}"` : "";
    const { strokeStyle, lineWidth } = this.look;
    const attributes = ` stroke="${strokeStyle}" stroke-width="${round(lineWidth)}" stroke-linejoin="round"${alpha} paint-order="stroke"`;
    this.#halo = { text, x, y, attributes };
  }

  fillText(text: string, x: number, y: number): void {
    const halo = this.#halo;
    this.#halo = null;
    const edge = halo && halo.text === text && halo.x === x && halo.y === y ? halo.attributes : "";
    const font = readFont(this.look.font);
    const [left, top] = this.#place(x, y + (this.look.textBaseline === "middle" ? font.sizePx * MIDDLE_EM : 0));
    const anchor =
      { left: "", center: ' text-anchor="middle"', right: ' text-anchor="end"' }[this.look.textAlign] ?? "";
    const weight = font.weight === 400 ? "" : ` font-weight="${font.weight}"`;
    const style = font.italic ? ' font-style="italic"' : "";
    const spacing = Number.parseFloat(this.look.letterSpacing) ? ` letter-spacing="${this.look.letterSpacing}"` : "";
    this.#parts.push(
      `<text x="${round(left)}" y="${round(top)}" font-size="${font.sizePx}"${weight}${style}${spacing}${anchor} fill="${this.look.fillStyle}"${edge}${this.#opacity()}>${escapeXml(text)}</text>`,
    );
  }

  #draw(path: string, attributes: string): void {
    if (path) this.#parts.push(`<path d="${path}" ${attributes}/>`);
  }

  #rect(x: number, y: number, width: number, height: number): string {
    const [right, bottom] = [x + width, y + height];
    return `M${this.#at(x, y)}L${this.#at(right, y)}L${this.#at(right, bottom)}L${this.#at(x, bottom)}Z`;
  }

  #stroke(): string {
    const { strokeStyle, lineWidth, lineJoin, dash } = this.look;
    const dashes = dash.length ? ` stroke-dasharray="${dash.map(round).join(" ")}"` : "";
    const join = lineJoin === "miter" ? "" : ` stroke-linejoin="${lineJoin}"`;
    return ` stroke="${strokeStyle}" stroke-width="${round(lineWidth)}"${join}${dashes}`;
  }

  #opacity(): string {
    return this.look.globalAlpha < 1 ? ` opacity="${round(this.look.globalAlpha)}"` : "";
  }

  #place(x: number, y: number): [number, number] {
    const [a, b, c, d, e, f] = this.look.matrix;
    return [a * x + c * y + e, b * x + d * y + f];
  }

  /** Returns a point of a path, to a tenth of a pixel. */
  #at(x: number, y: number): string {
    const [left, top] = this.#place(x, y);
    return `${Math.round(left * 10) / 10} ${Math.round(top * 10) / 10}`;
  }
}

/** A brush whose drawing can be read as SVG. */
export type SvgBrush = Brush & Pick<Recorder, "svg" | "put">;

/** Makes a brush whose styles are set like those of a canvas. */
export function svgBrush(measure: Measure): SvgBrush {
  const recorder = new Recorder(measure);
  for (const name of STYLES) {
    Object.defineProperty(recorder, name, {
      get: () => recorder.look[name],
      set: (value: never) => {
        recorder.look[name] = value;
      },
    });
  }
  return recorder as unknown as SvgBrush;
}

/** Rounds a number to two decimals. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
