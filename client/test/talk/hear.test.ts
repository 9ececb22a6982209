import assert from "node:assert/strict";
import { test } from "node:test";
import { hear, Lines } from "../../src/talk/hear.ts";

// No silence is noticed, and no wait takes time.
const { setTimeout: later } = globalThis;
Object.assign(globalThis, { window: { setTimeout: () => 0 }, setTimeout: (then: () => void) => later(then, 0) });

/** A server that gives one answer after the other, then none. */
function server(...answers: (() => Response)[]): { asked: unknown[] } {
  const asked: unknown[] = [];
  globalThis.fetch = (_address, options) => {
    asked.push(options?.body ?? null);
    const answer = answers.shift();
    return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError("no network"));
  };
  return { asked };
}

function stream(...pieces: string[]): () => Response {
  return () => new Response(pieces.join(""));
}

test("lines come whole however a network cuts them, and signs of life are none", () => {
  const lines = new Lines();
  const text = ':\n\ndata: {"a":1}\n\ndata: {"b":"ä: \\n"}\n\n';
  assert.deepEqual(
    [...text].flatMap((piece) => lines.take(piece)),
    [{ a: 1 }, { b: "ä: \n" }],
  );
});

test("a stream that breaks off is heard again, with a body made anew, and a refusal ends it", async () => {
  const { asked } = server(
    stream('data: {"n":1}\n\n'),
    stream('data: {"n":2}\n\n'),
    () => new Response("", { status: 410 }),
  );
  const told: unknown[] = [];
  let count = 0;
  const status = await new Promise((refused) => {
    hear("x", () => ({ count: ++count }), { line: (data) => told.push(data), refused, lost: (is) => told.push(is) });
  });
  assert.equal(status, 410);
  assert.deepEqual(told, [false, { n: 1 }, true, false, { n: 2 }, true]);
  assert.deepEqual(asked, ['{"count":1}', '{"count":2}', '{"count":3}']);
});

test("a fault of the server, one that stops, or one that is asked too often is no refusal", async () => {
  const failing = [500, 503, 429].map((status) => () => new Response("", { status }));
  server(...failing, () => new Response("", { status: 404 }));
  const lost: boolean[] = [];
  const status = await new Promise((refused) => {
    hear("x", null, { line: () => {}, refused, lost: (is) => lost.push(is) });
  });
  assert.equal(status, 404);
  assert.deepEqual(lost, [true, true, true]);
});
