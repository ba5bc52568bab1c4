import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { Place } from "../../../webapp/js/helpers/place.js";

/** A window whose `hashchange` comes when told, as a browser's comes after what runs now. */
class FakeWindow extends EventTarget {
  location = { hash: "" };
  history = { replaceState: (state, title, hash) => (this.location.hash = hash) };

  tellHash() {
    this.dispatchEvent(new Event("hashchange"));
  }
}

describe("Place", () => {
  let window, place, changes;

  beforeEach(() => {
    window = new FakeWindow();
    place = new Place(window);
    changes = 0;
    place.addEventListener("change", () => changes++);
  });

  test("is where it was sent at once, and changes once", () => {
    place.go("kitchen", 7);
    assert.deepEqual([place.room, place.seq, window.location.hash], ["kitchen", 7, "#/r/kitchen/7"]);
    window.tellHash();
    assert.equal(changes, 1);
  });

  test("goes two rooms on by two steps before the browser tells the first", () => {
    place.go("one");
    place.go("two");
    window.tellHash();
    window.tellHash();
    assert.deepEqual([place.room, changes], ["two", 2]);
  });

  test("catches up with a link just clicked, whose event follows", () => {
    window.location.hash = "#/r/garden";
    place.catchUp();
    assert.equal(place.room, "garden");
    window.tellHash();
    assert.equal(changes, 1);
  });

  test("counts the same link followed once more", () => {
    place.go("kitchen", 7);
    const { visit } = place;
    place.go("kitchen", 7);
    assert.equal(place.visit, visit + 1);
  });

  test("shows the list of rooms and keeps the room", () => {
    place.go("kitchen");
    place.showRooms();
    assert.deepEqual([place.room, place.pane], ["kitchen", "rooms"]);
  });
});
