import assert from "node:assert/strict";
import { test } from "node:test";
import { fitted, textWidth } from "../../src/arrange/text-width.ts";
import { randoms } from "./things.ts";

const TEXTS = ["", "i", "MNB-N", "UK-BG-2B", "Ямпіль", "平和維持部隊", "🚁🚚", "…", "Évreux & Ça", "قوة متعددة"];

test("a longer text needs more room, a larger font in proportion", () => {
  for (const text of TEXTS) {
    let width = 0;
    let part = "";
    for (const character of text) {
      part += character;
      assert.ok(textWidth(part, 10) > width, part);
      width = textWidth(part, 10);
    }
    assert.ok(Math.abs(textWidth(text, 33) - 3.3 * width) < 1e-9);
  }
});

test("a text that is cut fits, keeps its beginning, and says that it is cut", () => {
  const random = randoms(3);
  for (let i = 0; i < 200; i++) {
    const text = `${TEXTS[Math.floor(random() * TEXTS.length)]} ${TEXTS[Math.floor(random() * TEXTS.length)]}`;
    const room = 12 + random() * 80;
    const cut = fitted(text, 10, room);
    assert.ok(textWidth(cut, 10) <= room, cut);
    if (cut === text) continue;
    assert.ok(textWidth(text, 10) > room);
    assert.ok(cut.endsWith("…") && text.startsWith(cut.slice(0, -1)));
  }
});
