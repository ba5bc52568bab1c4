import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { Aside } from "../../../webapp/js/helpers/aside-queue.js";
import { runsOf } from "../../../webapp/js/features/message/colour-runs.js";
import { ManualClock, settled } from "./support/manual-clock.js";

describe("Aside", () => {
  let aside, clock, workers;

  beforeEach(() => {
    clock = new ManualClock();
    workers = [];
    aside = new Aside(() => {
      const worker = { asked: [], ended: false, postMessage: (task) => worker.asked.push(task), terminate: () => (worker.ended = true) };
      const say = (data) => worker.onmessage({ data });
      Object.assign(worker, { ready: () => say({ ready: true }), done: (done) => say({ done }) });
      workers.push(worker);
      return worker;
    }, clock);
  });

  test("does one thing after the other, in one worker", async () => {
    const one = aside.run({ text: "1" });
    const two = aside.run({ text: "2" });
    assert.deepEqual(workers[0].asked, [{ text: "1" }]);
    workers[0].ready();
    workers[0].done("one");
    assert.equal(await one, "one");
    workers[0].ready();
    workers[0].done("two");
    assert.equal(await two, "two");
    assert.equal(workers.length, 1);
    assert.equal(clock.pending, 0);
  });

  test("gives up what takes too long, with its worker, and goes on with the next", async () => {
    const slow = aside.run({ text: "slow" });
    const next = aside.run({ text: "next" });
    workers[0].ready();
    clock.advance(2_000);
    assert.equal(await slow, null);
    assert.ok(workers[0].ended);
    workers[0].done("too late");
    workers[1].ready();
    workers[1].done("next");
    assert.equal(await next, "next");
  });

  test("lets many that take too long take little together", async () => {
    const slow = Array.from({ length: 25 }, (_, at) => aside.run({ text: `slow ${at}` }));
    const began = clock.now();
    for (const at of slow.keys()) {
      workers[at].ready();
      while (workers.length === at + 1 && !workers[at].ended) clock.advance(100);
      assert.equal(await slow[at], null);
    }
    assert.ok(clock.now() - began <= 15_000, String(clock.now() - began));
    const fine = aside.run({ text: "fine" });
    workers.at(-1).ready();
    workers.at(-1).done("fine");
    assert.equal(await fine, "fine");
    const again = aside.run({ text: "as long as the first" });
    workers.at(-1).ready();
    clock.advance(1_900);
    workers.at(-1).done("there");
    assert.equal(await again, "there");
  });

  test("does not try again what was given up", async () => {
    aside.run({ text: "slow" });
    workers[0].ready();
    clock.advance(2_000);
    assert.equal(await aside.run({ text: "slow" }), null);
    assert.equal(workers.length, 1);
  });

  test("does not count the time in which the worker's files are loaded", async () => {
    const first = aside.run({ text: "first" });
    clock.advance(5_000);
    workers[0].ready();
    workers[0].done("first");
    assert.equal(await first, "first");
  });

  test("tries with another worker when the files could not be had", async () => {
    const first = aside.run({ text: "first" });
    workers[0].onerror({});
    assert.equal(await first, null);
    const again = aside.run({ text: "first" });
    workers[1].ready();
    workers[1].done("there");
    assert.equal(await again, "there");
  });

  test("comes to nothing where there are no workers", async () => {
    const reported = [];
    globalThis.reportError = (problem) => reported.push(problem);
    const none = new Aside(() => {
      throw new TypeError("no workers here");
    }, clock);
    assert.equal(await none.run({ text: "x" }), null);
    await settled();
    assert.equal(reported.length, 1);
  });
});

describe("runsOf", () => {
  test("gives lengths and colours that cover the whole text", () => {
    assert.deepEqual(runsOf('<span class="hljs-keyword">return</span> <span class="hljs-string">&quot;<span class="hljs-subst">&lt;b&gt;</span>&quot;</span>;&amp;&#x27;'), [
      [6, "hljs-keyword"], [1, undefined], [1, "hljs-string"], [3, "hljs-subst"], [1, "hljs-string"], [3, undefined],
    ]);
  });

  test("gives nothing for more pieces than anybody reads", () => {
    assert.equal(runsOf('<span class="a">x</span>'.repeat(5_000)), null);
  });
});
