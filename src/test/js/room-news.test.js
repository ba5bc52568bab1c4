import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newsLines } from "../../../webapp/js/features/reading/room-news-text.js";
import { timelineRows } from "../../../webapp/js/features/reading/timeline-rows.js";
import { RoomNews } from "../../../webapp/js/features/room/room-news.js";
import { ME, message } from "./support/fake-socket.js";

const say = (key, ...values) => [key, ...values].join("|");
const lines = (events) => newsLines(events, (id) => `name of ${id}`, { say, language: "en" });
const joined = (seq, displayName, by) => ({ type: "memberJoined", seq, at: "2026-11-20T09:00:00.000Z", user: { id: displayName, displayName }, ...(by && { by }) });

describe("What happened in a room", () => {
  test("names together who came by themselves, and by name who was added", () => {
    assert.deepEqual(lines([joined(1, "Ann"), joined(2, "Ben"), joined(3, "Kim", "ann")]), ["news.joined|news.names|Ann|Ben", "news.added|Kim|name of ann"]);
    assert.deepEqual(lines(["A", "B", "C", "D", "E"].map((name, at) => joined(at, name))), ["news.joined|news.more|A, B|3"]);
  });

  test("has a line for each thing that an update changes", () => {
    assert.deepEqual(lines([{ type: "roomUpdated", seq: 1, name: "New", topic: "", archived: true, by: "ann" }]), ["news.name|name of ann|New", "news.topic.none|name of ann|", "news.archived|name of ann"]);
  });

  test("stands between the messages, once, in the order of the log", () => {
    const news = new RoomNews();
    news.add(joined(2, "Ann"), joined(3, "Ben"), { type: "message", seq: 4 });
    news.add(joined(3, "Ben"), joined(6, "Kim"));
    const rows = timelineRows({ messages: [message(1), message(5)], outgoing: [], me: ME, news: news.between(0, Infinity), dayOf: () => "one" });
    assert.deepEqual(rows.map(({ kind, events }) => (events ? events.map(({ seq }) => seq) : kind)), ["day", "message", [2, 3], "message", [6]]);
  });

  test("is bounded", () => {
    const news = new RoomNews();
    for (let seq = 1; seq <= 1000; seq++) news.add(joined(seq, "Ann"));
    assert.deepEqual([news.between(0, Infinity).length, news.between(0, Infinity)[0].seq], [300, 701]);
  });
});
