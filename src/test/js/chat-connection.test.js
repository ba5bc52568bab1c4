import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { ChatConnection } from "../../../webapp/js/transport/chat-connection.js";
import { fakeSockets } from "./support/fake-socket.js";
import { ManualClock, settled } from "./support/manual-clock.js";

describe("ChatConnection", () => {
  let clock, net, connection, session, greeting, watched;

  beforeEach(() => {
    clock = new ManualClock();
    net = fakeSockets();
    session = "ok";
    greeting = {};
    watched = false;
    let ids = 0;
    connection = new ChatConnection({
      url: "ws://host/ws/chat",
      newId: () => `c${++ids}`,
      hello: () => greeting,
      checkSession: async () => session,
      WebSocket: net.FakeSocket,
      clock,
      random: () => 1,
      watched: () => watched,
    });
    connection.start();
  });

  test("says hello first, on the subprotocol, and is online with the welcome", () => {
    assert.equal(net.last().protocol, "hiroba.v1");
    net.last().onopen();
    assert.equal(connection.state, "connecting");
    assert.equal(net.last().sent[0].type, "hello");
    net.last().say({ type: "welcome", re: net.last().sent[0].id, heartbeatSeconds: 20, rooms: [] });
    assert.equal(connection.state, "online");
  });

  test("repeats epoch and resume in the hello of each new connection", () => {
    net.last().welcome();
    greeting = { epoch: "e1", resume: { lobby: 7 } };
    net.last().fail(1006);
    clock.advance(500);
    net.last().onopen();
    assert.deepEqual(net.last().sent[0], { type: "hello", id: net.last().sent[0].id, ...greeting });
  });

  test("matches answers to requests by id, whatever their order", async () => {
    net.last().welcome();
    const one = connection.request({ type: "users", id: "a" });
    const two = connection.request({ type: "rooms", id: "b" });
    net.last().say({ type: "rooms", re: "b", rooms: [] }, { type: "users", re: "a", users: [] });
    assert.equal((await one).type, "users");
    assert.equal((await two).type, "rooms");
  });

  test("rejects a refused request with the server's code", async () => {
    net.last().welcome();
    const request = connection.request({ type: "post", id: "a" });
    net.last().say({ type: "error", re: "a", code: "rate-limited", message: "slow down", retryAfterMillis: 300 });
    await assert.rejects(request, { name: "CommandRefused", code: "rate-limited", retryAfterMillis: 300 });
  });

  test("rejects open requests when the connection is lost, and requests made while offline", async () => {
    net.last().welcome();
    const request = connection.request({ type: "post", id: "a" });
    net.last().fail(4008);
    await assert.rejects(request, { name: "ConnectionLost", closeCode: 4008 });
    await assert.rejects(connection.request({ type: "users" }), { name: "ConnectionLost" });
  });

  test("waits longer after each failure, up to the cap, and starts over after a welcome", () => {
    const waits = [];
    for (let i = 0; i < 9; i++) {
      net.last().fail(1006);
      waits.push(connection.retryAt - clock.now());
      clock.advance(waits.at(-1));
    }
    assert.deepEqual(waits, [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
    net.last().welcome();
    net.last().fail(1006);
    assert.equal(connection.retryAt - clock.now(), 500);
  });

  test("waits what the server asked for before it comes back from a restart", () => {
    net.last().welcome();
    net.last().say({ type: "draining", reconnectAfterMillis: 3000 });
    net.last().fail(1012);
    assert.equal(connection.retryAt - clock.now(), 3500);
  });

  test("tries again slowly after a policy close", () => {
    net.last().welcome();
    net.last().fail(1008);
    assert.equal(connection.retryAt - clock.now(), 30_500);
  });

  for (const code of [4001, 4003]) {
    test(`goes to sign-in after close ${code}`, () => {
      net.last().welcome();
      net.last().fail(code);
      assert.equal(connection.state, "signed-out");
      clock.advance(60_000);
      assert.equal(net.sockets.length, 1);
    });
  }

  test("does not come back after 1003", () => {
    net.last().welcome();
    net.last().fail(1003);
    assert.equal(connection.state, "stopped");
  });

  test("goes to sign-in when a handshake fails because the session is gone", async () => {
    session = "signed-out";
    net.last().fail(1006);
    await settled();
    assert.equal(connection.state, "signed-out");
    clock.advance(60_000);
    assert.equal(net.sockets.length, 1);
  });

  test("keeps trying when a handshake fails and the server does not answer at all", async () => {
    session = "unreachable";
    net.last().fail(1006);
    await settled();
    assert.equal(connection.state, "waiting");
    clock.advance(500);
    assert.equal(net.sockets.length, 2);
  });

  test("tells a server that is away from a proxy that lets no socket through", async () => {
    session = "unreachable";
    net.last().fail(1006);
    await settled();
    assert.equal(connection.blocked, false);
    session = "ok";
    clock.advance(500);
    net.last().fail(1006);
    await settled();
    assert.equal(connection.blocked, true);
    clock.advance(1000);
    net.last().welcome();
    assert.equal(connection.blocked, false);
  });

  test("tries at once when asked to while waiting", () => {
    net.last().fail(1006);
    connection.retryNow();
    assert.equal(connection.state, "connecting");
    clock.advance(400);
    assert.equal(net.sockets.length, 2);
  });

  test("pings after a silent heartbeat and gives the link up when nothing comes back", () => {
    net.last().welcome();
    const first = net.last();
    clock.advance(20_000);
    assert.equal(first.sent.at(-1).type, "ping");
    first.say({ type: "pong", re: first.sent.at(-1).id });
    clock.advance(20_000);
    assert.equal(first.sent.at(-1).type, "ping");
    clock.advance(10_000);
    assert.equal(connection.state, "waiting");
    assert.ok(first.closedByClient);
  });

  test("does not ping while it hears events", () => {
    net.last().welcome();
    for (let i = 0; i < 10; i++) {
      clock.advance(15_000);
      net.last().say({ type: "typing", room: "lobby", user: "u2" });
    }
    assert.equal(net.last().sent.filter(({ type }) => type === "ping").length, 0);
  });

  test("gives up a connection that brings no welcome", () => {
    net.last().onopen();
    clock.advance(10_000);
    assert.equal(connection.state, "waiting");
  });

  test("waits for the welcome from when the socket is open, which a browser may put off", () => {
    clock.advance(25_000);
    assert.equal(connection.state, "connecting");
    net.last().onopen();
    clock.advance(9_999);
    assert.equal(connection.state, "connecting");
    clock.advance(1);
    assert.equal(connection.state, "waiting");
  });

  test("gives up a socket that does not open", () => {
    clock.advance(30_000);
    assert.equal(connection.state, "waiting");
  });

  test("never waits longer than four seconds while somebody looks", () => {
    watched = true;
    for (let i = 0; i < 20; i++) {
      net.last().fail(1006);
      assert.ok(connection.retryAt - clock.now() <= 4_000);
      clock.advance(connection.retryAt - clock.now());
    }
    watched = false;
    net.last().fail(1006);
    assert.equal(connection.retryAt - clock.now(), 30_000);
  });

  describe("that can ask whether the server is there", () => {
    let asked;

    beforeEach(() => {
      asked = [];
      connection.stop();
      net = fakeSockets();
      connection = new ChatConnection({
        url: "ws://host/ws/chat",
        newId: () => "c1",
        hello: () => ({}),
        checkSession: async () => session,
        alive: () => new Promise((answer) => asked.push(answer)),
        WebSocket: net.FakeSocket,
        clock,
        random: () => 1,
      });
      connection.start();
    });

    const answer = (there) => {
      asked.shift()(there);
      return settled();
    };

    test("opens its first socket at once", () => {
      assert.deepEqual([asked.length, net.sockets.length], [0, 1]);
    });

    test("opens another one after a failure only when it is", async () => {
      net.last().fail(1006);
      clock.advance(500);
      assert.deepEqual([connection.state, net.sockets.length], ["connecting", 1]);
      await answer(false);
      assert.deepEqual([connection.state, connection.failures, net.sockets.length], ["waiting", 2, 1]);
      clock.advance(1_000);
      await answer(true);
      assert.equal(net.sockets.length, 2);
      net.last().welcome();
      assert.equal(connection.online, true);
    });

    test("asks once however often one is impatient, and not at all once it is stopped", async () => {
      net.last().fail(1006);
      connection.retryNow();
      connection.retryNow();
      assert.equal(asked.length, 1);
      connection.stop();
      await answer(true);
      assert.deepEqual([connection.state, net.sockets.length, clock.pending], ["stopped", 1, 0]);
    });
  });

  test("does not hear a socket that it gave up", () => {
    net.last().welcome();
    const old = net.last();
    old.fail(1006);
    let heard = 0;
    connection.addEventListener("event", () => heard++);
    old.say({ type: "message", room: "lobby", seq: 1 });
    old.fail(4001);
    assert.equal(heard, 0);
    assert.equal(connection.state, "waiting");
  });

  test("survives a frame that is no JSON", (t) => {
    net.last().welcome();
    const warn = t.mock.method(console, "warn", () => {});
    net.last().onmessage({ data: "<html>" });
    assert.equal(warn.mock.callCount(), 1);
    assert.equal(connection.state, "online");
  });

  test("leaves no timer behind when stopped", () => {
    net.last().welcome();
    connection.request({ type: "users" }).catch(() => {});
    connection.stop();
    assert.equal(connection.state, "stopped");
    assert.equal(clock.pending, 0);
  });
});
