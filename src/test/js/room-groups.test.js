import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { roomGroups } from "../../../webapp/js/features/room/room-groups.js";

const NOW = Date.parse("2026-12-01T09:00:00Z");

function room(id, info = {}, waiting = 0) {
  return { id, joined: true, waiting, info: { id, name: id, kind: "public", ...info } };
}

function keysOf(rooms, more = {}) {
  return roomGroups(rooms, { current: null, me: "me", now: NOW, unreadFirst: false, showIdle: false, ...more }).map(({ key, rooms: found }) => [key, found.map(({ id }) => id)]);
}

const direct = (id, lastAt) => ({ ...room(id, { kind: "direct", name: null, lastAt, members: [{ id: "me" }, { id, displayName: id }] }) });

describe("The groups of the sidebar", () => {
  test("favourites and sections stand above the rest, archived rooms below, each room once", () => {
    const rooms = [room("b"), room("a"), room("old", { archived: true, favourite: true }), room("fav", { favourite: true, section: "work" }), room("two", { section: "work" }), room("one", { section: "home" })];
    assert.deepEqual(keysOf(rooms), [
      ["favourites", ["fav"]],
      ["section home", ["one"]],
      ["section work", ["two"]],
      ["rooms", ["a", "b"]],
      ["direct", []],
      ["archived", ["old"]],
    ]);
  });

  test("direct messages go by when somebody wrote last, a new one first", () => {
    const rooms = [direct("mon", "2026-11-30T09:00:00Z"), direct("new"), direct("tue", "2026-12-01T08:00:00Z")];
    assert.deepEqual(keysOf(rooms)[1], ["direct", ["new", "tue", "mon"]]);
  });

  test("direct messages of weeks ago step back, unless unread, open or asked for", () => {
    const old = "2026-10-01T09:00:00Z";
    const rooms = [direct("idle", old), { ...direct("unread", old), waiting: 1 }, direct("open", old)];
    const groups = roomGroups(rooms, { current: "open", me: "me", now: NOW, unreadFirst: false, showIdle: false });
    assert.deepEqual(groups[1].rooms.map(({ id }) => id), ["open", "unread"]);
    assert.equal(groups[1].idle, 1);
    assert.equal(keysOf(rooms, { showIdle: true })[1][1].length, 3);
  });

  test("unread ones come first where that is wanted", () => {
    const rooms = [room("a"), room("b", {}, 2), room("lobby")];
    assert.deepEqual(keysOf(rooms)[0], ["rooms", ["lobby", "a", "b"]]);
    assert.deepEqual(keysOf(rooms, { unreadFirst: true })[0], ["rooms", ["b", "lobby", "a"]]);
  });

  test("a room that one is not in stands there only while one looks into it", () => {
    const rooms = [{ ...room("public"), joined: false }];
    assert.deepEqual(keysOf(rooms)[0], ["rooms", []]);
    assert.deepEqual(keysOf(rooms, { current: "public" })[0], ["rooms", ["public"]]);
  });
});
