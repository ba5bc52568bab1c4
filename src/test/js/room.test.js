import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { means } from "../../../webapp/js/features/message/message.js";
import { MessageWindow } from "../../../webapp/js/features/message/message-window.js";
import { countOf } from "../../../webapp/js/features/message/message.js";
import { rowsOf } from "../../../webapp/js/features/reading/timeline-parts.js";
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

  const nothing = { in: () => [], changesIn: () => [] };

  test("says at its top that what was before was too old, and only there", () => {
    const top = (room) => rowsOf({ failed: false, newAfter: 0, room, retry() {} }, { me: ME.id, outgoing: nothing, online: true })[0];
    const room = opened(0);
    assert.deepEqual([top(room).kind, Boolean(top(room).expired)], ["invitation", false]);
    room.show({ messages: [], hasBefore: false, hasAfter: false, expired: true });
    assert.deepEqual([top(room).kind, top(room).expired], ["beginning", true]);
    room.show({ messages: [message(5)], hasBefore: true, hasAfter: false });
    assert.equal(top(room).kind, "more");
    room.prepend({ messages: [message(4)], hasBefore: false, hasAfter: true, expired: true });
    assert.deepEqual([top(room).kind, top(room).expired], ["beginning", true]);
    room.show({ messages: [message(1)], hasBefore: false, hasAfter: false });
    assert.deepEqual([top(room).kind, Boolean(top(room).expired)], ["beginning", false]);
  });

  test("says while there is no connection that its messages are still to come", () => {
    const room = new Room(lobby(), ME.id);
    const top = (online) => rowsOf({ failed: false, newAfter: 0, room, retry() {} }, { me: ME.id, outgoing: nothing, online })[0]?.kind;
    assert.deepEqual([top(false), top(true)], ["away", undefined]);
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

  test("knows whom it belongs to from now on", () => {
    const room = opened(1, { role: "member" });
    room.apply(event("roomUpdated", 2, { owner: BEN.id }));
    assert.equal(room.info.role, "member");
    room.apply(event("roomUpdated", 3, { owner: ME.id }));
    assert.equal(room.info.role, "owner");
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
    assert.deepEqual([room.unread, room.mentions], [2, 1]);
    room.apply(message(4));
    assert.deepEqual([room.unread, room.mentions], [3, 1]);
    room.markRead(2);
    assert.deepEqual([room.unread, room.mentions], [2, 1]);
    room.markRead(4);
    assert.deepEqual([room.unread, room.mentions], [0, 0]);
  });

  test("who writes has read what was there, as the server takes it", () => {
    const room = opened(1);
    room.apply(message(2, { mentions: [ME.id] }));
    room.apply(message(3, { from: ME }));
    assert.deepEqual([room.readUpTo, room.unread, room.mentions], [3, 0, 0]);
    room.refresh(lobby({ head: 6, readUpTo: 3, unread: 3 }));
    room.apply(message(4, { from: ME }));
    assert.deepEqual([room.readUpTo, room.unread], [3, 3]);
  });

  describe("counts what messages say now", () => {
    const counts = (room) => [room.unread, room.mentions];
    const unsure = (room) => {
      let times = 0;
      room.addEventListener("unsure", () => times++);
      return () => times;
    };

    test("an edit of an unread message brings and takes a mention", () => {
      const room = opened(1);
      room.apply(message(2));
      room.apply(event("edited", 3, { target: 2, text: "@aiko", mentions: [ME.id] }));
      assert.deepEqual(counts(room), [1, 1]);
      assert.deepEqual(room.window.find(2).mentions, [ME.id]);
      room.apply(event("edited", 4, { target: 2, text: "@aiko!", mentions: [ME.id] }));
      assert.deepEqual(counts(room), [1, 1]);
      room.apply(event("edited", 5, { target: 2, text: "nobody" }));
      assert.deepEqual(counts(room), [1, 0]);
      room.apply(event("edited", 6, { target: 2, text: "@room", mentionsAll: "room" }));
      assert.deepEqual(counts(room), [1, 1]);
    });

    test("an edit of a message that was read brings nothing", () => {
      const room = opened(2);
      room.apply(event("edited", 3, { target: 2, text: "@aiko", mentions: [ME.id] }));
      assert.deepEqual(counts(room), [0, 0]);
      assert.deepEqual(room.window.find(2).mentions, [ME.id]);
    });

    test("a deleted message is neither unread nor a mention", () => {
      const room = opened(1);
      room.apply(message(2, { mentions: [ME.id] }));
      room.apply(message(3));
      room.apply(event("deleted", 4, { target: 2 }));
      assert.deepEqual(counts(room), [1, 0]);
      room.apply(event("deleted", 5, { target: 1 }));
      assert.deepEqual(counts(room), [1, 0]);
    });

    test("a message that was replayed as deleted does not go twice", () => {
      const room = opened(1);
      room.apply(message(2));
      room.apply(message(3, { deleted: true, text: undefined }));
      room.apply(event("deleted", 4, { target: 3 }));
      assert.deepEqual(counts(room), [1, 0]);
    });

    test("an edit of one's own that calls everybody does not call oneself", () => {
      const room = new Room(lobby({ head: 5, readUpTo: 1, unread: 4 }), ME.id);
      room.apply(event("edited", 6, { target: 3, text: "@room", mentionsAll: "room", by: ME.id }));
      room.apply(event("edited", 7, { target: 4, text: "@room", mentionsAll: "room" }));
      assert.deepEqual(counts(room), [4, 1]);
    });

    test("the same in a room that nobody opened", () => {
      const room = new Room(lobby({ head: 1, readUpTo: 1 }), ME.id);
      room.apply(message(2));
      room.apply(event("edited", 3, { target: 2, text: "@aiko", mentions: [ME.id] }));
      assert.deepEqual(counts(room), [1, 1]);
      room.apply(event("edited", 4, { target: 2, text: "nobody" }));
      assert.deepEqual(counts(room), [1, 0]);
      room.apply(event("edited", 5, { target: 2, text: "@all", mentionsAll: "room" }));
      room.apply(event("deleted", 6, { target: 2 }));
      assert.deepEqual(counts(room), [0, 0]);
    });

    test("of a message that is not here it asks, where that can matter", () => {
      const room = new Room(lobby({ head: 5, readUpTo: 1, unread: 4, mentions: 0 }), ME.id);
      const asked = unsure(room);
      room.apply(event("deleted", 6, { target: 3 }));
      room.apply(event("edited", 7, { target: 4, text: "@aiko", mentions: [ME.id] }));
      assert.deepEqual([...counts(room), asked()], [3, 1, 0]);
      room.apply(event("deleted", 8, { target: 5 }));
      assert.deepEqual([...counts(room), asked()], [2, 1, 1]);
      room.apply(event("reacted", 9, { target: 4, emoji: "👍", on: true }));
      room.apply(event("deleted", 10, { target: 1 }));
      assert.equal(asked(), 1);
    });

    test("a replay of what the welcome counted is not counted twice", () => {
      const room = opened(2);
      room.refresh(lobby({ head: 5, readUpTo: 1, unread: 1, mentions: 1 }));
      room.apply(event("edited", 3, { target: 2, text: "@aiko", mentions: [ME.id] }));
      room.apply(message(4));
      room.apply(event("deleted", 5, { target: 4 }));
      assert.deepEqual(counts(room), [1, 1]);
    });

    test("takes the server's word, unless it is older than what was heard or read", () => {
      const room = new Room(lobby({ head: 5, readUpTo: 3, unread: 2, mentions: 2 }), ME.id);
      room.apply(message(6));
      assert.equal(room.count({ head: 5, readUpTo: 3, unread: 1, mentions: 1 }), false);
      assert.equal(room.count({ head: 7, readUpTo: 2, unread: 9, mentions: 9 }), false);
      assert.deepEqual(counts(room), [3, 2]);
      assert.equal(room.count({ head: 7, readUpTo: 3, unread: 2, mentions: 1 }), true);
      room.apply(message(7, { mentions: [ME.id] }));
      assert.deepEqual(counts(room), [2, 1]);
      room.apply(message(8));
      assert.deepEqual(counts(room), [3, 1]);
    });

    test("asks what is left when another session read a part that is not here", () => {
      const room = new Room(lobby({ head: 9, readUpTo: 1, unread: 8, mentions: 2 }), ME.id);
      const asked = unsure(room);
      room.readTo(5);
      assert.deepEqual([...counts(room), asked()], [8, 2, 1]);
      room.readTo(9);
      assert.deepEqual([...counts(room), asked()], [0, 0, 1]);
      room.readTo(3);
      assert.deepEqual([...counts(room), asked()], [1, 0, 2]);
    });
  });

  describe("calls to a whole room", () => {
    test("mean everybody but who calls", () => {
      const room = opened(1);
      room.apply(message(2, { mentionsAll: "room" }));
      assert.deepEqual([room.mentions, means(room.window.find(2), ME.id)], [1, true]);
      assert.equal(means(message(3, { from: ME, mentionsAll: "room" }), ME.id), false);
    });

    test("mean those who are here only if they are", () => {
      let here = true;
      const room = new Room(lobby({ head: 1, readUpTo: 1 }), ME.id, () => here);
      room.show({ messages: [message(1)], hasBefore: false, hasAfter: false });
      room.apply(message(2, { mentionsAll: "here" }));
      here = false;
      room.apply(message(3, { mentionsAll: "here" }));
      assert.equal(room.mentions, 1);
      assert.deepEqual([2, 3].map((seq) => means(room.window.find(seq), ME.id)), [true, false]);
      room.apply(event("edited", 4, { target: 2, text: "@here!", mentionsAll: "here" }));
      here = true;
      room.apply(event("edited", 5, { target: 3, text: "@here!", mentionsAll: "here" }));
      assert.equal(room.mentions, 1);
      room.apply(event("deleted", 6, { target: 2 }));
      assert.equal(room.mentions, 0);
    });

    test("that are replayed mean nobody who is here now", () => {
      const room = opened(1);
      room.refresh(lobby({ head: 2, readUpTo: 1, unread: 1 }));
      room.apply(message(2, { mentionsAll: "here" }));
      assert.deepEqual([room.mentions, means(room.window.find(2), ME.id)], [0, false]);
    });
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
