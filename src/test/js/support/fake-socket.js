/** A stand-in for `WebSocket`: a test opens it, speaks as the server and reads what was sent. */
export function fakeSockets() {
  const sockets = [];
  class FakeSocket {
    sent = [];
    closedByClient = false;

    constructor(url, protocol) {
      Object.assign(this, { url, protocol });
      sockets.push(this);
    }

    send(text) {
      this.sent.push(JSON.parse(text));
    }

    close() {
      this.closedByClient = true;
    }

    say(...events) {
      this.onmessage({ data: JSON.stringify(events) });
    }

    fail(code = 1006) {
      this.onclose({ code });
    }

    welcome(more = {}) {
      this.onopen();
      const re = this.sent.at(-1).id;
      this.say({ type: "welcome", re, epoch: "e1", heartbeatSeconds: 20, user: ME, rooms: [], ...more });
    }
  }
  return { FakeSocket, sockets, last: () => sockets.at(-1) };
}

export const ME = { id: "u1", name: "aiko", displayName: "Aiko" };
export const BEN = { id: "u2", name: "ben", displayName: "Ben" };

export const lobby = (more = {}) => ({
  id: "lobby",
  name: "Lobby",
  kind: "public",
  topic: "",
  archived: false,
  role: "member",
  head: 0,
  readUpTo: 0,
  unread: 0,
  mentions: 0,
  ...more,
});

export const message = (seq, more = {}) => ({
  type: "message",
  room: "lobby",
  seq,
  at: new Date(Date.UTC(2026, 10, 21, 7, 0, seq)).toISOString(),
  id: `m${seq}`,
  from: BEN,
  text: `text ${seq}`,
  ...more,
});
