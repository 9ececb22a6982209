import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { BETWEEN_MS, DoubleClick } from "../../src/grid/double-click.ts";

test("after a press a second click may come, for as long as systems wait for one", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    let over = 0;
    const clicks = new DoubleClick(() => {
      over += 1;
    });
    assert.equal(clicks.isOpen, false);
    clicks.press();
    mock.timers.tick(BETWEEN_MS - 1);
    clicks.press();
    mock.timers.tick(BETWEEN_MS - 1);
    assert.deepEqual([clicks.isOpen, over], [true, 0]);
    mock.timers.tick(1);
    assert.deepEqual([clicks.isOpen, over], [false, 1]);
    clicks.press();
    clicks.end();
    mock.timers.tick(BETWEEN_MS);
    assert.deepEqual([clicks.isOpen, over], [false, 1]);
  } finally {
    mock.timers.reset();
  }
});
