import assert from "node:assert/strict";
import { test } from "node:test";
import type { Sent } from "../../src/contract/types.ts";
import { Outbox } from "../../src/messages/outbox.ts";

function keep() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

function opened(storage = keep()) {
  const sent: Sent[] = [];
  return { box: new Outbox("mnf-u", (what) => sent.push(what), storage), sent, storage };
}

const numbers = (sent: Sent | undefined) => sent?.boxes?.flatMap((box) => box.messages.map((m) => m.n));

test("messages are sent again until the server has noted them", () => {
  const { box, sent } = opened();
  box.push({ kind: "edit", table: "hubs", cells: [] });
  box.push({ kind: "undo" });
  assert.deepEqual(numbers(sent.at(-1)), [1, 2]);
  const sender = sent.at(-1)?.boxes?.[0]?.sender ?? "";
  box.noted({ [sender]: 1 });
  assert.equal(box.waiting, 1);
  box.push({ kind: "redo" });
  assert.deepEqual(numbers(sent.at(-1)), [2, 3]);
  box.noted({ [sender]: 3, other: 99 });
  assert.equal(box.waiting, 0);
});

test("what was under way when the page closed is sent by the next one, under its old name", () => {
  const first = opened();
  first.box.push({ kind: "edit", table: "hubs", cells: [{ row: "A", column: "name", text: "mine" }] });
  const sender = first.sent[0]?.boxes?.[0]?.sender;
  const second = opened(first.storage);
  second.box.introduce({ id: "a".repeat(32), name: "Ann" });
  assert.deepEqual(
    second.sent[0]?.boxes?.map((box) => box.sender),
    [sender],
  );
  second.box.noted({ [sender ?? ""]: 1 });
  assert.equal(first.storage.kept.size, 0);
});

test("a name alone is sent too", () => {
  const { box, sent } = opened();
  box.introduce({ id: "b".repeat(32), name: "Bob" });
  assert.deepEqual(sent, [{ planner: { id: "b".repeat(32), name: "Bob" }, boxes: [] }]);
});

test("a store that holds nonsense is no hindrance", () => {
  const storage = keep();
  storage.setItem("posture-outbox/mnf-u", "{");
  const { box, sent } = opened(storage);
  box.push({ kind: "undo" });
  assert.deepEqual(numbers(sent[0]), [1]);
});
