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

  describe("of messages that the reader changes", () => {
    const entry = (change, more = {}) => ({ id: `c${change.type}`, room: "lobby", change, at: at(20, "10:00:00"), order: 1, state: "pending", ...more });
    const read = { ...message(2, { from: ME, at: at(20, "09:00:00") }), reactions: { "👍": ["u2"] }, reactionCounts: {} };
    const shown = (changes) => rows([read], { changes }).at(-1);

    test("show them as they will be", () => {
      assert.equal(shown([entry({ type: "edit", target: 2, text: "better" })]).message.text, "better");
      assert.equal(shown([entry({ type: "delete", target: 2 })]).message.deleted, true);
      assert.deepEqual(shown([entry({ type: "react", target: 2, emoji: "👍", on: true })]).message.reactions, { "👍": ["u2", "u1"] });
      const both = shown([entry({ type: "edit", target: 2, text: "one" }), entry({ type: "edit", target: 2, text: "two" })]);
      assert.deepEqual([both.message.text, both.changes.length], ["two", 2]);
    });

    test("show what was refused as it is, with the refusal", () => {
      const row = shown([entry({ type: "edit", target: 2, text: "better" }, { state: "failed", code: "forbidden" })]);
      assert.deepEqual([row.message, row.changes[0].code], [read, "forbidden"]);
    });

    test("leave the others alone", () => {
      assert.equal("changes" in shown([entry({ type: "delete", target: 9 })]), false);
    });

    test("are the same again while nothing new has come, so that nothing is drawn anew", () => {
      const changes = [entry({ type: "edit", target: 2, text: "better" })];
      const [one, two] = [shown(changes), shown([...changes])];
      assert.deepEqual([one.message === two.message, one.changes === two.changes], [true, true]);
      const unsent = [{ id: "x", room: "lobby", text: "hi", at: at(20, "09:00:02"), state: "pending" }];
      assert.equal(rows([], { outgoing: unsent }).at(-1).message, rows([], { outgoing: unsent }).at(-1).message);
    });
  });
});
