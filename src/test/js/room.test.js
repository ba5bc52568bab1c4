import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { MessageWindow } from "../../../webapp/js/features/message/message-window.js";
import { countOf } from "../../../webapp/js/features/message/message.js";
import { Room } from "../../../webapp/js/features/room/room.js";
import { BEN, lobby, ME, message } from "./support/fake-socket.js";

const opened = (count, info = {}) => {
  const room = new Room(lobby({ head: count, readUpTo: count, ...info }), ME.id);
  const messages = Array.from({ length: count }, (_, index) => message(index + 1));
  room.show({ messages, hasBefore: false, hasAfter: false });
  return room;
};
const event = (type, seq, more) => ({ type, room: "lobby", seq, at: "2026-11-21T08:00:00.000Z", by: "u2", ...more });
const seqs = (room) => room.window.messages.map(({ seq }) => seq);

describe("Room", () => {
  test("applies messages in order and ignores those heard before", () => {
    const room = opened(2);
    assert.equal(room.apply(message(3)), true);
    assert.equal(room.apply(message(3)), true);
    assert.equal(room.apply(message(1)), true);
    assert.deepEqual(seqs(room), [1, 2, 3]);
    assert.equal(room.seq, 3);
  });

  test("tells that something is missing", () => {
    const room = opened(2);
    assert.equal(room.apply(message(4)), false);
    assert.deepEqual(seqs(room), [1, 2]);
  });

  test("unknown kinds of events advance the log", () => {
    const room = opened(1);
    assert.equal(room.apply(event("pollOpened", 2)), true);
    assert.equal(room.apply(event("hasOwnProperty", 3)), true);
    assert.equal(room.apply(message(4)), true);
    assert.deepEqual(seqs(room), [1, 4]);
  });

  test("edits, deletions and reactions change their target", () => {
    const room = opened(3);
    room.apply(event("edited", 4, { target: 1, text: "better" }));
    room.apply(event("reacted", 5, { target: 2, emoji: "👍", on: true }));
    room.apply(event("reacted", 6, { target: 2, emoji: "🎉", on: true, by: "u1" }));
    room.apply(event("reacted", 7, { target: 2, emoji: "👍", on: true, by: "u1" }));
    room.apply(event("reacted", 8, { target: 2, emoji: "👍", on: false, by: "u2" }));
    room.apply(event("deleted", 9, { target: 3 }));
    const [first, second, third] = room.window.messages;
    assert.equal(first.text, "better");
    assert.ok(first.editedAt);
    assert.deepEqual(second.reactions, { "👍": ["u1"], "🎉": ["u1"] });
    assert.deepEqual(Object.keys(second.reactions), ["👍", "🎉"]);
    assert.deepEqual([third.deleted, third.text], [true, ""]);
  });

  test("the last one who takes a reaction back removes it", () => {
    const room = opened(1);
    room.apply(event("reacted", 2, { target: 1, emoji: "👍", on: true }));
    room.apply(event("reacted", 3, { target: 1, emoji: "👍", on: false }));
    assert.deepEqual(room.window.messages[0].reactions, {});
  });

  test("a reaction of many is counted on from where the page was read", () => {
    const many = Array.from({ length: 20 }, (_, index) => `p${index}`);
    const read = { messages: [message(1, { reactions: { "👍": many }, reactionCounts: { "👍": 25 } })], hasBefore: false, hasAfter: false, head: 30, mine: { 1: ["👍"] } };
    const room = new Room(lobby({ head: 28 }), ME.id);
    const of = () => room.window.messages[0];
    room.apply(event("reacted", 29, { target: 1, emoji: "👍", on: true, by: "p24" }));
    room.apply(event("reacted", 30, { target: 1, emoji: "🎉", on: true, by: "p0" }));
    room.apply(event("reacted", 31, { target: 1, emoji: "👍", on: true, by: "p25" }));
    room.show(read);
    assert.equal(countOf(of(), "👍"), 26, "29 is in the page, 31 is not");
    assert.equal(of().reactions["👍"][0], ME.id, "the reader, too");
    assert.equal(of().reactions["🎉"], undefined, "30 is in the page, and was taken back in it");
    room.apply(event("reacted", 32, { target: 1, emoji: "👍", on: false, by: ME.id }));
    assert.equal(countOf(of(), "👍"), 25);
    assert.equal(of().reactions["👍"].includes(ME.id), false);
    room.apply(event("reacted", 33, { target: 1, emoji: "👍", on: false, by: "p24" }));
    assert.equal(countOf(of(), "👍"), 24);
    let seq = 33;
    for (let left = 23; left >= 0; left--) {
      room.apply(event("reacted", ++seq, { target: 1, emoji: "👍", on: false, by: `q${left}` }));
      if (left > 0) assert.equal(countOf(of(), "👍"), left);
    }
    assert.deepEqual(of().reactions, {});
    room.apply(event("reacted", ++seq, { target: 1, emoji: "👍", on: true, by: "p1" }));
    assert.equal(countOf(of(), "👍"), 1);
  });

  test("a deleted message shows nothing, in a replay too", () => {
    const room = opened(0);
    room.apply(message(1, { deleted: true, text: undefined }));
    assert.deepEqual([room.window.messages[0].deleted, room.window.messages[0].text], [true, ""]);
  });

  test("a page of history that is older than a change shows the change", () => {
    const room = new Room(lobby({ head: 2 }), ME.id);
    room.apply(event("edited", 3, { target: 1, text: "new" }));
    room.show({ messages: [message(1, { text: "old" }), message(2)], hasBefore: false, hasAfter: false });
    assert.equal(room.window.messages[0].text, "new");
  });

  test("messages that came while history was read are there once", () => {
    const room = opened(2);
    room.apply(message(3));
    room.append({ messages: [message(2), message(3), message(4)], hasAfter: false });
    assert.deepEqual(seqs(room), [1, 2, 3, 4]);
  });

  test("counts what others wrote, and mentions of me", () => {
    const room = opened(1);
    room.apply(message(2));
    room.apply(message(3, { mentions: [ME.id] }));
    room.apply(message(4, { from: ME }));
    assert.deepEqual([room.unread, room.mentions], [2, 1]);
    room.markRead(2);
    assert.deepEqual([room.unread, room.mentions], [1, 1]);
    room.markRead(4);
    assert.deepEqual([room.unread, room.mentions], [0, 0]);
  });

  test("counts what its reader wants to hear of", () => {
    const room = opened(1);
    room.apply(message(2));
    room.apply(message(3, { mentions: [ME.id] }));
    assert.deepEqual([room.waiting, room.calls], [2, 1]);
    room.set({ notify: "mentions" });
    assert.deepEqual([room.waiting, room.calls], [1, 1]);
    room.set({ notify: "none" });
    assert.deepEqual([room.waiting, room.calls, room.unread], [0, 0, 2]);
    const direct = opened(1, { kind: "direct", name: null, members: [] });
    direct.apply(message(2));
    assert.deepEqual([direct.waiting, direct.calls], [1, 1]);
  });

  test("goes back to unread when another session says so", () => {
    const room = opened(4);
    room.readTo(2);
    assert.deepEqual([room.readUpTo, room.unread], [2, 2]);
    room.readTo(4);
    assert.deepEqual([room.readUpTo, room.unread], [4, 0]);
  });

  test("somebody's new name stands on what they said before", () => {
    const room = opened(2, { kind: "direct", members: [BEN, ME] });
    room.rename({ ...BEN, displayName: "Benjamin" });
    assert.deepEqual(room.window.messages.map(({ from }) => from.displayName), ["Benjamin", "Benjamin"]);
    assert.equal(room.info.members[0].displayName, "Benjamin");
  });

  test("a replay of what the welcome counted is not counted twice", () => {
    const room = opened(1);
    room.refresh(lobby({ head: 3, readUpTo: 1, unread: 2 }));
    room.apply(message(2));
    room.apply(message(3));
    assert.equal(room.unread, 2);
    room.apply(message(4));
    assert.equal(room.unread, 3);
  });

  test("a gap gives the window up and goes on from the head", () => {
    const room = opened(2);
    room.heardUpTo(90, { gap: true });
    assert.equal(room.window, null);
    assert.equal(room.apply(message(91)), true);
  });

  test("takes new names and topics, and keeps the others", () => {
    const room = opened(1);
    room.apply(event("roomUpdated", 2, { topic: "Tea" }));
    assert.deepEqual([room.info.name, room.info.topic], ["Lobby", "Tea"]);
  });
});

describe("MessageWindow", () => {
  const page = (from, to, more = {}) => ({
    messages: Array.from({ length: to - from + 1 }, (_, index) => message(from + index)),
    hasBefore: true,
    hasAfter: false,
    ...more,
  });

  test("trims the end when it grows at the start, and then leaves live messages to the server", () => {
    const window = new MessageWindow(page(51, 100), 60);
    window.prepend(page(1, 50));
    assert.deepEqual([window.first.seq, window.last.seq, window.hasAfter], [1, 60, true]);
    window.add(message(101));
    assert.equal(window.last.seq, 60);
  });

  test("trims the start when live messages come", () => {
    const window = new MessageWindow({ ...page(1, 60), hasBefore: false }, 60);
    window.add(message(61));
    assert.deepEqual([window.first.seq, window.last.seq, window.hasBefore], [2, 61, true]);
  });

  test("finds by seq and ignores changes to what it does not hold", () => {
    const window = new MessageWindow(page(5, 9));
    assert.equal(window.find(7).seq, 7);
    assert.equal(window.find(4), undefined);
    window.change(4, () => assert.fail("not here"));
    assert.equal(window.messages.length, 5);
  });
});
