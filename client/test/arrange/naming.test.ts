import assert from "node:assert/strict";
import { test } from "node:test";
import { AROUND_KM, nameOf, titleOf, titleWidth } from "../../src/arrange/naming.ts";
import { textWidth } from "../../src/arrange/text-width.ts";

const WIDE = Number.POSITIVE_INFINITY;
const KM_PER_DEG = 111.2;
const LVIV = { place: "Lviv", lat: 49.84, lon: 24.03 };
const TERNOPIL = { place: "Ternopil", lat: 49.55, lon: 25.59 };

/** Returns a place so many km north of Lviv. */
const north = (place: string, km: number) => ({ ...LVIV, place, lat: LVIV.lat + km / KM_PER_DEG });

const title = (members: Parameters<typeof nameOf>[0], width = WIDE) => titleOf(nameOf(members), 10, width);

test("a block of one place has its name, and a block without places has none", () => {
  assert.equal(title([LVIV, LVIV]), "Lviv");
  assert.equal(title([{ ...LVIV, place: "" }]), "");
});

test("only what is near is around a place", () => {
  assert.equal(title([LVIV, north("Kulykiv", AROUND_KM - 1)]), "Around Lviv");
  assert.equal(title([LVIV, north("Rava-Ruska", AROUND_KM + 1)]), "Lviv, Rava-Ruska");
});

test("a block of places far apart names all of them, or the first and the number of the others", () => {
  const three = [LVIV, TERNOPIL, north("Kulykiv", 10), TERNOPIL];
  assert.equal(title(three), "Lviv, Ternopil, Kulykiv");
  const narrow = textWidth("Lviv + 2 places", 10) + 0.01;
  assert.equal(title(three, narrow), "Lviv + 2 places");
  assert.match(title([north("Kamianets-Podilskyi", 0), TERNOPIL], narrow), /^K\S*… \+ 1 place$/);
});

test("an event without a place is not at the place of the unit beside it", () => {
  const event = { ...TERNOPIL, place: "" };
  assert.equal(title([LVIV, event]), "Lviv + 1 place");
  assert.equal(title([LVIV, { ...LVIV, place: "" }]), "Lviv");
  assert.equal(title([LVIV, TERNOPIL, event]), "Lviv, Ternopil");
});

test("the room for a name is enough for it", () => {
  for (const members of [[LVIV], [LVIV, north("Kulykiv", 10)], [LVIV, TERNOPIL, north("Rivne", 200)]]) {
    const name = nameOf(members);
    const width = titleWidth(name, 10);
    assert.ok(!titleOf(name, 10, width).includes("…"), titleOf(name, 10, width));
  }
});
