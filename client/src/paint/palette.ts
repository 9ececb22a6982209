// Colours for everything drawn on a canvas, and the few that panels share. Panels have their own in tokens.css.

/** The theme of a page. */
export type Theme = "light" | "dark";

/** The colours of one theme. */
export interface Palette {
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
    sea: "#dbe4ea",
    land: "#f1efe9",
    ukraine: "#fbfaf6",
    coast: "#a9b7c1",
    border: "#86828f",
    borderHalo: "#e4e0e3",
    oblast: "#cfcac6",
    admin1: "#e2ded8",
    water: "#c5d6e1",
    road: "#e3d9c8",
    motorway: "#d9cbb2",
    rail: "#cbc6c9",
    label: "#6d6a70",
    labelStrong: "#46434a",
    labelSea: "#8aa2b3",
    halo: "#fbfaf6",
    ink: "#17212b",
    plate: "#ffffff",
    accent: "#0b6e8a",
    command: "#3b3350",
    supply: "#8a5a12",
    precision: "#4b5a67",
  },
  dark: {
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
    label: "#98a1aa",
    labelStrong: "#c5ccd3",
    labelSea: "#50697c",
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

/** Returns black or white, whichever reads better on a colour (relative luminance as WCAG 2.2 defines it). */
export function readableOn(colour: string): string {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const part = Number.parseInt(colour.slice(i, i + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
  return luminance > 0.179 ? "#000000" : "#ffffff";
}
