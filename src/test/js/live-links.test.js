import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ownTarget, roomsIn } from "../../../webapp/js/features/message/live-links.js";

const ROOMS = [{ id: "d", name: "Design" }, { id: "dr", name: "Design reviews" }, { id: "t", name: "東京オフィス" }, { id: "x", name: "" }];
const named = (text) => roomsIn(text, ROOMS).map(({ start, end, room }) => [text.slice(start, end), room.id]);

describe("A room in a text", () => {
  test("is found by its longest name, whatever its case", () => {
    assert.deepEqual(named("see #design reviews, then #Design."), [["#design reviews", "dr"], ["#Design", "d"]]);
  });

  test("is found between Japanese words and by the wide sign", () => {
    assert.deepEqual(named("それは#東京オフィスで聞いてください"), [["#東京オフィス", "t"]]);
    assert.deepEqual(named("＃Design を見て"), [["＃Design", "d"]]);
  });

  test("is none within a word, a number or an unknown name", () => {
    for (const text of ["C#Design", "#Designer", "#1", "#", "##", "a#b"]) assert.deepEqual(named(text), [], text);
  });

  test("takes no longer with many signs", () => {
    assert.deepEqual(named("#".repeat(10_000)), []);
  });
});

describe("A link into this chat", () => {
  const base = "https://chat.example/hiroba/?x#/r/lobby";

  test("is known by its address", () => {
    assert.deepEqual(ownTarget("https://chat.example/hiroba/#/r/design/12", base), { room: "design", seq: 12 });
    assert.deepEqual(ownTarget("https://chat.example/hiroba/#/r/a%20b", base), { room: "a b", seq: null });
  });

  test("is not one that leads elsewhere or is broken", () => {
    for (const href of ["https://other.example/hiroba/#/r/design/12", "https://chat.example/#/r/design", "https://chat.example/hiroba/#/rooms", "https://chat.example/hiroba/#/r/100%", "https://chat.example/hiroba/#/r/a/1/2"]) assert.equal(ownTarget(href, base), null, href);
  });
});
