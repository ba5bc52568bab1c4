import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { Drafts } from "../../../webapp/js/features/composer/drafts.js";
import { MemoryArea, storageOf } from "./support/browser-storage.js";

describe("Drafts", () => {
  let browser, one, two;
  const tab = () => new Drafts(storageOf(browser, "u1:"));

  beforeEach(() => {
    browser = new MemoryArea();
    one = tab();
    two = tab();
  });

  test("are kept per room and forgotten when emptied", () => {
    one.set("lobby", "half a sent");
    one.set("tea", "x");
    one.set("tea", "");
    assert.deepEqual([tab().get("lobby"), tab().get("tea")], ["half a sent", ""]);
    assert.deepEqual(storageOf(browser, "u1:").names(""), ["draft:lobby"]);
  });

  test("of another tab are not overwritten", () => {
    one.get("lobby");
    two.get("lobby");
    one.set("lobby", "a");
    two.set("tea", "b");
    assert.deepEqual([tab().get("lobby"), tab().get("tea")], ["a", "b"]);
  });

  test("that two tabs write into one room: the later one counts", () => {
    one.get("lobby");
    two.get("lobby");
    one.set("lobby", "a");
    two.set("lobby", "b");
    assert.equal(tab().get("lobby"), "b");
  });

  test("that one tab sent do not come back from a tab that only showed them", () => {
    one.set("lobby", "hello");
    assert.equal(two.get("lobby"), "hello");
    one.set("lobby", "");
    // The other goes, or enters another room: it saves what its field holds.
    two.set("lobby", "");
    assert.equal(tab().get("lobby"), "");
  });

  test("that one tab sent do not come back from a tab that heard nothing of it", () => {
    one.set("lobby", "hello");
    const deaf = new Drafts(storageOf({ tab: () => ({ area: browser.tab().area, events: new EventTarget() }) }, "u1:"));
    deaf.get("lobby");
    one.set("lobby", "");
    deaf.set("lobby", "hello");
    assert.equal(tab().get("lobby"), "");
  });

  test("tell a tab that shows them what another made of them", () => {
    const told = [];
    two.addEventListener("elsewhere", ({ detail }) => told.push(detail));
    one.set("tea", "unseen");
    two.get("lobby");
    one.set("lobby", "hello");
    one.set("lobby", "");
    assert.deepEqual(told, [
      { room: "lobby", before: "", text: "hello" },
      { room: "lobby", before: "hello", text: "" },
    ]);
  });

  test("hold an edit beside the text of the room", () => {
    one.set("lobby", "hello");
    one.setEdit("lobby", { message: { seq: 3, text: "teh" }, text: "the" });
    assert.deepEqual(tab().editIn("lobby"), { message: { seq: 3, text: "teh" }, text: "the" });
    assert.equal(tab().get("lobby"), "hello");
    one.setEdit("lobby", null);
    assert.equal(tab().editIn("lobby"), null);
  });

  test("of earlier pages are taken over", () => {
    storageOf(browser, "u1:").set("drafts", { lobby: "old", tea: "too" });
    assert.deepEqual([tab().get("lobby"), tab().get("tea")], ["old", "too"]);
    assert.deepEqual(storageOf(browser, "u1:").names("drafts"), []);
  });

  test("are gone after signing out", () => {
    one.set("lobby", "hello");
    one.setEdit("lobby", { message: { seq: 3 }, text: "the" });
    two.clear();
    assert.deepEqual(storageOf(browser, "u1:").names(""), []);
  });
});
