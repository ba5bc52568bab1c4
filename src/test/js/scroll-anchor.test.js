import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { firstInView, ScrollAnchor } from "../../../webapp/js/features/reading/scroll-anchor.js";

/** A column of rows with heights, laid out under a scroller as a browser does it. */
function column(heights) {
  const scroller = { scrollTop: 0, clientHeight: 100, getBoundingClientRect: () => ({ top: 50, bottom: 150 }) };
  const rows = { children: [] };
  const add = (height, at = rows.children.length, more = {}) => {
    const row = { height, isConnected: true, row: {}, ...more };
    row.getBoundingClientRect = () => {
      const above = rows.children.slice(0, rows.children.indexOf(row)).reduce((sum, one) => sum + one.height, 0);
      const top = row.stuck ? 50 : 50 + above - scroller.scrollTop;
      return { top, bottom: top + row.height, height: row.height };
    };
    Object.defineProperty(row, "nextElementSibling", { get: () => rows.children[rows.children.indexOf(row) + 1] ?? null });
    Object.defineProperty(row, "previousElementSibling", { get: () => rows.children[rows.children.indexOf(row) - 1] ?? null });
    rows.children.splice(at, 0, row);
    return row;
  };
  heights.forEach((height) => add(height));
  Object.defineProperty(scroller, "scrollHeight", { get: () => rows.children.reduce((sum, { height }) => sum + height, 0) });
  return { scroller, rows, add };
}

describe("ScrollAnchor", () => {
  let anchor, frames, place;
  const top = (row) => row.getBoundingClientRect().top;

  beforeEach(() => {
    place = column(Array(50).fill(40));
    anchor = new ScrollAnchor(place.scroller, place.rows);
    frames = [];
    globalThis.requestAnimationFrame = (task) => frames.push(task);
  });

  const frame = () => frames.splice(0).forEach((task) => task());

  test("finds what is first in view, past days that stick to the top", () => {
    for (let at = 45; at >= 0; at -= 5) place.add(30, at, { row: undefined, stuck: true });
    place.scroller.scrollTop = 1_000;
    const first = place.rows.children.find((one) => one.row && one.getBoundingClientRect().bottom > 50);
    assert.equal(firstInView(place.scroller, place.rows), first);
    place.scroller.scrollTop = 0;
    assert.equal(firstInView(place.scroller, place.rows), place.rows.children.find(({ row }) => row));
    assert.equal(firstInView(place.scroller, { children: [] }), null);
  });

  test("keeps what is in view while rows come above", () => {
    place.scroller.scrollTop = 405;
    const row = firstInView(place.scroller, place.rows);
    const before = top(row);
    anchor.keep(() => place.add(77, 0));
    assert.equal(top(row), before);
  });

  test("keeps what is below the first row of all, which loses its author's name as older ones come", () => {
    const [first, second] = place.rows.children;
    place.add(30, 0, { row: undefined, stuck: true });
    place.scroller.scrollTop = 25;
    const before = top(second);
    anchor.keep(() => {
      for (let i = 0; i < 5; i++) place.add(40, 1);
      first.height -= 22;
    });
    assert.equal(top(second), before);
  });

  test("keeps what is in view while rows take another height", () => {
    place.scroller.scrollTop = 405;
    const { row } = anchor.note();
    const before = top(row);
    for (const one of place.rows.children) one.height = 55;
    anchor.hold();
    assert.equal(top(row), before);
    anchor.hold();
    assert.equal(top(row), before);
  });

  test("keeps its place when it is asked for rows before it is told of its new width", () => {
    place.scroller.scrollTop = 405;
    place.scroller.clientWidth = 800;
    const { row } = anchor.note();
    const before = top(row);
    place.scroller.clientWidth = 500;
    for (const one of place.rows.children) one.height = 70;
    anchor.keep(() => place.add(30));
    assert.equal(top(row), before);
    anchor.hold();
    assert.equal(top(row), before);
  });

  test("keeps the end of what reaches in from above, and the same part of what is taller than the view", () => {
    place.scroller.scrollTop = 425;
    place.scroller.clientWidth = 800;
    const reaches = firstInView(place.scroller, place.rows);
    const end = () => reaches.getBoundingClientRect().bottom;
    anchor.note();
    const before = end();
    place.scroller.clientWidth = 500;
    for (const one of place.rows.children) one.height = 60;
    anchor.hold();
    assert.equal(end(), before);
    const tall = place.rows.children[20];
    tall.height = 800;
    place.scroller.scrollTop = 20 * 60 + 400;
    anchor.note();
    place.scroller.clientWidth = 300;
    tall.height = 1_200;
    anchor.hold();
    assert.equal(top(tall) - 50, -600);
  });

  test("does not let parts of a pixel add up", () => {
    // Browsers scroll by whole pixels.
    let at = 405;
    Object.defineProperty(place.scroller, "scrollTop", { get: () => at, set: (value) => (at = Math.round(value)) });
    const { row } = anchor.note();
    const before = top(row);
    for (let i = 0; i < 40; i++) {
      place.rows.children[0].height += 0.6;
      anchor.hold();
      anchor.note();
    }
    assert.ok(Math.abs(top(row) - before) < 1, String(top(row) - before));
  });

  test("leaves alone how far the reader has scrolled meanwhile", () => {
    place.scroller.scrollTop = 405;
    const { row } = anchor.note();
    const before = top(row);
    place.scroller.scrollTop -= 120;
    place.rows.children[0].height += 30;
    anchor.hold();
    assert.equal(top(row), before + 120);
  });

  test("comes back to it after it was out of sight", () => {
    place.scroller.scrollTop = 405;
    const { row } = anchor.note();
    const before = top(row);
    Object.assign(place.scroller, { clientHeight: 0, scrollTop: 0 });
    anchor.note();
    anchor.hold();
    place.scroller.clientHeight = 100;
    anchor.hold();
    assert.equal(top(row), before);
  });

  test("moves once more where a wheel in flight took the view back", () => {
    place.scroller.scrollTop = 100;
    const row = firstInView(place.scroller, place.rows);
    const before = top(row);
    anchor.keep(() => place.add(2_700, 0));
    frame();
    assert.equal(top(row), before);
    place.scroller.scrollTop = 60;
    frame();
    assert.equal(top(row), before + 40);
    frame();
    frame();
    assert.equal(frames.length, 0);
  });

  test("does not take back what is moved on purpose just after", () => {
    place.scroller.scrollTop = 100;
    anchor.keep(() => place.add(2_700, 0));
    anchor.moved();
    place.scroller.scrollTop = 300;
    frame();
    assert.equal(place.scroller.scrollTop, 300);
  });
});

describe("A view at the bottom", () => {
  test("went up only when somebody scrolled it, not when something grew below", () => {
    const scroller = { scrollTop: 0, scrollHeight: 1_000, clientHeight: 200 };
    const anchor = new ScrollAnchor(scroller, null);
    anchor.toBottom();
    scroller.scrollHeight = 3_000;
    assert.deepEqual([anchor.atBottom, anchor.wentUp()], [false, false]);
    scroller.scrollTop = 800;
    assert.deepEqual([anchor.wentUp(), anchor.wentUp()], [true, false]);
  });
});
