// Colours for everything drawn on a canvas, and the few that panels share. Panels have their own in tokens.css.

/** The theme of a page. */
export type Theme = "light" | "dark";

/** The colours of one theme. */
export interface Palette {
  /** What lies beyond the mapped part of the world: neither land nor sea. */
  beyond: string;
  sea: string;
  land: string;
  ukraine: string;
  coast: string;
  border: string;
  borderHalo: string;
  oblast: string;
  admin1: string;
  water: string;
  road: string;
  motorway: string;
  rail: string;
  label: string;
  labelStrong: string;
  labelSea: string;
  halo: string;
  ink: string;
  plate: string;
  accent: string;
  command: string;
  supply: string;
  precision: string;
}

/** The colours of each theme. */
export const PALETTES: Record<Theme, Palette> = {
  light: {
    beyond: "#eef1f3",
    sea: "#dbe4ea",
    land: "#f1efe9",
    ukraine: "#fbfaf6",
    coast: "#a9b7c1",
    border: "#736f7b",
    borderHalo: "#e4e0e3",
    oblast: "#cfcac6",
    admin1: "#e2ded8",
    water: "#c5d6e1",
    road: "#e3d9c8",
    motorway: "#d9cbb2",
    rail: "#cbc6c9",
    label: "#57555c",
    labelStrong: "#46434a",
    labelSea: "#3f5b6f",
    halo: "#fbfaf6",
    ink: "#17212b",
    plate: "#ffffff",
    accent: "#0a647d",
    command: "#3b3350",
    supply: "#6b430a",
    precision: "#414f5b",
  },
  dark: {
    beyond: "#0b0f13",
    sea: "#10161c",
    land: "#1f262d",
    ukraine: "#2a323a",
    coast: "#3c4954",
    border: "#8b8a95",
    borderHalo: "#2c333b",
    oblast: "#414a53",
    admin1: "#2d353d",
    water: "#17232d",
    road: "#353a3e",
    motorway: "#45463f",
    rail: "#3b424b",
    label: "#a5aeb7",
    labelStrong: "#c5ccd3",
    labelSea: "#95b0c3",
    halo: "#171d23",
    ink: "#eef2f5",
    plate: "#202830",
    accent: "#5fc4dd",
    command: "#c9bfe6",
    supply: "#e0ad5c",
    precision: "#a9b6c2",
  },
};

/** Colours of the series of the chart. The order of the nations and their labels tell the series apart too. */
export const SERIES: Record<Theme, readonly string[]> = {
  light: ["#4a4e7c", "#a0703a", "#3f7d78", "#8b5a7d", "#7a7f3d", "#5f7f9e", "#b08a8a", "#7d7d86"],
  dark: ["#9aa0dd", "#d9a566", "#7cc2bb", "#cf9bc0", "#bcc173", "#96b8da", "#dab4b4", "#a9a9b4"],
};

/** Returns the colour of a series of the chart; all series beyond the last colour share it. */
export function seriesColour(theme: Theme, index: number): string {
  const colours = SERIES[theme];
  return colours[Math.min(index, colours.length - 1)] ?? "#808080";
}

/** Returns black or white, whichever reads better on a colour. */
export function readableOn(colour: string): string {
  return luminance(colour) > 0.179 ? "#000000" : "#ffffff";
}

/** Returns the contrast ratio of two colours, from 1 to 21, as WCAG 2.2 defines it. */
export function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** Returns what is seen of a colour that covers another only in part. */
export function blended(over: string, alpha: number, under: string): string {
  const [top, bottom] = [parts(over), parts(under)];
  const mixed = top.map((part, i) => Math.round(part * alpha + (bottom[i] ?? 0) * (1 - alpha)));
  return `#${mixed.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

function parts(colour: string): number[] {
  return [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16));
}

/** Returns the relative luminance of a colour as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [r, g, b] = parts(colour).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}
