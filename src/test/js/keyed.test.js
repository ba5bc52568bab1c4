import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { showKeyed } from "../../../webapp/js/helpers/keyed.js";

/** As much of an element as is asked for, which counts what moves. */
class Parent {
  children = [];
  moves = 0;

  get firstElementChild() {
    return this.children[0] ?? null;
  }

  insertBefore(child, place) {
    this.moves++;
    this.children = this.children.filter((one) => one !== child);
    this.children.splice(place ? this.children.indexOf(place) : this.children.length, 0, child);
  }
}

class Child {
  dataset = {};
  #parent;

  constructor(parent) {
    this.#parent = parent;
  }

  get nextElementSibling() {
    return this.#parent.children[this.#parent.children.indexOf(this) + 1] ?? null;
  }

  remove() {
    this.#parent.children = this.#parent.children.filter((one) => one !== this);
  }
}

describe("showKeyed", () => {
  let made, parent, reported;

  beforeEach(() => {
    parent = new Parent();
    made = 0;
    reported = [];
    globalThis.reportError = (problem) => reported.push(problem.message);
    globalThis.document = { createElement: () => new Child(parent) };
  });

  const show = (keys, more = {}) => showKeyed(parent, keys.map((key) => ({ key: String(key) })), { make: () => (made++, new Child(parent)), ...more });
  const shown = () => parent.children.map(({ dataset }) => dataset.key).join(" ");
  const upTo = (first, last) => Array.from({ length: last - first + 1 }, (_, at) => first + at);

  test("moves nothing when the first ones go and new ones come at the end", () => {
    show(upTo(1, 300));
    parent.moves = 0;
    show(upTo(3, 302));
    assert.equal(parent.moves, 2);
    assert.equal(made, 302);
    assert.equal(shown(), upTo(3, 302).join(" "));
  });

  test("keeps what is there and puts it in order", () => {
    show(["a", "b", "c", "d"]);
    const [a, b, c] = parent.children;
    show(["c", "x", "a", "b"]);
    assert.equal(shown(), "c x a b");
    assert.deepEqual([parent.children[0], parent.children[2], parent.children[3]], [c, a, b]);
  });

  test("shows an item that fails as plain text, and all others", () => {
    const fail = ({ key }) => {
      if (key === "b") throw new Error(`no ${key}`);
    };
    show(["a", "b", "c"], { update: (_, item) => fail(item), plain: ({ key }) => `plain ${key}` });
    assert.equal(shown(), "a b c");
    assert.equal(parent.children[1].textContent, "plain b");
    show(["b", "d"], { make: (item) => fail(item) ?? new Child(parent), plain: ({ key }) => `still ${key}` });
    show(["d", "b", "e"]);
    assert.equal(shown(), "d b e");
    assert.deepEqual(reported, ["no b"]);
  });
});
