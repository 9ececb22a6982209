import assert from "node:assert/strict";
import { test } from "node:test";
import { distanceKm } from "../../src/geometry/geodesy.ts";
import { squareAt, squareOf } from "../../src/geometry/squares.ts";

test("a position is rounded to the same square as on the server", () => {
  const square = squareAt({ lat: 49.8397, lon: 24.0297 }, 1);
  assert.equal(square?.grid, "35U KR 86 25");
  assert.deepEqual([square?.middle.lat.toFixed(3), square?.middle.lon.toFixed(3)], ["49.844", "24.030"]);
  assert.deepEqual(
    [5, 10, 25, 0.1].map((km) => squareAt({ lat: 50, lon: 30 }, km)?.sideKm),
    [1, 10, 10, 0.1],
  );
});

test("the corners are half a diagonal from the middle, and beside each other a side apart", () => {
  for (const at of [
    { lat: 49.84, lon: 25.3 },
    { lat: 60.2, lon: 24.9 },
    { lat: 44.4, lon: 33.5 },
  ]) {
    const square = squareAt(at, 10);
    assert.ok(square);
    const [a, b] = square.corners;
    assert.ok(a && b && Math.abs(distanceKm(a, b) - 10) < 0.01);
    for (const corner of square.corners) {
      assert.ok(
        squareAt({ lat: (corner.lat * 9 + square.middle.lat) / 10, lon: (corner.lon * 9 + square.middle.lon) / 10 }, 10)
          ?.grid === square.grid,
      );
    }
  }
});

test("what is no reference of the grid is none", () => {
  for (const text of ["", "36U", "36U UA 244", "36I UA 2 9", "99U UA 2 9", "Kyiv", "36U XX 24 91"]) {
    assert.equal(squareOf(text), null, text);
  }
  assert.equal(squareOf("36u ua 2448 9137")?.grid, "36U UA 2448 9137");
  assert.equal(squareAt({ lat: 85, lon: 30 }, 10), null);
});
