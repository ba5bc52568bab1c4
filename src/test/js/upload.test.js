import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { PieceSize } from "../../../webapp/js/features/file/piece-size.js";
import { Speed } from "../../../webapp/js/features/file/speed.js";
import { Upload } from "../../../webapp/js/features/file/upload.js";
import { UploadQueue } from "../../../webapp/js/features/file/upload-queue.js";
import { FileApi } from "../../../webapp/js/transport/file-api.js";
import { at, FakeFiles, lost, problem } from "./support/fake-files.js";
import { ManualClock } from "./support/manual-clock.js";

const MIB = 1_048_576;
/** Only its size counts here. */
const bytes = (size) => ({ size, type: "image/png", slice: (from, to) => bytes(Math.max(0, Math.min(to, size) - from)) });
const quiet = async () => {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
};

describe("Upload", () => {
  let clock, server, online;

  beforeEach(() => {
    clock = new ManualClock();
    server = new FakeFiles();
    online = true;
  });

  function upload(size, more = {}, options = {}) {
    const api = new FileApi({ XMLHttpRequest: server.XMLHttpRequest });
    return new Upload({ room: "lobby", name: "a.png", blob: bytes(size), ...more }, { api, clock, online: () => online, random: () => 1, ...options });
  }

  const pieces = () => server.asked.filter((line) => line.startsWith("PATCH")).map((line) => line.split(" ")[2]);

  test("sends a small file in one piece and has what the server made of it", async () => {
    const one = upload(3_000);
    await one.run();
    assert.deepEqual([one.state, one.file.id, one.file.bytes, one.loaded], ["done", "f1", 3_000, 3_000]);
    assert.deepEqual(server.asked, ["POST rooms/lobby/files", "PATCH files/f1 0+3000"]);
  });

  test("sends piece by piece, none larger than the server takes", async () => {
    server.chunk = 2 * MIB;
    const one = upload(5 * MIB);
    await one.run();
    assert.deepEqual(pieces(), [`0+${2 * MIB}`, `${2 * MIB}+${2 * MIB}`, `${4 * MIB}+${MIB}`]);
    assert.equal(one.state, "done");
  });

  test("goes on where the server says that it is", async () => {
    server.instead = [null, ({ path }) => at(409, (server.files.get(path.split("/")[1]).got = 1_000))];
    const one = upload(5_000);
    await one.run();
    assert.deepEqual([pieces(), one.state], [["0+5000", "1000+4000"], "done"]);
  });

  test("keeps the part of a piece that took too long, and takes smaller ones", async () => {
    server.instead = [
      null,
      ({ path }) => {
        clock.advance(60_000);
        return at(408, (server.files.get(path.split("/")[1]).got = MIB));
      },
    ];
    const one = upload(20 * MIB);
    await one.run();
    // 1 MiB in a minute: a third of it in twenty seconds.
    assert.equal(pieces()[1], `${MIB}+${5 * 65_536}`);
    assert.equal(one.state, "done");
  });

  test("halves a piece that something on the way refuses, down to 1 MiB", async () => {
    const small = ({ method, body }) => (method === "PATCH" && body.size > MIB ? { status: 413, body: null, headers: { "Content-Type": "text/html" } } : null);
    server.instead = Array.from({ length: 12 }, () => small);
    const one = upload(8 * MIB);
    await one.run();
    assert.deepEqual(pieces().slice(0, 4), [`0+${8 * MIB}`, `0+${4 * MIB}`, `0+${2 * MIB}`, `0+${MIB}`]);
    assert.equal(one.state, "done");
  });

  test("says so if not even that passes", async () => {
    server.instead = Array.from({ length: 20 }, () => ({ method }) => (method === "PATCH" ? { status: 400 } : null));
    const one = upload(8 * MIB);
    await one.run();
    assert.deepEqual([one.state, one.problem.code], ["failed", "proxy"]);
  });

  test("says what the server says against it, and does not try again", async () => {
    for (const code of ["too-large", "quota", "disk-full", "infected"]) {
      server.instead = [() => problem(code === "too-large" ? 413 : 507, code)];
      const one = upload(10);
      await one.run();
      assert.deepEqual([one.state, one.problem.code, one.problem.detail], ["failed", code, `because of ${code}`]);
    }
  });

  test("asks where it was after a loss, and goes on from there", async () => {
    server.instead = [
      null,
      ({ path }) => {
        server.files.get(path.split("/")[1]).got = 700;
        return lost();
      },
    ];
    const one = upload(2_000);
    const run = one.run();
    await quiet();
    assert.deepEqual([one.state, pieces()], ["sending", ["0+2000"]]);
    clock.advance(1_000);
    await run;
    assert.deepEqual(server.asked.slice(2), ["HEAD files/f1", "PATCH files/f1 700+1300"]);
    assert.equal(one.state, "done");
  });

  test("fails after three tries, and can be tried again", async () => {
    server.instead = [null, lost, lost, lost];
    const one = upload(2_000);
    const run = one.run();
    for (let i = 0; i < 4; i++) {
      await quiet();
      clock.advance(15_000);
    }
    await run;
    assert.deepEqual([one.state, one.problem.code], ["failed", "network"]);
    one.wait();
    assert.deepEqual([one.state, one.problem], ["waiting", null]);
    await one.run();
    assert.equal(one.state, "done");
  });

  test("waits without a connection, as posts do", async () => {
    online = false;
    server.instead = [null, lost, lost, lost];
    const one = upload(2_000);
    const queue = new UploadQueue(() => 3);
    queue.add(one);
    for (let i = 0; i < 4; i++) {
      await quiet();
      clock.advance(15_000);
    }
    assert.equal(one.state, "stalled");
    queue.goOn();
    await quiet();
    assert.equal(one.state, "done");
  });

  test("waits as long as the server wants it to", async () => {
    server.instead = [() => problem(429, "too-many", { "Retry-After": "20" })];
    const one = upload(100);
    const run = one.run();
    await quiet();
    clock.advance(19_000);
    await quiet();
    assert.equal(one.state, "sending");
    assert.equal(server.asked.length, 1);
    clock.advance(1_000);
    await run;
    assert.equal(one.state, "done");
  });

  test("begins anew if the server has forgotten it", async () => {
    const one = upload(100, { id: "long-gone" });
    await one.run();
    assert.deepEqual([one.state, one.id], ["done", "f1"]);
    assert.deepEqual(server.asked, ["HEAD files/long-gone", "POST rooms/lobby/files", "PATCH files/f1 0+100"]);
  });

  test("goes on after a reload", async () => {
    server.files.set("f9", { id: "f9", name: "a.png", size: 5_000, got: 3_000 });
    const one = upload(5_000, { id: "f9" });
    await one.run();
    assert.deepEqual(server.asked.slice(0, 2), ["HEAD files/f9", "PATCH files/f9 3000+2000"]);
  });

  test("is paused in the middle of a piece, and goes on from what has gone", async () => {
    server.instead = [null, ({ path, xhr }) => {
      server.files.get(path.split("/")[1]).got = 400;
      xhr.upload.onprogress({ loaded: 500 });
      return { silent: true };
    }];
    const one = upload(1_000);
    const run = one.run();
    await quiet();
    assert.equal(one.loaded, 500);
    one.pause();
    await run;
    assert.equal(one.state, "paused");
    one.wait();
    await one.run();
    assert.deepEqual(server.asked.slice(2), ["HEAD files/f1", "PATCH files/f1 400+600"]);
    assert.equal(one.state, "done");
  });

  test("is given up here and there", async () => {
    server.instead = [null, () => ({ silent: true })];
    const one = upload(1_000);
    const run = one.run();
    await quiet();
    one.cancel();
    await run;
    await quiet();
    assert.deepEqual([one.state, server.files.size], ["ended", 0]);
  });

  test("given up before the server has named it leaves nothing there", async () => {
    const one = upload(1_000);
    const run = one.run();
    one.cancel();
    await run;
    await quiet();
    assert.deepEqual([one.state, server.files.size], ["ended", 0]);
  });

  test("gives up a piece that makes no way", async () => {
    server.instead = [null, () => ({ silent: true })];
    const one = upload(1_000);
    const run = one.run();
    await quiet();
    clock.advance(75_000);
    await quiet();
    clock.advance(1_000);
    await run;
    assert.equal(one.state, "done");
  });

  test("does not go round for ever with a server that takes nothing", async () => {
    server.instead = [null, () => at(409, 0), () => at(409, 0), () => at(409, 0), () => at(409, 0), () => at(409, 0), () => at(409, 0)];
    const one = upload(1_000);
    const run = one.run();
    for (let i = 0; i < 4; i++) {
      await quiet();
      clock.advance(15_000);
    }
    await run;
    assert.equal(one.state, "failed");
  });

  test("sends the small picture, and what was said of it, before it is done", async () => {
    const small = { size: 10, type: "image/webp" };
    const one = upload(1_000, { alt: "a cat" }, { preview: async () => small });
    const run = one.run();
    one.describe("two cats");
    await run;
    const [file] = server.files.values();
    assert.deepEqual([file.preview, file.alt, one.file.alt, one.file.preview], [small, "two cats", "two cats", true]);
  });

  test("is not ready while words about it are on their way", async () => {
    const one = upload(1_000);
    await one.run();
    assert.equal(one.ready, true);
    const told = one.describe("late");
    assert.equal(one.ready, false);
    await told;
    assert.deepEqual([one.ready, server.files.get("f1").alt], [true, "late"]);
  });

  test("does without a small picture that cannot be made", async () => {
    const one = upload(1_000, {}, { preview: async () => Promise.reject(new Error("no canvas")) });
    await one.run();
    assert.equal(one.state, "done");
  });

  test("says so if the browser cannot read the file any more", async (context) => {
    context.mock.method(console, "warn", () => {});
    const broken = { size: 10, type: "", slice: () => { throw new Error("moved"); } };
    const one = upload(10, { blob: broken });
    await one.run();
    assert.deepEqual([one.state, one.problem.code], ["failed", "unreadable"]);
  });
});

describe("UploadQueue", () => {
  test("lets so many run at once, the next when one has left", async () => {
    const running = [];
    const fake = () => Object.assign(new EventTarget(), {
      state: "waiting",
      run() {
        this.state = "sending";
        running.push(this);
        return new Promise((resolve) => (this.end = (state) => {
          this.state = state;
          this.dispatchEvent(new Event("change"));
          resolve();
        }));
      },
    });
    const queue = new UploadQueue(() => 2);
    const all = [fake(), fake(), fake(), fake()];
    for (const one of all) queue.add(one);
    assert.deepEqual(running, all.slice(0, 2));
    all[1].end("done");
    await quiet();
    assert.deepEqual(running, all.slice(0, 3));
    all[0].end("paused");
    await quiet();
    assert.deepEqual(running, all);
  });
});

describe("PieceSize", () => {
  test("starts with 8 MiB, halves where it is refused, and ends at 1 MiB", () => {
    const size = new PieceSize();
    const seen = [size.bytes / MIB];
    while (size.refused()) seen.push(size.bytes / MIB);
    assert.deepEqual(seen, [8, 4, 2, 1]);
    // A quick line does not make the way wider.
    size.took(MIB, 1);
    assert.equal(size.bytes, MIB);
  });

  test("takes what the line carries in twenty seconds, doubles at most, and never less than 64 KiB", () => {
    const size = new PieceSize();
    size.took(8 * MIB, 80_000);
    assert.equal(size.bytes, 2 * MIB);
    size.took(2 * MIB, 1_000);
    assert.equal(size.bytes, 4 * MIB);
    size.took(1, 60_000);
    assert.equal(size.bytes, 65_536);
  });
});

describe("Speed", () => {
  test("is that of the last seconds, and no guess", () => {
    const speed = new Speed();
    speed.at(0, 0);
    assert.equal(speed.perSecond, null);
    speed.at(500_000, 1_000);
    assert.deepEqual([speed.perSecond, speed.left(1_500_000)], [500_000, 2_000]);
    speed.at(600_000, 20_000);
    assert.equal(speed.perSecond, null);
  });

  test("does not count what has to be sent again", () => {
    const speed = new Speed();
    speed.at(900, 0);
    speed.at(100, 600);
    speed.at(700, 1_200);
    assert.equal(speed.perSecond, 1_000);
  });
});
