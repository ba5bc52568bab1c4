import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { Caller } from "../../../webapp/js/features/reading/calls.js";
import { ManualClock, settled } from "./support/manual-clock.js";

/** The locks and channels of one browser. */
class FakeBrowser {
  #queues = new Map();
  #channels = [];
  Channel;

  constructor() {
    const channels = this.#channels;
    this.Channel = class {
      constructor(name) {
        this.name = name;
        channels.push(this);
      }

      postMessage(data) {
        for (const other of channels) if (other !== this && other.name === this.name) other.onmessage({ data });
      }
    };
  }

  /** A tab's look at the locks; `close` ends the tab. */
  tab() {
    const own = { gone: false };
    const locks = {
      request: (name, hold) =>
        new Promise(() => {
          const queue = this.#queues.get(name) ?? [];
          this.#queues.set(name, queue);
          queue.push({ own, hold });
          if (queue.length === 1) hold();
        }),
    };
    const close = () => {
      for (const [name, queue] of this.#queues) {
        const held = queue[0]?.own === own;
        const left = queue.filter((one) => one.own !== own);
        this.#queues.set(name, left);
        if (held) left[0]?.hold();
      }
    };
    return { locks, close };
  }
}

describe("Notifications of several tabs", () => {
  let browser, clock, shown;
  const call = { room: { id: "tea" }, event: { seq: 7 } };

  beforeEach(() => {
    browser = new FakeBrowser();
    clock = new ManualClock();
    shown = [];
  });

  function tab(name, { looks = false } = {}) {
    const { locks, close } = browser.tab();
    const caller = new Caller({ name: "calls", looks: () => looks, show: () => shown.push(name), locks, Channel: browser.Channel, clock });
    return { caller, close };
  }

  const hear = (...tabs) => {
    for (const { caller } of tabs) caller.heard(call);
    clock.advance(1_000);
  };

  test("are one, from the tab that was there first", async () => {
    const tabs = [tab("one"), tab("two"), tab("three")];
    await settled();
    hear(...tabs);
    assert.deepEqual(shown, ["one"]);
  });

  test("go on with the next tab when the first is closed", async () => {
    const [one, two] = [tab("one"), tab("two")];
    one.close();
    await settled();
    hear(two);
    assert.deepEqual(shown, ["two"]);
  });

  test("are none while another tab shows the room to its reader, whichever hears it first", async () => {
    for (const order of [[0, 1], [1, 0]]) {
      const tabs = [tab("one"), tab("two", { looks: true })];
      await settled();
      hear(...order.map((at) => tabs[at]));
      for (const { close } of tabs) close();
    }
    assert.deepEqual(shown, []);
  });

  test("are none in the tab that shows the room", async () => {
    hear(tab("one", { looks: true }));
    assert.deepEqual(shown, []);
  });

  test("come without locks and channels, too", () => {
    const caller = new Caller({ name: "calls", looks: () => false, show: () => shown.push("one"), locks: null, Channel: null, clock });
    hear({ caller });
    assert.deepEqual(shown, ["one"]);
  });
});
