import assert from "node:assert/strict";
import { test } from "node:test";
import { scaleBar } from "../../src/still/scale-bar.ts";

test("the bar of the scale is 1, 2 or 5 times a power of ten, and as long as it says", () => {
  for (const scale of [8, 40, 100, 700]) {
    const projection = {
      x: (w: number) => w * scale,
      y: (w: number) => w * scale,
      zoom: 0,
      scale,
      width: 800,
      height: 400,
    };
    const { km, px } = scaleBar(projection);
    assert.ok(px <= 140 && px > 50, String(px));
    assert.match(String(km), /^[125]0*$/);
  }
});
