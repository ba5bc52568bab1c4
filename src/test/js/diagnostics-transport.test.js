import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { DiagnosticsApi } from "../../../webapp/js/transport/diagnostics-api.js";
import { DiagnosticsLink } from "../../../webapp/js/transport/diagnostics-link.js";
import { MessageProbe } from "../../../webapp/js/transport/message-probe.js";
import { PlainSocket, socketUrl } from "../../../webapp/js/transport/plain-socket.js";
import { ManualClock, settled } from "./support/manual-clock.js";

/** A stand-in for the browser's WebSocket: a test speaks as the server. */
function fakes() {
  const made = [];
  class FakeWebSocket {
    readyState = 0;
    protocol = "";
    extensions = "";
    sent = [];

    constructor(url) {
      this.url = url;
      made.push(this);
    }

    send(data) {
      this.sent.push(data);
    }

    close() {
      this.readyState = 3;
    }

    accept() {
      this.readyState = 1;
      this.onopen();
    }

    say(data) {
      this.onmessage?.({ data });
    }

    end(code, reason = "", wasClean = false) {
      this.readyState = 3;
      this.onclose?.({ code, reason, wasClean });
    }
  }
  return { FakeWebSocket, last: () => made.at(-1), made };
}

let clock, net;
const plain = (url = "ws://host/ws/x") => new PlainSocket(url, { WebSocket: net.FakeWebSocket });

beforeEach(() => {
  clock = new ManualClock();
  net = fakes();
});

describe("PlainSocket", () => {
  test("tells of opening, messages and the close code", () => {
    const heard = [];
    const socket = plain();
    for (const type of ["open", "message", "close"]) socket.addEventListener(type, ({ detail }) => heard.push([type, detail]));
    socket.connect();
    assert.equal(socket.open, false);
    net.last().accept();
    assert.equal(socket.open, true);
    net.last().say("<b>hi</b>");
    net.last().end(1009, "too big", true);
    assert.deepEqual(heard, [["open", {}], ["message", { data: "<b>hi</b>" }], ["close", { code: 1009, reason: "too big", clean: true }]]);
  });

  test("is silent once dropped", () => {
    const socket = plain();
    socket.addEventListener("close", () => assert.fail("heard a close"));
    socket.connect();
    const { onclose } = net.last();
    socket.drop();
    assert.equal(typeof onclose, "function");
    net.last().end(1006);
    assert.equal(socket.open, false);
  });

  test("finds its address below any context root", () => {
    assert.equal(socketUrl("ws/echo?raw", "https://host/hiroba/diagnostics#x"), "wss://host/hiroba/ws/echo?raw");
    assert.equal(socketUrl("ws/echo", "http://host:8080/diagnostics"), "ws://host:8080/ws/echo");
  });
});

describe("DiagnosticsLink", () => {
  let link;

  beforeEach(() => {
    link = new DiagnosticsLink({ socket: plain(), clock, now: clock.now });
    link.connect();
  });

  const questions = () => net.last().sent.map((text) => JSON.parse(text));

  test("asks for the handshake as soon as it is open", () => {
    let handshake = null;
    link.addEventListener("handshake", ({ detail }) => (handshake = detail));
    net.last().accept();
    assert.deepEqual(questions(), [{ type: "handshake" }]);
    net.last().say('{"type":"handshake","peer":{}}');
    assert.deepEqual(handshake, { type: "handshake", peer: {} });
  });

  test("measures a round trip by four moments", async () => {
    net.last().accept();
    const asked = link.time();
    const sentAt = clock.now();
    clock.advance(12);
    net.last().say(JSON.stringify({ type: "time", re: questions().at(-1).id, received: 7.5, sent: 7.75 }));
    assert.deepEqual(await asked, { sentAt, receivedAt: sentAt + 12, serverReceived: 7.5, serverSent: 7.75 });
    assert.equal(clock.pending, 0);
  });

  test("gives up a question after five seconds, at a close and without a connection", async () => {
    assert.equal(await link.time(), null);
    net.last().accept();
    const late = link.time();
    clock.advance(5000);
    assert.equal(await late, null);
    const lost = link.time();
    net.last().end(1006);
    assert.equal(await lost, null);
  });

  test("hears beats until stopped", () => {
    net.last().accept();
    const heard = [];
    const { stop, sentBytes } = link.onBeats(3, (beat) => heard.push(beat));
    assert.equal(sentBytes, 6 + '{"type":"beats","count":3}'.length);
    net.last().say('{"type":"beat","at":1000}');
    stop();
    net.last().say('{"type":"beat","at":2000}');
    assert.deepEqual(heard, [{ at: 1000, receivedAt: clock.now(), bytes: 2 + '{"type":"beat","at":1000}'.length }]);
  });
});

describe("MessageProbe", () => {
  let probe;

  beforeEach(() => {
    probe = new MessageProbe({ socket: () => plain("ws://host/ws/echo?raw"), clock });
  });

  test("sees a message come back unchanged, over one connection", async () => {
    const first = probe.attempt(100_000);
    net.last().accept();
    net.last().say(net.last().sent[0].slice().buffer);
    assert.deepEqual(await first, { ok: true });
    const second = probe.attempt(7);
    net.last().say(net.last().sent[1].slice().buffer);
    assert.deepEqual(await second, { ok: true });
    assert.equal(net.made.length, 1);
    assert.equal(net.last().sent[0].length, 100_000);
  });

  test("sees a message that was changed or cut", async () => {
    for (const spoil of [(bytes) => bytes.fill(0), (bytes) => bytes.slice(1)]) {
      const attempt = probe.attempt(50);
      net.last().accept();
      net.last().say(spoil(net.last().sent[0].slice()).buffer);
      assert.deepEqual(await attempt, { ok: false, reason: "changed" });
    }
  });

  test("takes a new connection after one was closed, and gives up after twenty seconds", async () => {
    const closed = probe.attempt(10);
    net.last().end(1009);
    assert.deepEqual(await closed, { ok: false, reason: "closed", code: 1009 });
    const slow = probe.attempt(10);
    assert.equal(net.made.length, 2);
    net.last().accept();
    clock.advance(20_000);
    assert.deepEqual(await slow, { ok: false, reason: "timeout" });
  });
});

describe("DiagnosticsApi", () => {
  const answering = (body, init) => async () => new Response(JSON.stringify(body), init);

  test("counts what the server received and what the browser says it received", async () => {
    const api = new DiagnosticsApi({ now: clock.now, fetch: answering({ beats: [1000], now: 1, requestBytes: 400 }, { headers: { "x-a": "b" } }) });
    await api.poll(null);
    const { beats, sentAt, receivedAt } = await api.poll(0);
    assert.deepEqual([beats, receivedAt - sentAt], [[1000], 0]);
    await api.longPoll(0);
    const url = "http://host/hiroba/api/v1/diagnostics/poll?after=0&n=2";
    assert.deepEqual(api.cost("poll", [{ name: url, transferSize: 350 }]), { sent: 400, received: 350, measured: true });
    const estimated = api.cost("poll", []);
    assert.equal(estimated.measured, false);
    assert.ok(estimated.received > '{"beats":[1000],"now":1,"requestBytes":400}'.length);
    assert.equal(api.cost("long-poll", []).sent, 400);
  });

  test("says which refusal came, and is quiet where plain HTTP does not come through", async () => {
    const refused = new DiagnosticsApi({ now: clock.now, fetch: answering({}, { status: 429 }) });
    await assert.rejects(refused.poll(1), /status 429/);
    assert.equal(await refused.request(), null);
    const away = new DiagnosticsApi({ now: clock.now, fetch: () => Promise.reject(new TypeError("network")) });
    assert.equal(await away.request(), null);
    await settled();
  });
});
