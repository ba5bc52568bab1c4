import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { coalesced } from "../../../webapp/js/helpers/context.js";
import { settled } from "./support/manual-clock.js";

describe("coalesced", () => {
  let now, runs, takes;

  beforeEach(() => {
    now = 1_000;
    runs = 0;
    takes = 0;
  });

  const draw = () => {
    runs++;
    now += takes;
  };

  test("makes one call of many, before anything else runs", async (t) => {
    t.mock.method(performance, "now", () => now);
    const ask = coalesced(draw);
    ask();
    ask();
    assert.equal(runs, 0);
    await settled();
    assert.equal(runs, 1);
    ask();
    await settled();
    assert.equal(runs, 2);
  });

  test("leaves four fifths of the time to others when it takes long, and forgets nothing", async (t) => {
    t.mock.method(performance, "now", () => now);
    t.mock.timers.enable({ apis: ["setTimeout"] });
    takes = 10;
    const ask = coalesced(draw);
    ask();
    await settled();
    for (let i = 0; i < 5; i++) ask();
    await settled();
    assert.equal(runs, 1);
    now += 39;
    t.mock.timers.tick(39);
    assert.equal(runs, 1);
    now += 1;
    t.mock.timers.tick(1);
    assert.equal(runs, 2);
  });

  test("waits a tenth of a second at most", async (t) => {
    t.mock.method(performance, "now", () => now);
    t.mock.timers.enable({ apis: ["setTimeout"] });
    takes = 400;
    const ask = coalesced(draw);
    ask();
    await settled();
    ask();
    now += 100;
    t.mock.timers.tick(100);
    assert.equal(runs, 2);
  });
});
