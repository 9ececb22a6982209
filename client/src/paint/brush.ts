// What painters need of a canvas. In the browser that is a real canvas; on the server it is an object that writes SVG.

/** The part of a canvas context that painters use. */
export type Brush = Pick<
  CanvasRenderingContext2D,
  | "arc"
  | "beginPath"
  | "closePath"
  | "fill"
  | "fillRect"
  | "fillStyle"
  | "fillText"
  | "font"
  | "globalAlpha"
  | "letterSpacing"
  | "lineJoin"
  | "lineTo"
  | "lineWidth"
  | "measureText"
  | "moveTo"
  | "restore"
  | "rotate"
  | "roundRect"
  | "save"
  | "setLineDash"
  | "stroke"
  | "strokeRect"
  | "strokeStyle"
  | "strokeText"
  | "textAlign"
  | "textBaseline"
  | "translate"
>;

/** Fonts of maps; the server's pictures embed the first two. */
export const SANS = '"Segoe UI", "Helvetica Neue", "DejaVu Sans", Arial, sans-serif';
