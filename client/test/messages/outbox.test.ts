import assert from "node:assert/strict";
import { test } from "node:test";
import type { Sent } from "../../src/contract/types.ts";
import { type Browser, Outbox } from "../../src/messages/outbox.ts";

const PLAN = "a".repeat(32);
const START = `posture-edits/${PLAN}/`;

/** What one browser keeps, for all its pages, and what happens to the window of one page. */
class Chrome {
  readonly kept = new Map<string, string>();
  readonly #queues = new Map<string, Array<() => void>>();
  readonly #pages: EventTarget[] = [];

  page(withLocks = true): Browser & { page: EventTarget } {
    const page = new EventTarget();
    this.#pages.push(page);
    return { keep: this.#keep(page), locks: withLocks ? this.#locks() : undefined, page };
  }

  #keep(page: EventTarget): Browser["keep"] {
    const { kept } = this;
    const told = () => {
      for (const other of this.#pages) if (other !== page) other.dispatchEvent(new Event("storage"));
    };
    return {
      get length() {
        return kept.size;
      },
      key: (index) => [...kept.keys()][index] ?? null,
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => {
        kept.set(key, value);
        told();
      },
      removeItem: (key) => {
        kept.delete(key);
        told();
      },
    };
  }

  /** One holder at a time, in order; who no longer waits is passed over. */
  #locks(): Browser["locks"] {
    const queues = this.#queues;
    const request = async (name: string, options: { signal: AbortSignal }, held: () => Promise<void>) => {
      const queue = queues.get(name) ?? [];
      queues.set(name, queue);
      await new Promise<void>((free) => {
        queue.push(free);
        if (queue.length === 1) free();
      });
      if (!options.signal.aborted) await held();
      queue.shift();
      queue[0]?.();
    };
    return { request } as unknown as Browser["locks"];
  }
}

function opened(chrome = new Chrome(), plan = PLAN, withLocks = true) {
  const sent: Sent[] = [];
  const browser = chrome.page(withLocks);
  const box = new Outbox((what) => sent.push(what), browser);
  box.about(plan);
  return { box, sent, chrome, page: browser.page };
}

const settled = () => new Promise((done) => setImmediate(done));
const boxes = (sent: readonly Sent[]) => sent.at(-1)?.boxes ?? [];
const numbers = (sent: readonly Sent[]) => boxes(sent).flatMap((box) => box.messages.map((m) => m.n));
const senders = (sent: readonly Sent[]) => boxes(sent).map((box) => box.sender);

function asks(page: EventTarget): boolean {
  const closing = new Event("beforeunload", { cancelable: true });
  page.dispatchEvent(closing);
  return closing.defaultPrevented;
}

test("messages are sent again until the server has noted them", () => {
  const { box, sent } = opened();
  box.push({ kind: "edit", table: "hubs", cells: [] });
  box.push({ kind: "undo" });
  assert.deepEqual(numbers(sent), [1, 2]);
  const [sender = ""] = senders(sent);
  box.noted({ [sender]: 1 });
  assert.equal(box.waiting, 1);
  box.push({ kind: "redo" });
  assert.deepEqual(numbers(sent), [2, 3]);
  box.noted({ [sender]: 3, other: 99 });
  assert.equal(box.waiting, 0);
});

test("what was under way when the page closed is sent by the next one, under its old name", async () => {
  const first = opened();
  first.box.push({ kind: "edit", table: "hubs", cells: [{ row: "A", column: "name", text: "mine" }] });
  const [sender = ""] = senders(first.sent);
  first.box.close();
  await settled();
  const second = opened(first.chrome);
  await settled();
  second.box.introduce({ id: "a".repeat(32), name: "Ann" });
  assert.deepEqual(senders(second.sent), [sender]);
  second.box.noted({ [sender]: 1 });
  assert.equal(first.chrome.kept.size, 0);
});

test("two open pages keep their edits apart, and neither sends those of the other", async () => {
  const first = opened();
  await settled();
  const second = opened(first.chrome);
  await settled();
  first.box.push({ kind: "undo" });
  second.box.push({ kind: "redo" });
  first.box.push({ kind: "undo" });
  await settled();
  assert.deepEqual([numbers(first.sent), numbers(second.sent)], [[1, 2], [1]]);
  assert.equal(first.chrome.kept.size, 2);
  const [sender = ""] = senders(second.sent);
  second.box.noted({ [sender]: 1 });
  assert.deepEqual([...first.chrome.kept.keys()], [START + senders(first.sent)[0]]);
});

test("a page that stays open takes over the edits of one that closes", async () => {
  const first = opened();
  await settled();
  const second = opened(first.chrome);
  first.box.push({ kind: "undo" });
  await settled();
  assert.deepEqual(second.sent, []);
  first.box.close();
  await settled();
  assert.deepEqual(senders(second.sent), senders(first.sent));
  assert.ok(asks(second.page));
});

test("without locks pages send what others left, and erase no edit that is not noted", async () => {
  const first = opened(new Chrome(), PLAN, false);
  first.box.push({ kind: "undo" });
  const second = opened(first.chrome, PLAN, false);
  await settled();
  assert.deepEqual(senders(second.sent), senders(first.sent));
  first.box.push({ kind: "redo" });
  const [sender = ""] = senders(first.sent);
  second.box.noted({ [sender]: 1 });
  assert.equal(JSON.parse(first.chrome.kept.get(START + sender) ?? "").length, 2);
});

test("edits of one plan are never sent for another", async () => {
  const first = opened();
  first.box.push({ kind: "undo" });
  first.box.close();
  await settled();
  const other = opened(first.chrome, "b".repeat(32));
  await settled();
  assert.deepEqual(other.sent, []);
  assert.equal(first.chrome.kept.size, 1);
});

test("when the page shows another plan, edits of the one before stay in the browser", async () => {
  const { box, sent, chrome } = opened();
  box.push({ kind: "undo" });
  const [sender] = senders(sent);
  box.about("b".repeat(32));
  box.push({ kind: "redo" });
  assert.equal(boxes(sent)[0]?.plan, "b".repeat(32));
  assert.equal(boxes(sent).length, 1);
  assert.notEqual(senders(sent)[0], sender);
  assert.ok(chrome.kept.has(START + sender));
});

test("the page asks before it closes, exactly while something is unsent", () => {
  const { box, sent, page } = opened();
  assert.ok(!asks(page));
  box.push({ kind: "undo" });
  assert.ok(asks(page));
  box.noted({ [senders(sent)[0] ?? ""]: 1 });
  assert.ok(!asks(page));
});

test("a name alone is sent too, before the plan is known", () => {
  const { box, sent } = opened(new Chrome(), "");
  box.introduce({ id: "b".repeat(32), name: "Bob" });
  assert.deepEqual(sent, [{ planner: { id: "b".repeat(32), name: "Bob" }, boxes: [] }]);
});

test("a store that holds nonsense is no hindrance", async () => {
  const chrome = new Chrome();
  chrome.kept.set(`${START}x`, "{");
  const { box, sent } = opened(chrome);
  await settled();
  box.push({ kind: "undo" });
  assert.deepEqual(numbers(sent), [1]);
});

const OLD = "posture-outbox/mnf-u";
const oldBox = (sender: string, ...ns: number[]) => ({ sender, messages: ns.map((n) => ({ kind: "undo", n })) });

test("edits that an earlier version kept under the plan's name are sent, and forgotten once they are noted", async () => {
  const chrome = new Chrome();
  chrome.kept.set(OLD, JSON.stringify([oldBox("one", 1, 2), oldBox("two", 3)]));
  const { box, sent } = opened(chrome, "");
  box.about(PLAN, "mnf-u");
  await settled();
  assert.deepEqual(senders(sent), ["one", "two"]);
  assert.deepEqual(numbers(sent), [1, 2, 3]);
  assert.ok(boxes(sent).every(({ plan }) => plan === PLAN));
  assert.equal(chrome.kept.has(OLD), false);
  assert.deepEqual(box.left, []);
  box.noted({ one: 2, two: 3 });
  assert.deepEqual([...chrome.kept.keys()], []);
});

test("edits of an earlier version for another plan, and what cannot be read, stay and are told", async () => {
  const chrome = new Chrome();
  chrome.kept.set(OLD, JSON.stringify([oldBox("one", 1)]));
  chrome.kept.set("posture-outbox/broken", "{");
  chrome.kept.set("posture-outbox/empty", "[]");
  const { box, sent } = opened(chrome, "");
  box.about(PLAN, "other");
  await settled();
  assert.equal(boxes(sent).length, 0);
  assert.deepEqual(box.left, ["mnf-u"]);
  assert.ok(chrome.kept.has(OLD) && chrome.kept.has("posture-outbox/broken"));
});

test("edits of an earlier version stay under their old name where the browser keeps nothing more", () => {
  const chrome = new Chrome();
  chrome.kept.set(OLD, JSON.stringify([oldBox("one", 1)]));
  const browser = chrome.page();
  const full = { ...browser.keep, setItem: () => assert.fail("full") };
  Object.defineProperty(full, "length", { get: () => chrome.kept.size });
  new Outbox(() => {}, { ...browser, keep: full }).about(PLAN, "mnf-u");
  assert.ok(chrome.kept.has(OLD));
});
