import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { Attachments } from "../../../webapp/js/features/file/attachments.js";
import { Trays } from "../../../webapp/js/features/file/trays.js";
import { Outgoing } from "../../../webapp/js/features/message/outgoing.js";
import { FileApi } from "../../../webapp/js/transport/file-api.js";
import { MemoryArea, storageOf } from "./support/browser-storage.js";
import { FakeFiles, lost, problem } from "./support/fake-files.js";
import { ManualClock } from "./support/manual-clock.js";

const quiet = async () => {
  for (let i = 0; i < 8; i++) await new Promise((resolve) => setImmediate(resolve));
};
const blob = (size = 100, type = "image/png") => ({ size, type, slice: (from, to) => blob(Math.max(0, Math.min(to, size) - from), type) });

/** What a browser keeps, for all of its tabs. */
class FakeStore {
  records = new Map();

  async all() {
    return [...this.records.values()].sort((one, two) => one.order - two.order);
  }

  async get(key) {
    return this.records.get(key) ?? null;
  }

  async put(record) {
    this.records.set(record.key, { ...record });
    return true;
  }

  async change(key, news) {
    if (this.records.has(key)) this.records.set(key, { ...this.records.get(key), ...news });
  }

  async remove(key) {
    this.records.delete(key);
  }
}

/** Locks of one browser; a tab that goes lets go of all of its own. */
class FakeLocks {
  #held = new Map();
  #waiting = new Map();

  tab() {
    const mine = new Set();
    const grant = (name, act) => {
      const release = () => {
        if (!mine.delete(name)) return;
        this.#held.delete(name);
        this.#waiting.get(name)?.shift()?.();
      };
      this.#held.set(name, release);
      mine.add(name);
      Promise.resolve(act({ name })).then(release);
    };
    return {
      gone: () => [...mine].forEach((name) => this.#held.get(name)()),
      request: async (name, options, act = options) => {
        if (!this.#held.has(name)) return grant(name, act);
        if (options.ifAvailable) return act(null);
        this.#waiting.set(name, [...(this.#waiting.get(name) ?? []), () => grant(name, act)]);
      },
    };
  }
}

describe("Trays", () => {
  let server, store, browser, locks, ids;

  beforeEach(() => {
    server = new FakeFiles();
    store = new FakeStore();
    browser = new MemoryArea();
    locks = new FakeLocks();
    ids = 0;
  });

  function openTab({ locked = true } = {}) {
    const tab = locks.tab();
    const newId = () => `k${++ids}`;
    const outgoing = new Outgoing({ storage: storageOf(browser, "u1:"), newId: () => `p${++ids}`, now: () => 1_000 });
    const api = new FileApi({ XMLHttpRequest: server.XMLHttpRequest });
    const trays = new Trays({ outgoing, store, newId, limits: () => ({ uploads: 3 }), upload: { api, clock: new ManualClock(), random: () => 1, preview: async () => null }, locks: locked ? tab : undefined });
    const attachments = new Attachments();
    attachments.trays = trays;
    return { outgoing, trays, attachments, gone: tab.gone };
  }

  const names = (trays, room = "lobby") => trays.in(room).map(({ name }) => name);
  const files = (...all) => all.map((name) => ({ name, blob: blob() }));

  test("belong to their rooms, and what is in them goes at once", async () => {
    const { trays, attachments } = openTab();
    trays.add("lobby", files("a.png", "b.png"));
    trays.add("tea", files("c.png"));
    await quiet();
    assert.deepEqual([names(trays), names(trays, "tea"), attachments.has("tea"), attachments.has("x")], [["a.png", "b.png"], ["c.png"], true, false]);
    assert.deepEqual(trays.in("lobby").map(({ upload }) => upload.state), ["done", "done"]);
  });

  test("are put in another order", async () => {
    const { trays } = openTab();
    trays.add("lobby", files("a", "b", "c"));
    const [a, , c] = trays.in("lobby");
    trays.move(a.key, 1);
    assert.deepEqual(names(trays), ["b", "a", "c"]);
    trays.move(c.key, 1);
    trays.moveTo(c.key, trays.in("lobby")[0].key);
    assert.deepEqual(names(trays), ["c", "b", "a"]);
    await quiet();
    assert.deepEqual((await store.all()).map(({ name }) => name), ["c", "b", "a"]);
  });

  test("a message goes when its files are there, and takes them in their order", async () => {
    const { outgoing, trays, attachments } = openTab();
    trays.add("lobby", files("a", "b"));
    const entry = outgoing.add({ room: "lobby", text: "", files: attachments.take("lobby") });
    assert.deepEqual([entry.state, attachments.has("lobby"), outgoing.next()], ["uploading", false, undefined]);
    await quiet();
    const sent = outgoing.next();
    assert.deepEqual([sent.id, sent.files.map(({ id, name }) => [id, name])], [entry.id, [["f1", "a"], ["f2", "b"]]]);
  });

  test("others may overtake a message that waits", async () => {
    server.instead = [() => ({ silent: true })];
    const { outgoing, trays, attachments } = openTab();
    trays.add("lobby", files("a"));
    outgoing.add({ room: "lobby", text: "with a file", files: attachments.take("lobby") });
    const { id } = outgoing.add({ room: "lobby", text: "without" });
    assert.equal(outgoing.next().id, id);
  });

  test("what was accepted is forgotten, what was given up is ended on the server", async () => {
    const { outgoing, trays, attachments } = openTab();
    trays.add("lobby", files("a"));
    const entry = outgoing.add({ room: "lobby", text: "", files: attachments.take("lobby") });
    await quiet();
    outgoing.accepted(entry.id, 7);
    await quiet();
    assert.deepEqual([trays.size, store.records.size, server.files.size], [0, 0, 1]);
    trays.add("lobby", files("b"));
    const other = outgoing.add({ room: "lobby", text: "", files: attachments.take("lobby") });
    await quiet();
    outgoing.discard(other.id);
    await quiet();
    assert.deepEqual([trays.size, store.records.size, server.files.size], [0, 0, 1]);
  });

  test("what is removed is ended here and there", async () => {
    const { trays } = openTab();
    trays.add("lobby", files("a"));
    await quiet();
    trays.remove(trays.in("lobby")[0].key);
    await quiet();
    assert.deepEqual([trays.size, store.records.size, server.files.size], [0, 0, 0]);
  });

  test("are there again after a reload, with what has gone", async () => {
    const first = openTab();
    first.trays.add("lobby", files("a", "b"));
    await quiet();
    first.gone();
    const { trays } = openTab();
    server.asked = [];
    await trays.restore();
    await quiet();
    assert.deepEqual(names(trays), ["a", "b"]);
    assert.deepEqual([trays.in("lobby").every(({ upload }) => upload.ready), server.asked], [true, []]);
  });

  test("a message that waited goes on waiting after a reload, and goes", async () => {
    server.instead = [null, () => ({ silent: true })];
    const first = openTab();
    first.trays.add("lobby", files("a"));
    const { id } = first.outgoing.add({ room: "lobby", text: "look", files: first.attachments.take("lobby") });
    await quiet();
    first.gone();
    const { outgoing, trays } = openTab();
    await trays.restore();
    await quiet();
    assert.deepEqual([outgoing.next().id, outgoing.next().files[0].id], [id, "f1"]);
  });

  test("a message whose file the browser does not have any more says so", async () => {
    const first = openTab();
    first.outgoing.add({ room: "lobby", text: "look", files: [{ key: "k9", name: "a", type: "", bytes: 1 }] });
    const { outgoing, trays } = openTab();
    await trays.restore();
    const [entry] = outgoing.in("lobby");
    assert.deepEqual([entry.state, entry.code], ["failed", "files"]);
  });

  test("of two tabs one has them, and the other when that one goes", async () => {
    const one = openTab();
    one.trays.add("lobby", files("a"));
    await quiet();
    const two = openTab();
    await two.trays.restore();
    await quiet();
    assert.deepEqual([names(one.trays), names(two.trays)], [["a"], []]);
    one.gone();
    await quiet();
    assert.deepEqual(names(two.trays), ["a"]);
  });

  test("a browser without locks keeps them all the same", async () => {
    openTab({ locked: false }).trays.add("lobby", files("a"));
    await quiet();
    const { trays } = openTab({ locked: false });
    await trays.restore();
    assert.deepEqual(names(trays), ["a"]);
  });

  test("what the server has forgotten goes again from the tray", async () => {
    const { outgoing, trays, attachments } = openTab();
    trays.add("lobby", files("a"));
    const entry = outgoing.add({ room: "lobby", text: "", files: attachments.take("lobby") });
    await quiet();
    server.files.clear();
    outgoing.failed(entry.id, "files");
    trays.giveBack(outgoing.in("lobby")[0]);
    outgoing.remove(entry.id);
    await quiet();
    assert.deepEqual([names(trays), trays.in("lobby")[0].upload.ready, server.files.size], [["a"], true, 1]);
  });

  test("tell of what is stuck, and try it again", async () => {
    server.instead = [() => problem(507, "disk-full")];
    const { trays, attachments } = openTab();
    trays.add("lobby", files("a"));
    await quiet();
    assert.equal(attachments.stuck("lobby"), true);
    trays.goOn(trays.in("lobby")[0].key);
    await quiet();
    assert.deepEqual([attachments.stuck("lobby"), trays.in("lobby")[0].upload.ready], [false, true]);
  });

  test("tell of what a reload would lose", async () => {
    store.put = async () => false;
    server.instead = [() => ({ silent: true })];
    const { trays } = openTab();
    trays.add("lobby", files("a", "b"));
    await quiet();
    assert.equal(trays.wouldLose, true);
    for (const { key } of trays.in("lobby")) trays.remove(key);
    assert.equal(trays.wouldLose, false);
  });

  test("goes on when the connection is back", async () => {
    const { trays } = openTab();
    server.instead = [lost];
    trays.add("lobby", files("a"));
    await quiet();
    const { upload } = trays.in("lobby")[0];
    upload.pause();
    trays.online();
    await quiet();
    // What somebody paused stays so.
    assert.equal(upload.state, "paused");
  });
});
