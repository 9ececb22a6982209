import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Gazetteer, type StoredPlaces } from "../../src/basemap/gazetteer.ts";
import { meantBy } from "../../src/basemap/typed-place.ts";
import { distanceKm } from "../../src/geometry/geodesy.ts";

const FILE = join(import.meta.dirname, "../../../data/basemap/gazetteer.json");
const stored = JSON.parse(readFileSync(FILE, "utf8")) as StoredPlaces;
const gazetteer = new Gazetteer(stored);

test("a town is known by its English and its Ukrainian name, whatever its accents", () => {
  for (const text of ["Lviv", "lviv ", "Львів"])
    assert.match(meantBy(text, gazetteer).meant[0]?.told ?? "", /^Lviv \(UA\)/);
  assert.match(meantBy("rzeszow", gazetteer).meant[0]?.told ?? "", /^Rzeszów \(PL\)/);
});

test("towns of one name are offered, the largest first, and so are those that begin so", () => {
  const many = meantBy("Oleksandrivka", gazetteer).meant;
  assert.ok(many.length > 1);
  assert.equal(new Set(many.map(({ told }) => told)).size, many.length);
  const all = stored.name.filter((name) => name === "Oleksandrivka");
  assert.equal(many.length, all.length);
  const { meant, others } = meantBy("Ol", gazetteer);
  assert.ok(meant.length > 1 && others > 0);
});

test("MGRS and degrees are told as they are understood", () => {
  assert.deepEqual(
    meantBy("35ukr8625", null).meant.map(({ told }) => told),
    ["35U KR 86 25"],
  );
  assert.match(meantBy("49 50.4 N 24 1.8 E", null).meant[0]?.told ?? "", /49\.840/);
  assert.deepEqual(meantBy("nowhere at all", gazetteer).meant, []);
  assert.deepEqual(meantBy("Lviv", null).meant, []);
  assert.deepEqual(meantBy(" ", gazetteer).meant, []);
});

test("the nearest place is the nearest of all", () => {
  for (const at of [
    { lat: 49.8397, lon: 24.0297 },
    { lat: 43, lon: 32 },
    { lat: 47.1, lon: 35.9 },
  ]) {
    const km = stored.name.map((_, i) =>
      distanceKm(at, { lat: (stored.lat[i] ?? 0) / 1e4, lon: (stored.lon[i] ?? 0) / 1e4 }),
    );
    assert.equal(gazetteer.nearest(at)?.km, Math.min(...km));
  }
});
