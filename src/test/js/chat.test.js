import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { Storage } from "../../../webapp/js/helpers/storage.js";
import { Chat } from "../../../webapp/js/models/chat.js";
import { Drafts } from "../../../webapp/js/models/drafts.js";
import { Outgoing } from "../../../webapp/js/models/outgoing.js";
import { ChatConnection } from "../../../webapp/js/transport/chat-connection.js";
import { fakeSockets, lobby, ME, MemoryArea, message } from "./support/fake-socket.js";
import { ManualClock, settled } from "./support/manual-clock.js";

describe("Chat", () => {
  let clock, net, chat, connection;

  beforeEach(() => {
    clock = new ManualClock();
    net = fakeSockets();
    let ids = 0;
    const newId = () => `c${++ids}`;
    const outgoing = new Outgoing({ storage: new Storage("", new MemoryArea()), newId });
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

  test("answers are not taken for events of the log", () => {
    net.last().welcome({ rooms: [lobby({ head: 5 })] });
    net.last().say({ type: "accepted", re: "zz", room: "lobby", seq: 9 });
    assert.equal(room().seq, 5);
  });
});

describe("Drafts", () => {
  test("are kept per room and forgotten when emptied", () => {
    const storage = new Storage("u1:", new MemoryArea());
    const drafts = new Drafts(storage);
    drafts.set("lobby", "half a sent");
    drafts.set("tea", "x");
    drafts.set("tea", "");
    assert.deepEqual(storage.get("drafts"), { lobby: "half a sent" });
    assert.equal(new Drafts(storage).get("lobby"), "half a sent");
  });

  test("of another tab are not overwritten", () => {
    const area = new MemoryArea();
    const one = new Drafts(new Storage("", area));
    const two = new Drafts(new Storage("", area));
    one.set("lobby", "a");
    two.set("tea", "b");
    assert.deepEqual(new Storage("", area).get("drafts"), { lobby: "a", tea: "b" });
  });
});
