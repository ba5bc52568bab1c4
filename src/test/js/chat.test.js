import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { Chat } from "../../../webapp/js/shell/chat.js";
import "../../../webapp/js/features/reading/counting.js";
import { Outgoing } from "../../../webapp/js/features/message/outgoing.js";
import { ChatConnection } from "../../../webapp/js/transport/chat-connection.js";
import { MemoryArea, storageOf } from "./support/browser-storage.js";
import { fakeSockets, lobby, ME, message } from "./support/fake-socket.js";
import { ManualClock, settled } from "./support/manual-clock.js";

describe("Chat", () => {
  let clock, net, chat, connection;

  beforeEach(() => {
    clock = new ManualClock();
    net = fakeSockets();
    let ids = 0;
    const newId = () => `c${++ids}`;
    const outgoing = new Outgoing({ storage: storageOf(new MemoryArea(), ""), newId });
    connection = new ChatConnection({
      url: "ws://host/ws/chat",
      newId,
      hello: () => chat.greeting,
      checkSession: async () => "ok",
      WebSocket: net.FakeSocket,
      clock,
      random: () => 1,
    });
    chat = new Chat({ user: ME, connection, outgoing, newId });
    connection.start();
  });

  const room = () => chat.rooms.get("lobby");
  const answer = (more) => {
    const { id } = net.last().sent.findLast(({ type }) => type === "history");
    net.last().say({ type: "history", re: id, room: "lobby", hasBefore: false, hasAfter: false, messages: [], ...more });
    return settled();
  };
  const openLobby = (head) => {
    net.last().welcome({ rooms: [lobby({ head })] });
    chat.loadLatest(room());
    return answer({ messages: [message(head)], hasBefore: true });
  };
  const reconnect = (more) => {
    net.last().fail(1006);
    clock.advance(500);
    net.last().welcome(more);
  };

  test("asks for nothing the first time, and for what it opened after that", async () => {
    assert.deepEqual(chat.greeting, {});
    await openLobby(5);
    net.last().say(message(6));
    assert.deepEqual(chat.greeting, { epoch: "e1", resume: { lobby: 6 } });
  });

  test("takes the missed messages after a reconnect", async () => {
    await openLobby(5);
    reconnect({ rooms: [lobby({ head: 7 })] });
    net.last().say(message(6), message(7), { type: "caughtUp", room: "lobby", seq: 7 }, message(8));
    assert.deepEqual(room().window.messages.map(({ seq }) => seq), [5, 6, 7, 8]);
  });

  test("a gap drops the window, so that the view loads history anew", async () => {
    await openLobby(5);
    reconnect({ rooms: [lobby({ head: 5000 })] });
    net.last().say({ type: "gap", room: "lobby", head: 5000 });
    assert.equal(room().window, null);
    assert.equal(room().seq, 5000);
  });

  test("another epoch drops everything that was heard", async () => {
    await openLobby(5);
    reconnect({ epoch: "e2", rooms: [lobby({ head: 2 })] });
    assert.equal(room().window, null);
    assert.deepEqual(chat.greeting, { epoch: "e2", resume: {} });
    net.last().say(message(3));
    assert.equal(room().seq, 3);
  });

  test("a hole in live events is treated like a gap, never passed over", async () => {
    await openLobby(5);
    net.last().say(message(9));
    assert.equal(room().window, null);
  });

  test("rooms that were not opened go on from the new head", () => {
    net.last().welcome({ rooms: [lobby({ head: 5, unread: 2 })] });
    reconnect({ rooms: [lobby({ head: 9, unread: 6 })] });
    net.last().say(message(10));
    assert.deepEqual([room().seq, room().unread], [10, 7]);
  });

  test("asks for one page at a time and loads older ones before the first", async () => {
    await openLobby(60);
    chat.loadOlder(room());
    chat.loadOlder(room());
    const questions = net.last().sent.filter(({ type, before }) => type === "history" && before);
    assert.deepEqual(questions.map(({ before }) => before), [60]);
    await answer({ messages: [message(58), message(59)] });
    assert.deepEqual(room().window.messages.map(({ seq }) => seq), [58, 59, 60]);
    await chat.loadOlder(room());
    assert.equal(net.last().sent.filter(({ type }) => type === "history").length, 2);
  });

  test("a page that answers an abandoned window is not mixed in", async () => {
    await openLobby(60);
    chat.loadOlder(room()).catch(() => {});
    net.last().say({ type: "gap", room: "lobby", head: 90 });
    await answer({ messages: [message(58)] });
    assert.equal(room().window, null);
  });

  describe("while a page of history is on its way", () => {
    const asked = () => net.last().sent.filter(({ type }) => type === "history");
    const page = ({ id }, seqs, more = {}) => {
      net.last().say({ type: "history", re: id, room: "lobby", messages: seqs.map((seq) => message(seq)), hasBefore: true, hasAfter: false, ...more });
      return settled();
    };
    const seqs = () => room().window.messages.map(({ seq }) => seq);

    beforeEach(() => net.last().welcome({ rooms: [lobby({ head: 90 })] }));

    test("a link's place is asked for at once, and the answer to the older question is dropped", async () => {
      chat.loadLatest(room());
      const found = chat.loadAround(room(), 7);
      assert.deepEqual(asked().map(({ around }) => around), [undefined, 7]);
      const [latest, around] = asked();
      await page(around, [6, 7, 8], { hasAfter: true });
      await found;
      await page(latest, [89, 90]);
      assert.deepEqual(seqs(), [6, 7, 8]);
    });

    test("whichever answer comes first, the newest wish stands", async () => {
      chat.loadLatest(room());
      chat.loadAround(room(), 7);
      const [latest, around] = asked();
      await page(latest, [89, 90]);
      await page(around, [6, 7, 8], { hasAfter: true });
      assert.deepEqual(seqs(), [6, 7, 8]);
    });

    test("a link is followed while an older page is loading", async () => {
      chat.loadLatest(room());
      await page(asked()[0], [89, 90]);
      chat.loadOlder(room());
      chat.loadAround(room(), 7);
      const [, older, around] = asked();
      await page(around, [6, 7, 8], { hasAfter: true });
      await page(older, [87, 88]);
      assert.deepEqual(seqs(), [6, 7, 8]);
    });

    test("a message that is heard meanwhile is not lost, changed as it is by then", async () => {
      chat.loadLatest(room());
      net.last().say(message(91), message(92), { type: "edited", room: "lobby", seq: 93, at: "2026-11-21T08:00:00.000Z", target: 92, text: "new", by: "u2" });
      await page(asked()[0], [89, 90]);
      assert.deepEqual(seqs(), [89, 90, 91, 92]);
      assert.equal(room().window.last.text, "new");
    });

    test("a message that is heard while the last page is appended is not lost", async () => {
      chat.loadAround(room(), 80);
      await page(asked()[0], [79, 80, 81], { hasAfter: true });
      chat.loadNewer(room());
      net.last().say(message(91));
      await page(asked()[1], [82, 90]);
      assert.deepEqual(seqs(), [79, 80, 81, 82, 90, 91]);
    });

    test("more messages than are kept leave no hole: the window ends and goes on by the next page", async () => {
      chat.loadLatest(room());
      net.last().say(...Array.from({ length: 70 }, (_, index) => message(91 + index)));
      await page(asked()[0], [89, 90]);
      assert.deepEqual([seqs(), room().window.hasAfter], [[89, 90], true]);
      chat.loadNewer(room());
      assert.equal(asked()[1].after, 90);
      await page(asked()[1], Array.from({ length: 50 }, (_, index) => 91 + index));
      assert.deepEqual([room().window.last.seq, room().window.messages.length], [160, 72]);
      net.last().say(message(161));
      assert.equal(room().window.last.seq, 161);
    });

    test("a gap makes the question be asked again, for its answer may end below the gap", async () => {
      chat.loadLatest(room());
      net.last().say({ type: "gap", room: "lobby", head: 200 });
      await page(asked()[0], [89, 90]);
      assert.equal(room().window, null);
      await page(asked()[1], [199, 200]);
      assert.deepEqual(seqs(), [199, 200]);
    });
  });

  test("looks into a public room without being told of it, and hears it from the head on after joining", async () => {
    net.last().welcome({ rooms: [lobby()] });
    const visit = chat.visit("tea");
    const { id } = net.last().sent.findLast(({ type }) => type === "rooms");
    net.last().say({ type: "rooms", re: id, rooms: [{ id: "tea", name: "Tea", kind: "public", topic: "", archived: false, head: 7 }] });
    const tea = await visit;
    assert.deepEqual([tea.joined, tea.writable, tea.waiting], [false, false, 0]);
    tea.show({ messages: [message(7, { room: "tea" })], hasBefore: true, hasAfter: false });
    assert.deepEqual(Object.keys(chat.greeting.resume), []);
    reconnect({ rooms: [lobby()] });
    assert.equal(chat.rooms.get("tea"), tea);
    net.last().say({ type: "roomAdded", room: lobby({ id: "tea", name: "Tea", head: 9 }) });
    assert.deepEqual([tea.joined, tea.window, tea.seq], [true, null, 9]);
    assert.equal(await chat.arrival("tea"), "tea");
  });

  test("finds no room that one may not see", async () => {
    net.last().welcome({ rooms: [lobby()] });
    const visit = chat.visit("secret");
    const { id } = net.last().sent.findLast(({ type }) => type === "rooms");
    net.last().say({ type: "rooms", re: id, rooms: [] });
    assert.equal(await visit, null);
  });

  test("profiles and levels that others or one's other sessions set are taken", async () => {
    await openLobby(5);
    net.last().say({ type: "profile", user: { id: "u2", name: "ben", displayName: "Benjamin" }, status: "at lunch" }, { type: "roomSettings", room: "lobby", notify: "none" });
    assert.deepEqual([chat.people.get("u2").status, room().window.messages[0].from.displayName, room().muted], ["at lunch", "Benjamin", true]);
  });

  test("asks who is there with each welcome, for presence is only told when it changes", () => {
    net.last().welcome({ rooms: [lobby()] });
    const { id } = net.last().sent.findLast(({ type }) => type === "users");
    net.last().say({ type: "users", re: id, users: [{ id: "u2", name: "ben", displayName: "Ben", presence: "online" }] });
    assert.deepEqual([chat.people.presenceOf("u2"), chat.people.get("u2").status], ["online", ""]);
    reconnect({ rooms: [lobby()] });
    assert.equal(chat.people.presenceOf("u2"), "offline");
    assert.equal(net.last().sent.filter(({ type }) => type === "users").length, 1);
  });

  test("asks who is there again, once and a little later, when too many came and went", (t) => {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    const asked = () => net.last().sent.filter(({ type }) => type === "users").length;
    net.last().welcome({ rooms: [lobby()] });
    net.last().say({ type: "presence", users: [], again: true }, { type: "presence", users: [], again: true });
    assert.equal(asked(), 1);
    t.mock.timers.tick(30_000);
    assert.equal(asked(), 2);
    net.last().say({ type: "presence", users: [], again: true });
    net.last().fail(1006);
    t.mock.timers.tick(30_000);
    assert.equal(asked(), 2);
  });

  test("rooms come and go", () => {
    net.last().welcome({ rooms: [lobby()] });
    net.last().say({ type: "roomAdded", room: lobby({ id: "tea", name: "Tea", head: 3 }) });
    assert.deepEqual([...chat.rooms.keys()], ["lobby", "tea"]);
    net.last().say({ type: "roomRemoved", room: "tea" });
    assert.deepEqual([...chat.rooms.keys()], ["lobby"]);
  });

  test("reading is told once and heard from one's other sessions", async () => {
    net.last().welcome({ rooms: [lobby({ head: 5, unread: 2, readUpTo: 3 })] });
    chat.read(room());
    chat.read(room());
    assert.deepEqual(net.last().sent.filter(({ type }) => type === "read"), [{ type: "read", room: "lobby", seq: 5 }]);
    net.last().say(message(6), { type: "read", room: "lobby", upTo: 6 });
    assert.equal(room().unread, 0);
  });

  describe("what only the server can count", () => {
    const asked = () => net.last().sent.filter(({ type }) => type === "counts");
    const deleted = (seq, target) => ({ type: "deleted", room: "lobby", seq, at: "2026-11-21T08:00:00.000Z", by: "u2", target });

    test("is asked for once, and again if more was heard meanwhile", async (t) => {
      t.mock.timers.enable({ apis: ["setTimeout"] });
      net.last().welcome({ rooms: [lobby({ head: 5, readUpTo: 1, unread: 4, mentions: 2 })] });
      net.last().say(deleted(6, 3), deleted(7, 4));
      assert.equal(asked().length, 0);
      await settled();
      t.mock.timers.tick(2_000);
      await settled();
      assert.deepEqual(asked().map(({ room }) => room), ["lobby"]);
      net.last().say(message(8));
      net.last().say({ type: "counts", re: asked()[0].id, room: "lobby", head: 7, readUpTo: 1, unread: 2, mentions: 0 });
      await settled();
      assert.deepEqual([room().unread, room().mentions], [3, 2]);
      await settled();
      t.mock.timers.tick(2_000);
      await settled();
      net.last().say({ type: "counts", re: asked()[1].id, room: "lobby", head: 8, readUpTo: 1, unread: 3, mentions: 0 });
      await settled();
      assert.deepEqual([room().unread, room().mentions], [3, 0]);
      net.last().say(deleted(9, 5));
      await settled();
      t.mock.timers.tick(2_000);
      await settled();
      assert.equal(asked().length, 2);
    });

    test("is left to the next welcome when the connection is lost", async (t) => {
      t.mock.timers.enable({ apis: ["setTimeout"] });
      net.last().welcome({ rooms: [lobby({ head: 5, readUpTo: 1, unread: 4, mentions: 2 })] });
      net.last().say(deleted(6, 3));
      await settled();
      t.mock.timers.tick(2_000);
      await settled();
      reconnect({ rooms: [lobby({ head: 6, readUpTo: 1, unread: 3, mentions: 1 })] });
      await settled();
      assert.deepEqual([room().unread, room().mentions, asked().length], [3, 1, 0]);
      net.last().say(deleted(7, 4));
      await settled();
      t.mock.timers.tick(2_000);
      await settled();
      assert.equal(asked().length, 1);
    });
  });

  test("a call to those who are here is one's own while this page, or another of one's own, is looked at", async () => {
    await openLobby(1);
    const call = (seq) => net.last().say(message(seq, { mentionsAll: "here" }));
    call(2);
    chat.tell({ type: "presence", state: "away" });
    call(3);
    net.last().say({ type: "presence", users: [{ id: ME.id, state: "online" }] });
    call(4);
    assert.deepEqual([2, 3, 4].map((seq) => room().window.find(seq).here), [true, false, true]);
    reconnect({ rooms: [lobby({ head: 4, readUpTo: 1 })] });
    call(5);
    assert.equal(room().mentions, 1);
  });

  test("history says which calls to those who were here meant the reader", async () => {
    net.last().welcome({ rooms: [lobby({ head: 2 })] });
    chat.loadLatest(room());
    await answer({ messages: [message(1, { mentionsAll: "here" }), message(2, { mentionsAll: "here" })], here: [2] });
    assert.deepEqual(room().window.messages.map(({ here }) => here), [false, true]);
  });

  test("answers are not taken for events of the log", () => {
    net.last().welcome({ rooms: [lobby({ head: 5 })] });
    net.last().say({ type: "accepted", re: "zz", room: "lobby", seq: 9 });
    assert.equal(room().seq, 5);
  });
});
