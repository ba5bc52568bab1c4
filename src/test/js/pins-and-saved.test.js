import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { Pins } from "../../../webapp/js/features/pin/pins.js";
import { Saved } from "../../../webapp/js/features/saved/saved.js";

describe("What is kept", () => {
  let asked, chat, connection, pages, pins, saved;

  beforeEach(() => {
    asked = [];
    pages = [];
    chat = {
      ask: async (query) => (asked.push(query), pages.shift()),
      command: async (command) => void asked.push(command),
    };
    connection = new EventTarget();
    pins = new Pins({ chat, connection });
    saved = new Saved({ chat });
  });

  const hear = (detail) => connection.dispatchEvent(new CustomEvent("event", { detail }));

  test("says which room's list is another one now, but not that a list came", async () => {
    const rooms = [];
    pins.addEventListener("listed", ({ detail }) => rooms.push(detail.room));
    pages = [{ messages: [{ seq: 9 }] }];
    await pins.page("lobby");
    assert.deepEqual(rooms, []);
    hear({ type: "pinned", room: "tea", seq: 12, target: 4, on: true, by: "u2" });
    await pins.pin("lobby", 9, false);
    assert.deepEqual(rooms, ["tea", "lobby"]);
  });

  test("knows a room's pins from its list, and follows them from there", async () => {
    pages = [{ messages: [{ seq: 9 }, { seq: 4 }], cursor: "4" }, { messages: [{ seq: 2 }] }];
    const { cursor } = await pins.page("lobby");
    await pins.page("lobby", cursor);
    assert.deepEqual(asked[1], { type: "pins", room: "lobby", limit: 50, cursor: "4" });
    hear({ type: "pinned", room: "lobby", seq: 12, target: 4, on: false, by: "u2" });
    hear({ type: "pinned", room: "lobby", seq: 13, target: 11, on: true, by: "u2" });
    assert.deepEqual([...pins.of("lobby")].sort((a, b) => a - b), [2, 9, 11]);
    assert.equal(pins.of("tea").size, 0);
  });

  test("remembers what one has saved and taken back", async () => {
    let changes = 0;
    saved.addEventListener("change", () => changes++);
    await saved.save("lobby", 7, true);
    assert.equal(saved.has("lobby", 7), true);
    pages = [{ items: [{ room: "tea", message: { seq: 3 } }] }];
    await saved.page();
    await saved.save("lobby", 7, false);
    assert.deepEqual([saved.has("lobby", 7), saved.has("tea", 3), changes], [false, true, 2]);
    assert.deepEqual(asked.at(-1), { type: "save", room: "lobby", target: 7, on: false });
  });

  test("believes a change only when the server has accepted it", async () => {
    chat.command = async () => Promise.reject(new Error("forbidden"));
    await assert.rejects(pins.pin("lobby", 7, true));
    await assert.rejects(saved.save("lobby", 7, true));
    assert.equal(pins.of("lobby").size, 0);
    assert.equal(saved.has("lobby", 7), false);
  });
});
