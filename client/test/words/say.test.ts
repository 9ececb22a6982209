// A sentence takes its values by name, its plural form by count, and its language from what the page was given.

import assert from "node:assert/strict";
import { test } from "node:test";
import { grouped, say, sayWith, speak } from "../../src/words/say.ts";

test("a sentence takes its values by name", () => {
  assert.equal(say("timeline.at-phase", { instant: "D+3", phase: "{instant}" }), "D+3, {instant}");
});

test("another language is spoken where the page was given one, and English again where not", () => {
  speak({ language: "qps", texts: { "timeline.play": "⟦Pláy⟧" } });
  assert.equal(say("timeline.play"), "⟦Pláy⟧");
  assert.equal(say("timeline.pause"), "Pause", "what a language lacks is shown in English");
  speak(undefined);
  assert.equal(say("timeline.play"), "Play");
});

test("parts go where the message has their places", () => {
  speak({ language: "qps", texts: { "timeline.play": "⟦before⟧ <key/> ⟦after⟧" } });
  const parts = sayWith("timeline.play", { key: 7 } as Record<string, number> as never, {} as never);
  speak(undefined);
  assert.deepEqual(parts, ["⟦before⟧ ", 7, " ⟦after⟧"]);
});

test("numbers are written as the language has them", () => {
  assert.equal(grouped(12_000), "12,000");
});
