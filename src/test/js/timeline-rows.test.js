import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { timelineRows } from "../../../webapp/js/features/reading/timeline-rows.js";
import { ME, message } from "./support/fake-socket.js";

const dayOf = (at) => at.slice(0, 10);
const rows = (messages, more = {}) => timelineRows({ messages, outgoing: [], me: ME, dayOf, ...more });
const at = (day, time) => `2026-11-${day}T${time}.000Z`;

describe("timelineRows", () => {
  test("puts a day before its first message", () => {
    const kinds = rows([message(1, { at: at(20, "09:00:00") }), message(2, { at: at(21, "09:00:00") })]);
    assert.deepEqual(kinds.map(({ kind }) => kind), ["day", "message", "day", "message"]);
  });

  test("groups one author within five minutes, and not across a day", () => {
    const grouped = rows([
      message(1, { at: at(20, "23:50:00") }),
      message(2, { at: at(20, "23:54:59") }),
      message(3, { at: at(20, "23:59:59") }),
      message(4, { at: at(21, "00:00:01") }),
      message(5, { at: at(21, "00:00:02"), from: ME }),
    ]).filter(({ kind }) => kind === "message");
    assert.deepEqual(grouped.map((row) => row.grouped), [false, true, false, false, false]);
  });

  test("an unsent post is below all messages and becomes its message in place", () => {
    const entry = { id: "x", room: "lobby", text: "hi", at: at(20, "09:00:02"), state: "pending" };
    const before = rows([message(1, { at: at(20, "09:00:00") })], { outgoing: [entry] });
    const arrived = message(2, { id: "x", from: ME, at: at(20, "09:00:03") });
    const after = rows([message(1, { at: at(20, "09:00:00") }), arrived], { outgoing: [entry] });
    assert.deepEqual(after.map(({ key }) => key), before.map(({ key }) => key));
    assert.equal(before.at(-1).message.state, "pending");
    assert.equal(after.at(-1).message.seq, 2);
  });

  test("another one's message with the same client id is another message", () => {
    const entry = { id: "m1", room: "lobby", text: "hi", at: at(20, "09:00:02"), state: "pending" };
    assert.equal(rows([message(1, { at: at(20, "09:00:00") })], { outgoing: [entry] }).length, 3);
  });

  test("divides at the first message that is new and not one's own", () => {
    const kinds = rows([message(1), message(2, { from: ME }), message(3), message(4)], { newAfter: 1 });
    assert.deepEqual(kinds.map(({ kind }) => kind), ["day", "message", "message", "new", "message", "message"]);
  });
});
