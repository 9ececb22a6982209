import assert from "node:assert/strict";
import { test } from "node:test";
import type { StageShows, TalkHeard } from "../../src/contract/types.ts";
import type { Chapter, Scene } from "../../src/scene/scene.ts";
import { type State, Store } from "../../src/scene/state.ts";
import { Following } from "../../src/talk/following.ts";

Object.assign(globalThis, { window: globalThis });

const chapter = { id: "one", view: "ukraine", time: 24, layers: ["units"] } as unknown as Chapter;
const scene = {
  chapters: [chapter],
  terms: { layer: [{ code: "units" }, { code: "hubs" }] },
  time: { start: -100, end: 100, stops: [], phases: [] },
} as unknown as Scene;
const SHOWN: StageShows = {
  chapter: "one",
  view: "ukraine",
  t: 24,
  layers: ["units"],
  filters: {},
  camera: null,
  black: false,
  pointer: null,
  strokes: [],
};

/** A follower's page, and a stage that tells it what it shows. */
async function followed(
  scenario: (say: (line: TalkHeard) => Promise<void>, page: ReturnType<typeof pageOf>) => Promise<void>,
) {
  let write: (line: string) => void = () => {};
  let close = () => {};
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => {
      close = () => stream.close();
      write = (line) => stream.enqueue(new TextEncoder().encode(line));
    },
  });
  globalThis.fetch = () => Promise.resolve(new Response(body));
  const page = pageOf();
  await scenario(async (line) => {
    const heard = new Promise<void>((done) => {
      page.heard = done;
    });
    write(`data: ${JSON.stringify(line)}\n\n`);
    await heard;
  }, page);
  page.following.destroy();
  close();
}

function pageOf() {
  const store = new Store({
    t: 0,
    chapter: "",
    view: "ukraine",
    layers: [],
    filters: {},
    camera: null,
  } as unknown as State);
  const did: string[] = [];
  const page = { store, did, drawn: [] as unknown, heard: () => {}, following: null as unknown as Following };
  page.following = new Following({
    address: "x",
    store,
    scene: () => scene,
    go: ({ id }) => {
      did.push(`go ${id}`);
      store.update({ chapter: id, t: 24, layers: ["units"] as State["layers"] });
    },
    settle: () => did.push("settle"),
    showBounds: () => did.push("bounds"),
    showPart: (part) => did.push(`part ${part.join()}`),
    point: (place) => {
      did.push(place ? `point ${place.lat},${place.lon}` : "no point");
      page.heard();
    },
    draw: (strokes) => {
      page.drawn = strokes;
    },
    ended: () => did.push("ended"),
    changed: () => {},
  });
  return page;
}

const led = (shown: Partial<StageShows> = {}): TalkHeard => ({ talk: "led", shown: { ...SHOWN, ...shown } });

test("a page flies to the chapter of the stage, and shows at once what the stage has changed in it", async () => {
  await followed(async (say, { did, store }) => {
    await say(led());
    await say(led({ t: 48 }));
    assert.deepEqual([store.state.chapter, store.state.t], ["one", 48]);
    await say(led({ t: 48, camera: [1, 2, 3, 4], pointer: [50, 30] }));
    assert.deepEqual(
      did.filter((act) => act !== "no point"),
      ["go one", "settle", "point 50,30", "settle", "part 1,2,3,4"],
    );
  });
});

test("a page draws what the pen of the stage draws, while it shows the same chapter", async () => {
  await followed(async (say, page) => {
    const strokes: StageShows["strokes"] = [
      [
        [50, 30],
        [51, 31],
      ],
    ];
    await say(led({ strokes }));
    assert.deepEqual(page.drawn, [
      [
        { lat: 50, lon: 30 },
        { lat: 51, lon: 31 },
      ],
    ]);
    page.store.update({ chapter: "", t: 5 });
    assert.deepEqual(page.drawn, []);
    page.following.comeBack();
    assert.deepEqual(page.drawn, [
      [
        { lat: 50, lon: 30 },
        { lat: 51, lon: 31 },
      ],
    ]);
    await say(led());
    assert.deepEqual(page.drawn, []);
    await say(led({ strokes }));
    await say({ talk: "ended", shown: null });
    assert.deepEqual(page.drawn, []);
  });
});

test("who comes late sees the stage as it is, and no layer that the plan lacks", async () => {
  await followed(async (say, { did, store }) => {
    await say(led({ t: 90, layers: ["hubs", "unknown"] }));
    assert.deepEqual(store.state.layers, ["hubs"]);
    assert.equal(store.state.t, 90);
    assert.ok(did.includes("bounds") && !did.includes("go one"));
  });
});

test("who moves time or map looks around, hears the pointer all the same, and comes back", async () => {
  for (const own of [{ t: 3 }, { camera: [1, 2, 3] as const }, { layers: [] }]) {
    await followed(async (say, { did, store, following }) => {
      await say(led());
      assert.equal(following.told.around, false);
      store.update(own);
      assert.equal(following.told.around, true);
      await say(led({ t: 60, pointer: [1, 2] }));
      assert.notEqual(store.state.t, 60);
      assert.ok(did.includes("point 1,2"));
      following.comeBack();
      assert.deepEqual([store.state.t, store.state.camera, following.told.around], [60, null, false]);
    });
  }
});

test("a card that is opened is no way of looking around", async () => {
  await followed(async (say, { store, following }) => {
    await say(led());
    store.update({ selected: "A" });
    assert.equal(following.told.around, false);
  });
});

test("nobody points for a stage that is away", async () => {
  await followed(async (say, { did }) => {
    await say(led({ pointer: [1, 2] }));
    await say({ ...led({ pointer: [1, 2] }), talk: "away" });
    assert.equal(
      did.findLast((act) => act.includes("point")),
      "no point",
    );
  });
});

test("the end is told, and nothing follows it", async () => {
  await followed(async (say, { did, following }) => {
    await say(led({ black: true }));
    await say({ talk: "ended", shown: null });
    assert.equal(following.told.talk, "ended");
    assert.equal(following.told.black, false);
    assert.ok(did.includes("ended"));
  });
});
