import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { Reading } from "../../../webapp/js/features/reading/reading.js";
import { Room } from "../../../webapp/js/features/room/room.js";
import { CommandRefused, ConnectionLost } from "../../../webapp/js/transport/errors.js";
import { lobby, ME, message } from "./support/fake-socket.js";
import { settled } from "./support/manual-clock.js";

describe("Reading", () => {
  let asked, chat, connection, reading, room;

  beforeEach(() => {
    asked = [];
    const ask = (where) => () => new Promise((resolve, reject) => asked.push({ where, resolve, reject }));
    chat = { loadLatest: (room) => ask("latest")(room), loadAround: (room, seq) => ask(seq)(room) };
    connection = { online: true };
    reading = new Reading({ chat, connection });
    room = new Room(lobby({ head: 90, readUpTo: 90 }), ME.id);
  });

  const wishes = () => asked.map(({ where }) => where);
  const answer = (seqs, more = {}) => {
    if (seqs) room.show({ messages: seqs.map((seq) => message(seq)), hasBefore: true, hasAfter: false, ...more });
    asked.at(-1).resolve();
    return settled();
  };

  test("enters at the end, and at the end of one's reading if much is unread", () => {
    reading.enter(room);
    reading.load();
    const busy = new Room(lobby({ id: "busy", head: 900, readUpTo: 100, unread: 800 }), ME.id);
    reading.enter(busy);
    reading.load();
    assert.deepEqual(wishes(), ["latest", 100]);
    assert.equal(reading.newAfter, 100);
  });

  test("looks for a linked message although the latest ones are still on their way", () => {
    reading.enter(room);
    reading.load();
    reading.seek(7);
    reading.load();
    assert.deepEqual(wishes(), ["latest", 7]);
  });

  test("looks for where one stood as for a message, and knows how it was in view", () => {
    reading.enter(room);
    reading.seek(7, -12);
    reading.load();
    assert.deepEqual([wishes(), reading.top], [[7], -12]);
    reading.seek(9);
    assert.equal(reading.top, null);
  });

  test("goes on looking after the connection was lost", async () => {
    reading.enter(room);
    reading.seek(7);
    reading.load();
    connection.online = false;
    asked[0].reject(new ConnectionLost(1006));
    await settled();
    reading.load();
    assert.deepEqual(wishes(), [7]);
    connection.online = true;
    reading.load();
    assert.deepEqual(wishes(), [7, 7]);
    await answer([6, 7, 8], { hasAfter: true });
    assert.equal(reading.goal, 7);
    reading.found();
    reading.load();
    assert.equal(asked.length, 2);
  });

  test("says so when the message is not there, and stops looking", async () => {
    let lost = 0;
    reading.addEventListener("lost", () => lost++);
    reading.enter(room);
    reading.seek(7);
    reading.load();
    await answer([6, 8], { hasAfter: true });
    assert.deepEqual([lost, reading.goal], [1, null]);
    reading.load();
    assert.equal(asked.length, 1);
  });

  test("an answer that comes after the reader has left is not held against the next room", async () => {
    let lost = 0;
    reading.addEventListener("lost", () => lost++);
    reading.enter(room);
    reading.seek(7);
    reading.load();
    reading.enter(new Room(lobby({ id: "tea", head: 3 }), ME.id));
    asked[0].reject(new CommandRefused({ code: "not-found" }));
    await settled();
    assert.deepEqual([lost, reading.failed], [0, false]);
  });

  test("a refusal waits for the reader to ask again", async () => {
    reading.enter(room);
    reading.load();
    asked[0].reject(new CommandRefused({ code: "unavailable" }));
    await settled();
    reading.load();
    assert.equal(asked.length, 1);
    reading.retry();
    assert.equal(asked.length, 2);
  });

  test("a reader who scrolled up stays there over a gap, one at the end stays at the end", async () => {
    reading.enter(room);
    reading.load();
    await answer([50, 60, 90]);
    reading.entering = false;
    room.heardUpTo(5000, { gap: true });
    reading.load(() => 60);
    assert.equal(wishes().at(-1), "latest");
    await answer([4999, 5000]);
    reading.moved({ atBottom: false });
    room.heardUpTo(9000, { gap: true });
    reading.load(() => 4999);
    assert.equal(wishes().at(-1), 4999);
  });

  test("a scroll while a message is looked for does not end the search", () => {
    reading.enter(room);
    room.show({ messages: [message(89), message(90)], hasBefore: true, hasAfter: false });
    reading.seek(7);
    reading.moved({ atBottom: true });
    assert.equal(reading.follow, false);
    reading.load();
    assert.deepEqual(wishes(), [7]);
  });

  test("a stretch of long ago is left when the room is entered again", () => {
    reading.enter(room);
    room.show({ messages: [message(6), message(7)], hasBefore: true, hasAfter: true });
    reading.enter(null);
    reading.enter(room);
    reading.load();
    assert.deepEqual(wishes(), ["latest"]);
  });

  test("what comes while nobody looks is new on return, unless something was unread before", () => {
    reading.enter(room);
    reading.away();
    assert.equal(reading.newAfter, 90);
    room.unread = 2;
    room.seq = 95;
    reading.away();
    assert.equal(reading.newAfter, 90);
  });

  test("a room that was marked as unread is not read by being in view, until one comes anew", () => {
    reading.enter(room);
    reading.holdAt(88);
    assert.deepEqual([reading.held, reading.newAfter], [true, 87]);
    reading.toLatest();
    assert.equal(reading.held, false);
    reading.holdAt(88);
    reading.enter(null);
    reading.enter(room);
    assert.equal(reading.held, false);
  });

  test("counts what comes below the view until the reader is at the end", () => {
    reading.enter(room);
    room.show({ messages: [message(89), message(90)], hasBefore: true, hasAfter: false });
    reading.moved({ atBottom: false });
    reading.arrived();
    reading.arrived();
    assert.equal(reading.missed, 2);
    reading.moved({ atBottom: true });
    assert.deepEqual([reading.missed, reading.follow], [0, true]);
  });
});
