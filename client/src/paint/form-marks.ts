// Samples of the forms in which the map draws symbols, for legends: paths in a box of 34 by 18 pixels.

/** A form that a legend explains: several in a block, a count, a ring, a leader with a dot; what is new, moved or gone. */
export type Form = "block" | "count" | "ring" | "leader" | "arrived" | "moved" | "left";

/** Paths of a sample: lines in ink, lines in the accent colour, areas in ink. */
export interface FormMark {
  ink: string;
  accent: string;
  filled: string;
}

/** Samples by form; the count also has a text on its plate. */
export const FORM_MARKS: Readonly<Record<Form, FormMark>> = {
  block: {
    ink: `${frame(2.5, 2.5, 20, 12, 3)}M5.5 6h5.5v5h-5.5ZM14 6h5.5v5h-5.5ZM22.5 11L30 15`,
    accent: "",
    filled: dot(30, 15),
  },
  count: { ink: "", accent: "", filled: frame(6, 2, 22, 14, 7) },
  ring: { ink: "M11 5h12v8h-12Z", accent: frame(7, 1.2, 20, 15.6, 4), filled: "" },
  arrived: { ink: "M9 5h14v9h-14Z", accent: star(9, 5), filled: "" },
  moved: { ink: "", accent: "M3 14L14 6L26 6M21 2L27 6L21 10", filled: "" },
  left: { ink: "M10 4h14v10h-14ZM7 3L27 15M27 3L7 15", accent: "", filled: "" },
  leader: { ink: "M4 2h12v8h-12ZM16 6.5L29 14", accent: "", filled: dot(29, 14) },
};

/** What the sample of a count says. */
export const COUNT_SAMPLE = "+3";

function frame(x: number, y: number, width: number, height: number, r: number): string {
  const arc = (dx: number, dy: number): string => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  const [across, down] = [width - 2 * r, height - 2 * r];
  return `M${x + r} ${y}h${across}${arc(r, r)}v${down}${arc(-r, r)}h${-across}${arc(-r, -r)}v${-down}${arc(r, -r)}Z`;
}

function star(x: number, y: number): string {
  const points = Array.from({ length: 10 }, (_, i) => {
    const r = i % 2 ? 1.6 : 4;
    const angle = -Math.PI / 2 + (i * Math.PI) / 5;
    return `${(x + r * Math.cos(angle)).toFixed(1)} ${(y + r * Math.sin(angle)).toFixed(1)}`;
  });
  return `M${points.join("L")}Z`;
}

function dot(x: number, y: number): string {
  return frame(x - 2.2, y - 2.2, 4.4, 4.4, 2.2);
}
