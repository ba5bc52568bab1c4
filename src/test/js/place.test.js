import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { Place } from "../../../webapp/js/helpers/place.js";
import { FakeWindow } from "./support/fake-window.js";

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
    window.tell();
    assert.equal(changes, 1);
  });

  test("goes two rooms on by two steps before the browser tells the first", () => {
    place.go("one");
    place.go("two");
    window.tell();
    assert.deepEqual([place.room, changes], ["two", 2]);
  });

  test("catches up with a link just clicked, whose event follows", () => {
    window.location.hash = "#/r/garden";
    place.catchUp();
    assert.equal(place.room, "garden");
    window.tell();
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

  test("gives back what was kept at each step of the history", () => {
    place.go("kitchen");
    place.keep("the end");
    place.go("kitchen", 7);
    window.tell();
    assert.equal(place.kept, undefined);
    place.keep("seven");
    place.go("garden");
    window.tell();
    window.back();
    assert.deepEqual([place.seq, place.kept], [7, "seven"]);
    const { visit } = place;
    window.back();
    assert.deepEqual([place.room, place.seq, place.kept, place.visit], ["kitchen", null, "the end", visit + 1]);
  });

  test("forgets the oldest of very many steps", () => {
    for (let i = 0; i < 300; i++) {
      place.go(`room${i}`);
      place.keep(i);
    }
    window.tell();
    const kept = [];
    for (let i = 0; i < 299; i++) {
      window.back();
      kept.push(place.kept);
    }
    assert.deepEqual([kept[0], kept[198], kept[199]], [298, 100, undefined]);
  });

  test("takes back a pane by the browser's Back, and stays where the reader is", () => {
    place.go("kitchen");
    window.tell();
    const { visit } = place;
    place.toggle("members");
    assert.deepEqual([place.details, window.history.length], ["members", 3]);
    window.back();
    assert.deepEqual([place.details, place.room, place.visit], [null, "kitchen", visit]);
  });

  test("leaves no step behind when a pane is closed", () => {
    place.go("kitchen");
    window.tell();
    place.toggle("members");
    place.toggle("search");
    place.closeDetails();
    assert.equal(place.details, null);
    window.tell();
    assert.deepEqual([place.room, place.details], ["kitchen", null]);
    window.back();
    assert.deepEqual([place.room, place.details], ["kitchen", null]);
  });

  test("goes on at once from a pane that is just being closed", () => {
    place.go("kitchen");
    place.toggle("members");
    place.closeDetails();
    place.go("garden");
    place.toggle("search");
    window.tell();
    window.tell();
    assert.deepEqual([place.room, place.details], ["garden", "search"]);
    window.back();
    window.back();
    assert.deepEqual([place.room, place.details], ["kitchen", null]);
  });

  test("keeps a pane from room to room", () => {
    place.go("kitchen");
    place.toggle("search");
    place.go("garden");
    window.tell();
    assert.equal(place.details, "search");
    place.closeDetails();
    window.tell();
    assert.deepEqual([place.room, place.details], ["garden", null]);
  });

  test("leads back to a pane that a link was followed from", () => {
    place.go("kitchen");
    place.toggle("search");
    place.leaveDetails();
    window.location.hash = "#/r/garden/7";
    window.tell();
    assert.deepEqual([place.room, place.details], ["garden", null]);
    window.back();
    assert.deepEqual([place.room, place.details], ["kitchen", "search"]);
  });

  for (const hash of ["#/nowhere", "#", "#/r/", "#/r/a/b", "#/r/kitchen/12345678901234567890", "#composer-text"]) {
    test(`knows that ${hash} leads nowhere`, () => {
      place.go("kitchen");
      window.location.hash = hash;
      window.tell();
      assert.deepEqual([place.strange, place.room], [true, null]);
      place.go("kitchen");
      assert.equal(place.strange, false);
    });
  }

  test("takes an address that is badly written for the name of a room", () => {
    window.location.hash = "#/r/100%";
    window.tell();
    assert.deepEqual([place.room, place.strange], ["100%", false]);
  });

  test("starts without a pane where a page before it left one", () => {
    place.toggle("members");
    place.stop();
    assert.equal(new Place(window).details, null);
  });
});
