import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { Zoom } from "../../../webapp/js/features/file/zoom.js";

describe("Zoom", () => {
  let zoom;

  beforeEach(() => {
    zoom = new Zoom();
    zoom.fit({ width: 1_000, height: 800 }, { width: 1_000, height: 500 });
  });

  test("shows all at first, and never less", () => {
    zoom.out();
    zoom.pan(50, 50);
    assert.deepEqual([zoom.scale, zoom.x, zoom.y, zoom.near], [1, 0, 0, false]);
  });

  test("keeps the point under the finger where it is", () => {
    zoom.by(4, { x: 200, y: 100 });
    // 200 from the middle of the picture at scale 1 is 800 at scale 4.
    assert.deepEqual([zoom.x, zoom.y], [-600, -300]);
  });

  test("leaves no gap at an edge", () => {
    zoom.by(2);
    zoom.pan(5_000, 5_000);
    assert.deepEqual([zoom.x, zoom.y], [500, 100]);
    zoom.pan(-9_000, -9_000);
    assert.deepEqual([zoom.x, zoom.y], [-500, -100]);
  });

  test("ends at eight times, and goes back at once", () => {
    for (let i = 0; i < 20; i++) zoom.in();
    assert.equal(zoom.scale, 8);
    zoom.reset();
    assert.deepEqual([zoom.scale, zoom.x, zoom.y], [1, 0, 0]);
  });
});
