/**
 * A company to look at: 12 people, 13 rooms and what they said to each other in 8 days, in Japanese
 * and English. Writes it as an archive, imports that into a home of its own, starts the WAR on it,
 * lets everybody in with one password, and serves on loopback until Ctrl-C. Of two runs on one day
 * each says the same.
 *
 *     node src/bench/js/company.mjs [WAR] [HOME] [PORT]
 *
 * Sign in as `ben` (an owner of rooms, seven of them unread), `aiko` (in Japanese) or anybody else
 * of PEOPLE; `root` administers. The password of all is PASSWORD.
 */
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const [war = "target/hiroba.war", home = mkdtempSync(join(tmpdir(), "company-")), port = "8080"] = process.argv.slice(2);
const PASSWORD = "a square for all 広場";
const DAYS = 8;
const DAY = 86_400_000;
const MINUTE = 60_000;
const START_MILLIS = 120_000;
const READER = "ben";
const UNREAD = { lobby: 3, design: 1, operations: 9, release: 4, tokyo: 2, zatsudan: 30, running: 1 };

const PEOPLE = {
  ben: "Ben Ortega",
  aiko: "佐藤 愛子",
  ken: "田中 健",
  mei: "Mei Lin",
  lena: "Lena Vogt",
  amara: "Amara Okafor-Lindqvist",
  jose: "José García",
  ipek: "İpek Yıldız",
  minjun: "김민준",
  sakura: "鈴木 さくら",
  daisuke: "高橋 大輔",
  noor: "Noor Haddad نور",
};

const ALL = Object.keys(PEOPLE);
const JAPANESE = ["aiko", "ken", "sakura", "daisuke"];

/** id: name, topic, who, messages a day, share of Japanese. */
const ROOMS = {
  lobby: ["Lobby", "", ALL, 6, 0.5],
  design: ["Design", "Screens, words, colours", ["ben", "aiko", "mei", "lena", "amara"], 14, 0.3],
  operations: ["Operations", "Deploys, alerts, on call", ["ben", "ken", "minjun", "ipek", "noor", "daisuke"], 22, 0.3],
  release: ["Release 2026.12", "What goes in, what waits", ["ben", "aiko", "ken", "mei", "minjun", "ipek"], 12, 0.3],
  tokyo: ["東京オフィス", "総務・お知らせ", ["ben", ...JAPANESE], 8, 1],
  zatsudan: ["雑談", "なんでもどうぞ", ALL, 18, 0.8],
  payroll: ["Payroll and travel expenses questions", "", ["ben", "lena", "jose", "amara", "noor"], 3, 0],
  onboarding: ["Onboarding", "Start here", ALL, 1, 0.3],
  security: ["Security reviews", "Tuesdays at ten", ["ben", "minjun", "ipek", "lena"], 4, 0],
  keiri: ["経理", "月末締め", ["aiko", "sakura", "jose"], 5, 0.9],
  running: ["Running", "Wednesdays, 18:30, at the gate", ["ben", "jose", "noor", "sakura"], 2, 0.2],
  eigyo: ["営業", "案件・見積もり", ["daisuke", "sakura", "amara"], 9, 0.9],
  intranet: ["Old intranet", "Read only since March", ["ben", "ken", "lena"], 2, 0],
};

const PRIVATE = new Set(["security", "keiri"]);
const DIRECT = [["ben", "aiko"], ["ben", "mei"], ["ben", "ken"], ["aiko", "sakura"], ["ben", "lena", "jose"], ["minjun", "ipek"]];

const ENGLISH = [
  "Good morning!",
  "Can somebody look at the second screen? The button is below the fold on a laptop.",
  "Done, it is on **staging** now.",
  "I would rather wait until Tuesday; the migration takes ten minutes and nobody is in then.",
  "The log says:\n\n```\n2026-11-27 10:14:03.201 WARN  pool hiroba: 18 of 20 connections in use\n2026-11-27 10:14:04.877 WARN  pool hiroba: 20 of 20 connections in use\n```\nso the pool was empty for a second.",
  "Thanks, that was quick 🙏",
  "Notes: https://intranet.example/notes/2026-11 (the last page is new)",
  "It is in C:\\deploy\\conf\\*.properties, not in \\\\fs01\\share\\_docs.",
  "- copy the WAR\n- restart `chat-2`\n- look at `-/ready`\nand then tell the others",
  "> can we move the meeting to 3?\nFine with me.",
  "Two of three nodes are up (~30 s each).",
  "| Node | Version | Ready |\n|:-----|:-------:|------:|\n| chat-1 | 2026.12 | yes |\n| chat-2 | 2026.11 | 12 s |",
  "I'll be back at half past two.",
  "Does `__init__.py` have to be there? And what is 3*4*5?",
  "```java\nstatic boolean isOpen(String host, int port) {\n  try (var socket = new Socket()) {\n    socket.connect(new InetSocketAddress(host, port), 1_000);\n    return true;\n  } catch (IOException e) {\n    return false;\n  }\n}\n```",
  "No idea. Ask Lena, she wrote it.",
  "Ha, café au lait for everybody ☕",
  "1986. A great year.",
  "What did we decide about dark mode?",
  "Looks good to me 👍",
];

const NIHONGO = [
  "おはようございます。",
  "了解しました。午後に確認します。",
  "**重要：**明日 10~12時 はサーバー停止です。",
  "資料は https://intranet.example/docs/予定。ご確認ください。",
  "お疲れさまです。見積もりを送りました（添付は共有フォルダです）。",
  "3 階の会議室で 15:00 から説明会があります。\n\n1. 申請の流れ\n2. よくある間違い\n3. 質疑応答",
  "ありがとうございます (*´∀`*)",
  "すみません、電車が遅れています >_<",
  "これは*大事*です。金曜までにお願いします。",
  "「お知らせ」は **「社内」**なので外に出さないでください。",
  "昼ごはん、どこにしますか？",
  "いいですね！ \\(^o^)/",
  "エラーは `NullPointerException` でした。\n```\nat org.example.Tokyo.main(Tokyo.java:12)\n```\n直しました。",
  "来週の当番を確認してください 🙏",
  "承知いたしました。",
  "佐藤さんは今日お休みです。",
];

const EMOJI = ["👍", "🙏", "🎉", "😄", "👀"];

/** Mulberry32: the same company every time. */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const next = random(20_261_201);
const one = (list) => list[Math.floor(next() * list.length)];
const today = Math.floor(Date.now() / DAY) * DAY;
const begin = today - (DAYS - 1) * DAY;
const time = (millis) => new Date(millis).toISOString();

function roomEvents(id, people, perDay, nihongo) {
  const events = [];
  const add = (at, event) => events.push({ seq: events.length + 1, at: time(at), ...event }) && events.length;
  for (const about of people) add(begin, { type: "memberJoined", about });
  let last = null;
  const own = () => events.filter((event) => event.type === "message");
  for (let day = 0; day < DAYS; day++) {
    // The last day ends now; nobody works at night.
    const opens = begin + day * DAY;
    const closes = day === DAYS - 1 ? Math.max(opens + MINUTE, Date.now() - MINUTE) : opens + 10 * 60 * MINUTE;
    const times = Array.from({ length: perDay }, () => opens + next() * (closes - opens)).sort((a, b) => a - b);
    for (const at of times) {
      const writer = last && next() < 0.3 ? last : one(people);
      last = writer;
      const text = one(next() < nihongo && (JAPANESE.includes(writer) || nihongo > 0.7) ? NIHONGO : ENGLISH);
      const other = one(people.filter((person) => person !== writer));
      const message = { type: "message", by: writer, label: `${id}-${events.length}`, text };
      if (next() < 0.06 && /^\p{L}/u.test(text)) Object.assign(message, { text: `@${PEOPLE[other]} ${text}`, mentions: [other] });
      if (next() < 0.12 && own().length > 0) message.target = one(own().slice(-6)).seq;
      const seq = add(at, message);
      if (next() < 0.15) add(at + 1_000, { type: "reacted", by: other, target: seq, label: one(EMOJI), flag: true });
      if (next() < 0.03) add(at + 2_000, { type: "edited", by: writer, target: seq, text: `${text} (corrected)` });
      if (next() < 0.015) add(at + 3_000, { type: "pinned", by: other, target: seq, flag: true });
    }
  }
  return events;
}

/** What the reader has read: all but the last so many messages. */
function readUpTo(id, user, events) {
  const left = user === READER ? (UNREAD[id] ?? 0) : 0;
  const messages = events.filter(({ type }) => type === "message");
  return left === 0 ? events.length : messages.at(-left).seq - 1;
}

function archive(folder) {
  mkdirSync(join(folder, "rooms"), { recursive: true });
  const rooms = Object.entries(ROOMS).map(([id, [name, topic, people, perDay, nihongo]]) => ({ id, kind: PRIVATE.has(id) ? "private" : "public", name, topic, people, events: roomEvents(id, people, perDay, nihongo) }));
  for (const people of DIRECT) {
    const nihongo = people.every((person) => JAPANESE.includes(person)) ? 1 : people.some((person) => JAPANESE.includes(person)) ? 0.5 : 0;
    rooms.push({ id: `direct-${people.join("-")}`, kind: "direct", name: null, topic: "", people, events: roomEvents(people.join("-"), people, 4, nihongo) });
  }
  const files = [];
  const write = (name, lines) => {
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
    writeFileSync(join(folder, name), text);
    files.push({ name, bytes: Buffer.byteLength(text), lines: lines.length, sha256: createHash("sha256").update(text).digest("hex") });
  };
  const createdAt = time(begin - DAY);
  write("people.jsonl", ALL.map((id) => ({ id, name: id, displayName: PEOPLE[id], role: "member", state: "active", createdAt })));
  const file = (index) => `rooms/${String(index + 1).padStart(5, "0")}.jsonl`;
  write("rooms.jsonl", rooms.map(({ id, kind, name, topic, people, events }, index) => ({ id, kind, ...(name && { name }), topic, ...(id === "intranet" && { archived: true }), posting: "members", createdAt, creator: people[0], head: events.length, file: file(index) })));
  write("members.jsonl", rooms.flatMap(({ id, people, events }) => people.map((user, index) => ({ room: id, user, role: index === 0 && id !== "lobby" ? "owner" : "member", notify: "all", joinedAt: createdAt, readUpTo: readUpTo(id, user, events) }))));
  rooms.forEach(({ events }, index) => write(file(index), events));
  const events = rooms.flatMap((room) => room.events);
  writeFileSync(
    join(folder, "manifest.json"),
    JSON.stringify({ format: "hiroba-archive", version: 1, origin: "company", madeAt: time(Date.now()), madeBy: "company.mjs", scope: "all", from: "", to: "", zone: "UTC", counts: { people: ALL.length, rooms: rooms.length, members: rooms.reduce((sum, { people }) => sum + people.length, 0), events: events.length, messages: events.filter(({ type }) => type === "message").length }, files }),
  );
}

const base = `http://127.0.0.1:${port}/`;
let cookie = "";

/** Asks the server as its administrator. */
async function ask(method, path, body) {
  const answer = await fetch(base + path, { method, headers: { "Content-Type": "application/json", Origin: base.slice(0, -1), Cookie: cookie }, body: body && JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  cookie ||= answer.headers.getSetCookie().map((set) => set.split(";")[0]).join("; ");
  return text === "" ? null : JSON.parse(text);
}

async function letEverybodyIn() {
  const token = readFileSync(join(home, "setup-token"), "utf8").trim();
  await ask("POST", "api/v1/setup", { setupToken: token, name: "root", displayName: "Root", password: PASSWORD });
  for (const id of ALL) {
    await ask("PATCH", `api/v1/users/${id}`, { state: "active" });
    const { link } = await ask("POST", `api/v1/users/${id}/password-reset`);
    await ask("POST", "api/v1/password-reset", { token: link.slice(link.lastIndexOf("/") + 1), new: PASSWORD });
  }
}

const java = (...args) => ["java", [`-Dhiroba.home=${home}`, `-Dhiroba.http.port=${port}`, "-Dhiroba.daytime.tcp.port=0", "-Dhiroba.daytime.udp.port=0", "-Dhiroba.echo.port=0", "-Dhiroba.limits.sign-ins-per-minute=1000", "-Dhiroba.auth=local", "-jar", war, ...args]];

const known = existsSync(join(home, "hiroba.db"));
if (!known) {
  const folder = join(mkdtempSync(join(tmpdir(), "company-archive-")), "archive");
  archive(folder);
  process.stdout.write(execFileSync(...java("import", folder)));
}
const server = spawn(...java(), { stdio: "inherit" });
process.on("SIGINT", () => server.kill("SIGTERM"));
process.on("SIGTERM", () => server.kill("SIGTERM"));
process.on("exit", () => server.kill("SIGTERM"));
server.on("exit", (code) => process.exit(code ?? 1));
for (const end = Date.now() + START_MILLIS; ; await pause(250)) {
  if (await fetch(`${base}-/live`).then(({ ok }) => ok, () => false)) break;
  if (Date.now() > end) throw new Error("The server did not come up.");
}
if (!known) await letEverybodyIn();
console.log(`${base} as ${ALL.join(", ")} or root; password: ${PASSWORD}`);
