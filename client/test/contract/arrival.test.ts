import assert from "node:assert/strict";
import { test } from "node:test";
import { ContractError, reader } from "../../src/contract/arrival.ts";
import { check as checkGrid } from "../../src/contract/checks/GridData.js";
import { check as checkScene } from "../../src/contract/checks/Scene.js";
import type { GridData, Scene } from "../../src/contract/types.ts";
import { arrived } from "../../src/messages/arrival.ts";

const readGrid = reader<GridData>("grid", checkGrid);
const readScene = reader<Scene>("scene", checkScene);

const grid: GridData = {
  plan: "p",
  table: "hubs",
  title: "Hubs",
  columns: [],
  rows: [{ handle: "H", number: 2, cells: ["H"], raw: false, edited: [], new: false }],
  total: 1,
  matching: 1,
  problems: { H: [{ column: 0, severity: "error", message: "m", fix: null }] },
  notes: {},
  ceasefire: null,
  hours: {},
  key: [0],
  focus: null,
  focus_column: null,
  positioned: true,
  revision: "hubs/1",
  editing: null,
};

test("what is by the contract is handed on as it is", () => {
  assert.equal(readGrid(grid), grid);
});

test("a key more, a key less or another type is refused, and where it is", () => {
  const { total: _, ...less } = grid;
  const [row] = grid.rows;
  for (const wrong of [
    { ...grid, totals: 1 },
    less,
    { ...grid, total: "1" },
    { ...grid, rows: [{ ...row, handel: "H" }] },
    { ...grid, problems: { H: [{ column: 0, severity: "fatal", message: "m", fix: null }] } },
    null,
    [],
  ])
    assert.throws(() => readGrid(wrong), ContractError);
  assert.throws(() => readGrid({ ...grid, rows: [{ ...row, number: "2" }] }), /grid\/rows\/0\/number/);
});

test("a layer is known by what it shows, and holds the items of its kind alone", () => {
  const layer = { shows: "rows", name: "n", title: "t", table: "sources", columns: [], items: [] };
  assert.throws(() => readScene({ layers: [layer] }), ContractError);
  assert.throws(() => readScene({ layers: [{ ...layer, shows: "pictures" }] }), ContractError);
});

test("what cannot be read is told, and nothing is handed on; the next that can be takes it back", () => {
  const told: string[] = [];
  const tell = (text: string) => void told.push(text);
  const text = (value: unknown) => JSON.stringify(value);
  assert.deepEqual(arrived(text(grid), readGrid, tell), grid);
  assert.equal(arrived(text({ ...grid, more: 1 }), readGrid, tell), null);
  assert.deepEqual(arrived(text(grid), readGrid, tell), grid);
  assert.deepEqual([told[0], told.at(-1)], ["", ""]);
  assert.match(told[1] ?? "", /Reload the page/);
});
