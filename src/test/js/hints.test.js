import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { Hints } from "../../../webapp/js/features/hint/hints.js";
import { MemoryArea, storageOf } from "./support/browser-storage.js";

describe("Hints for newcomers", () => {
  let browser, hints;
  const visit = () => new Hints(storageOf(browser, "aiko:"));
  const times = (count, act) => Array.from({ length: count }, act);

  beforeEach(() => {
    browser = new MemoryArea();
    hints = visit();
  });

  test("name the short way to who went the long one a few times, once for good", () => {
    times(3, () => hints.clickedRoom());
    assert.equal(hints.shown, null);
    hints.clickedRoom();
    assert.deepEqual(hints.shown, { name: "switcher" });
    hints.dismiss();
    times(9, () => hints.clickedRoom());
    assert.equal(hints.shown, null);
    const next = visit();
    times(9, () => next.clickedRoom());
    assert.equal(next.shown, null);
  });

  test("are at most one a visit", () => {
    times(3, () => hints.posted("hello"));
    assert.deepEqual(hints.shown, { name: "formatting" });
    hints.dismiss();
    hints.came({ unreadRooms: 7 });
    assert.equal(hints.shown, null);
    const next = visit();
    next.came({ unreadRooms: 2 });
    assert.equal(next.shown, null);
    next.came({ unreadRooms: 3 });
    assert.deepEqual(next.shown, { name: "unread" });
  });

  test("say nothing of what somebody found by themselves", () => {
    hints.posted("a **bold** word");
    hints.learned("switcher");
    times(9, () => (hints.posted("hello"), hints.clickedRoom()));
    assert.equal(hints.shown, null);
  });

  test("go when one does what they say", () => {
    times(4, () => hints.clickedRoom());
    hints.learned("switcher");
    assert.equal(hints.shown, null);
  });

  test("offer notifications after a missed call, and never again after an answer", () => {
    const changes = [];
    hints.addEventListener("change", () => changes.push(hints.shown));
    hints.missedCall("Ben");
    hints.missedCall("Mei");
    assert.deepEqual(changes, [{ name: "notify", who: "Ben" }]);
    hints.dismiss();
    hints.missedCall("Ben");
    assert.equal(hints.shown, null);
    const next = visit();
    next.missedCall("Ben");
    assert.equal(next.shown, null);
  });

  test("make an offer that nobody answered once more, and take the place of a hint", () => {
    hints.missedCall("Ben");
    const next = visit();
    times(4, () => next.clickedRoom());
    next.missedCall("Mei");
    assert.deepEqual(next.shown, { name: "notify", who: "Mei" });
  });

  test("are answered in all tabs at once", () => {
    const other = visit();
    hints.missedCall("Ben");
    other.missedCall("Ben");
    hints.dismiss();
    assert.equal(other.shown, null);
  });

  test("bear whatever stands in the browser's storage", () => {
    storageOf(browser, "aiko:").set("hints", null);
    hints.missedCall("Ben");
    hints.dismiss();
    assert.ok(hints.isKnown("notify"));
  });
});
