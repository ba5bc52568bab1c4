import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { addedByOthers, leaveAll } from "../../../webapp/js/features/room/added.js";

describe("Rooms to which others added one", () => {
  const zoe = { id: "u1", displayName: "Zoe" };
  const max = { id: "u2", displayName: "Max" };
  const item = (room, by) => ({ room, name: `Room ${room}`, kind: "private", by, at: "2026-11-21T07:06:00.123Z" });

  test("are read to the end and put together by who did it", async () => {
    const asked = [];
    const pages = [{ items: [item("r3", zoe), item("r2", max)], cursor: "c" }, { items: [item("r1", zoe)] }];
    const groups = await addedByOthers({ ask: async (query) => (asked.push(query), pages.shift()) });
    assert.deepEqual(asked, [
      { type: "added", limit: 50 },
      { type: "added", limit: 50, cursor: "c" },
    ]);
    assert.deepEqual(
      groups.map(({ by, rooms }) => [by.id, rooms.map(({ id }) => id)]),
      [
        ["u1", ["r3", "r1"]],
        ["u2", ["r2"]],
      ],
    );
  });

  test("are left fifty at a time", async () => {
    const sent = [];
    const rooms = Array.from({ length: 120 }, (_, i) => ({ id: `r${i}` }));
    await leaveAll({ command: async (command) => void sent.push(command) }, rooms);
    assert.deepEqual(sent.map(({ rooms }) => rooms.length), [50, 50, 20]);
    assert.deepEqual(sent.flatMap(({ rooms }) => rooms), rooms.map(({ id }) => id));
  });
});
