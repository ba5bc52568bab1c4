import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { People } from "../../../webapp/js/features/member/people.js";
import { Strangers } from "../../../webapp/js/features/member/strangers.js";

describe("Strangers", () => {
  let asked, people, refuses, strangers, timers;

  beforeEach(() => {
    asked = [];
    timers = [];
    refuses = false;
    people = new People();
    const ask = async ({ type, user }) => {
      asked.push(`${type} ${user}`);
      if (refuses) throw new Error("not-found");
      return { user: { id: user, name: user, displayName: `Name of ${user}` } };
    };
    strangers = new Strangers(ask, people, { setTimeout: (task) => timers.push(task) });
  });

  const turn = async () => {
    await new Promise((done) => setImmediate(done));
    timers.splice(0).forEach((task) => task());
  };
  const ids = (count) => Array.from({ length: count }, (_, i) => `u${i}`);

  test("are asked for a few at a time, each once, and are known then", async () => {
    strangers.meet(ids(12));
    strangers.meet(ids(12));
    assert.equal(asked.length, 5);
    await turn();
    assert.equal(asked.length, 10);
    await turn();
    await turn();
    assert.equal(asked.length, 12);
    assert.equal(people.nameOf("u11"), "Name of u11");
    await turn();
    strangers.meet(ids(13));
    assert.deepEqual(asked.slice(12), ["person u12"]);
  });

  test("are not asked for who said meanwhile who they are", async () => {
    people.meet({ id: "u0", displayName: "Zoe" });
    strangers.meet(ids(7));
    people.meet({ id: "u6", displayName: "Yui" });
    await turn();
    await turn();
    assert.deepEqual(asked, ["person u1", "person u2", "person u3", "person u4", "person u5"]);
  });

  test("wait in no longer a line than one reads, and come back when they are met again", async () => {
    strangers.meet(ids(500));
    for (let i = 0; i < 50; i++) await turn();
    assert.equal(asked.length, 40);
    strangers.meet(ids(500));
    for (let i = 0; i < 50; i++) await turn();
    assert.equal(asked.length, 80);
  });

  test("who are nobody are asked for again after the next welcome only", async () => {
    refuses = true;
    strangers.meet(["gone"]);
    await turn();
    await turn();
    strangers.meet(["gone"]);
    assert.deepEqual(asked, ["person gone"]);
    strangers.forget();
    strangers.meet(["gone"]);
    assert.equal(asked.length, 2);
  });
});
