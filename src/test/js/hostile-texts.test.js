import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { isJumbo } from "../../../webapp/js/features/reaction/emoji.js";
import { cut, plain, Texts } from "../../../webapp/js/helpers/texts.js";
import { costOf, MOST_COST, toHtml } from "../../../webapp/js/features/message/markdown-html.js";
import { findMentions, mentionNames } from "../../../webapp/js/helpers/mention-text.js";
import { dyeOf, initial } from "../../../webapp/js/features/member/faces.js";
import { roomName } from "../../../webapp/js/features/room/room-name.js";
import { complete } from "../../../webapp/js/features/composer/completion.js";
import { Place } from "../../../webapp/js/helpers/place.js";
import { Room } from "../../../webapp/js/features/room/room.js";
import { timelineRows } from "../../../webapp/js/features/reading/timeline-rows.js";
import { BEN, lobby, ME, message } from "./support/fake-socket.js";
import { FakeWindow } from "./support/fake-window.js";

const HOSTILE = JSON.parse(readFileSync(new URL("../resources/hostile-texts.json", import.meta.url), "utf8")).map((entry) =>
  typeof entry === "string" ? entry : entry.map(([part, times]) => part.repeat(times)).join(""),
);
// No server sends these, but an elder page's storage may hold them.
const TEXTS = [...HOSTILE, "\ud800", "a\udc00b", "\udc00\ud800".repeat(100)];
const ANNA = mentionNames([{ key: "anna", name: "anna" }, { key: "anna", name: "Anna İpek" }]);

describe("A hostile or odd text", () => {
  test("is one of five hundred", () => assert.ok(new Set(HOSTILE).size >= 500, String(new Set(HOSTILE).size)));

  test("is read as Markdown or left as it is", () => {
    for (const text of TEXTS) {
      if (costOf(text) > MOST_COST) continue;
      const html = toHtml(text);
      assert.equal(typeof html, "string");
      assert.doesNotMatch(html, /<(?:script|img|iframe|style|svg)|href="(?!https?:|mailto:)/i, text.slice(0, 100));
    }
  });

  test("has its mentions where they stand", () => {
    for (const text of TEXTS) {
      for (const { start, end } of findMentions(text, ANNA, { markdown: false }).people) {
        assert.match(text.slice(start, end), /^[@＠]/, text.slice(0, 100));
        assert.ok(end <= text.length);
      }
    }
  });

  test("is cut between its letters", () => {
    for (const text of HOSTILE) for (const most of [1, 2, 3, 200]) assert.ok(cut(text, most).isWellFormed(), text.slice(0, 100));
    for (const text of TEXTS) assert.ok(plain(text).length <= 200);
  });

  test("as a name, topic or emoji shows, and its room goes on", () => {
    const texts = new Texts({ "composer.placeholder": "Write to {0}" }, "en");
    for (const text of TEXTS) {
      assert.equal(texts.say("composer.placeholder", text), `Write to ${text}`);
      assert.match(dyeOf(text), /^dye-(?:[1-9]|1[0-2])$/);
      assert.equal(typeof initial(text), "string");
      assert.equal(typeof isJumbo(text), "boolean");
      assert.equal(roomName({ members: [{ id: "x", displayName: text }] }, ME.id), text);
      complete({ text: `@${text}`, cursor: Math.min(text.length + 1, 30), people: [{ id: "x", name: text, displayName: text }], rooms: [{ id: "r", name: text, topic: text }], commands: [] });
    }
  });

  test("as message, reaction and topic takes no later message with it", () => {
    const room = new Room(lobby(), ME.id);
    room.show({ messages: [], hasBefore: false, hasAfter: false });
    let seq = 0;
    const heard = (event) => assert.ok(room.apply({ room: "lobby", seq: ++seq, at: message(seq).at, ...event }));
    for (const text of [...TEXTS, "__proto__", "constructor"]) {
      heard({ type: "message", id: `m${seq}`, from: { ...BEN, displayName: text }, text, mentions: [ME.id] });
      heard({ type: "reacted", target: seq, emoji: text, on: true, by: BEN.id });
      heard({ type: "roomUpdated", topic: text, name: text });
      assert.deepEqual(room.window.last.reactions[text], [BEN.id]);
      assert.equal(room.info.topic, text);
    }
    heard({ type: "message", id: "last", from: BEN, text: "after them all" });
    const rows = timelineRows({ messages: room.window.messages, outgoing: [], me: ME });
    assert.equal(rows.at(-1).message.text, "after them all");
    // And once more from history.
    room.show({ messages: [{ ...message(seq), reactions: { ["__proto__"]: [ME.id] } }], hasBefore: true, hasAfter: false });
    assert.equal(room.window.last.seq, seq);
  });

  test("as an address leads somewhere or nowhere, and the page starts", () => {
    for (const text of TEXTS) {
      const window = new FakeWindow(`#/r/${text}`);
      assert.doesNotThrow(() => new Place(window).stop(), text.slice(0, 100));
    }
  });
});
