import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { withEmoji } from "../../../webapp/js/features/composer/before-sending.js";
import { complete } from "../../../webapp/js/features/composer/completion.js";
import { commandIn } from "../../../webapp/js/features/composer/composer-commands.js";
import { fence, wrap } from "../../../webapp/js/features/composer/formatting.js";
import { markdownTable, tableOfText } from "../../../webapp/js/features/composer/pasted-table.js";
import { toHtml } from "../../../webapp/js/features/message/markdown-html.js";
import { cpuMillis, filled } from "./support/processor-time.js";

const BOB = { id: "u-bob", name: "bob", displayName: "Bob Baker" };
const KNOWN = { people: [BOB, { id: "u-t", name: "tanaka", displayName: "田中" }], rooms: [{ id: "r", name: "general", topic: "" }], commands: [{ name: "topic", hint: "" }], calls: [{ group: "room", hint: "notifies 12 people" }, { group: "here", hint: "" }] };
const completed = (text, known = KNOWN) => complete({ text, cursor: text.length, ...known });
const labels = (text) => completed(text)?.options.map(({ label }) => label) ?? null;

describe("complete", () => {
  test("begins behind a blank, a bracket or a Japanese word, by signs of either width", () => {
    for (const text of ["@bob", "hi @bob", "＠bob", "お願いします@bob", "お願いします＠bob", "（@bob", "(@bob", "「@bob", "。@bob", "a\n@bob"]) {
      assert.deepEqual(labels(text), ["Bob Baker"], text);
      const { start, end } = completed(text);
      assert.match(text.slice(start, end), /^[@＠]bob$/);
    }
    assert.equal(labels("：thumbs")[0], "👍 thumbsup");
    assert.equal(labels("了解：thumbs")[0], "👍 thumbsup");
    assert.deepEqual(labels("＃gen"), ["#general"]);
    assert.deepEqual(labels("／to"), ["/topic"]);
  });

  test("does not begin in an address, a time, a path or a word", () => {
    for (const text of ["a@bob", "a/to", "::thumbs", "@@bob", "10:30", "http:thumbs", "c#gen", "say /to", ":t", ""]) assert.equal(completed(text), null, text);
  });

  test("offers calls with whom they notify, however many people there are", () => {
    const people = Array.from({ length: 40 }, (_, i) => ({ id: `u${i}`, name: `r${i}`, displayName: `R${i}` }));
    const { options } = completed("@", { ...KNOWN, people });
    assert.equal(options.length, 8);
    assert.deepEqual(options.slice(-2).map(({ label, hint }) => [label, hint]), [["@room", "notifies 12 people"], ["@here", ""]]);
    assert.deepEqual(labels("@ro"), ["@room"]);
    assert.deepEqual(labels("@みん"), ["@room"]);
    assert.equal(completed("@room", { ...KNOWN, calls: [] }), null);
  });

  test("takes as long for a long text as for a short one", () => {
    for (const unit of ["@", "a", ":a", "あ", "/"]) assert.ok(cpuMillis(() => completed(filled(unit, 100_000))) < 20, unit);
  });
});

describe("commandIn", () => {
  test("knows commands of either stroke, with their words", () => {
    assert.deepEqual(["/topic lunch at noon", "／topic lunch", "/TOPIC x\ny"].map((text) => commandIn(text)).map(({ name, rest, known, run }) => [name, rest, known, run !== null]), [["topic", "lunch at noon", true, true], ["topic", "lunch", true, true], ["topic", "x\ny", true, true]]);
  });

  test("does nothing for a command without its words", () => {
    for (const text of ["/topic", "/me", "/me  ", "/status"]) assert.deepEqual([commandIn(text).known, commandIn(text).run], [true, null], text);
    const posts = [];
    commandIn("/shrug").run((words) => posts.push(words));
    commandIn("/me waves").run((words) => posts.push(words));
    assert.deepEqual(posts, ["¯\\_(ツ)_/¯", "*waves*"]);
    assert.equal(toHtml(posts[0]), "<p>¯\\_(ツ)_/¯</p>");
  });

  test("tells an unknown command from what only begins with a stroke", () => {
    for (const text of ["/unknown", "/constructor x", "/gif cat"]) assert.deepEqual([commandIn(text).known, commandIn(text).run], [false, null], text);
    for (const text of ["/usr/bin/env", "//topic x", "/ a", "/", "/* comment */", "a /topic x", "/1", "/時間"]) assert.equal(commandIn(text), null, text);
  });
});

describe("Shortcodes", () => {
  test("become emoji when a text is sent", async () => {
    for (const [text, sent] of [
      [":tada:", "🎉"],
      ["お疲れ:bow:です", "お疲れ:bow:です"],
      ["done :+1: and :rocket:!", "done 👍 and 🚀!"],
      ["：tada：", "🎉"],
      [":no_such_thing: 10:30:45 a:b:c", ":no_such_thing: 10:30:45 a:b:c"],
      ["http://x:tada:y", "http://x:tada:y"],
    ]) assert.equal(await withEmoji(text), sent, text);
  });

  test("stay in code", async () => {
    for (const text of ["`:tada:`", "```\n:tada:\n```", "    :tada:", "~~~\n:tada:\n~~~", "``a ` :tada:``"]) assert.equal(await withEmoji(text), text, text);
    assert.equal(await withEmoji("`:tada:` :tada:\n```\n:tada:\n```\n:tada:"), "`:tada:` 🎉\n```\n:tada:\n```\n🎉");
  });

  test("take time in proportion to the text", async () => {
    for (const unit of [":a", ":", "`", "`a", ":tada:", "```\n"]) {
      const started = process.cpuUsage();
      await withEmoji(filled(unit, 10_000));
      assert.ok(process.cpuUsage(started).user < 500_000, unit);
    }
  });
});

describe("A table on the clipboard", () => {
  test("becomes a table of Markdown, its numbers to the right", () => {
    const table = tableOfText("Name\tCost\nTea\t1,200\nCake | pie\t80 円\n");
    assert.equal(table, "| Name | Cost |\n| --- | ---: |\n| Tea | 1,200 |\n| Cake \\| pie | 80 円 |");
    assert.match(toHtml(table), /^<table>.*<td align="right">1,200<\/td>.*Cake \| pie/s);
  });

  test("is none if its lines are not alike, stand in, or are too many", () => {
    const rows = (count, columns) => Array.from({ length: count }, (_, i) => Array.from({ length: columns }, (__, j) => `${i}.${j}`).join("\t")).join("\n");
    for (const text of ["a", "a\tb", "a\tb\nc", "\tif (x)\n\treturn", "\ta\n\tb\n", "", "\n\t\n", rows(201, 2), rows(2, 31)]) assert.equal(tableOfText(text), null, text.slice(0, 20));
    assert.notEqual(tableOfText(rows(200, 30)), null);
    assert.equal(markdownTable([]), null);
    assert.equal(markdownTable([["one"], ["two"]]), null);
  });
});

/** A field as far as formatting knows it: text, selection, one way to write. */
function fieldWith(text) {
  const start = text.indexOf("[");
  const end = text.indexOf("]") - 1;
  const element = { value: text.replace(/[[\]]/g, ""), selectionStart: start, selectionEnd: end, setSelectionRange: (from, to) => Object.assign(element, { selectionStart: from, selectionEnd: to }) };
  const replace = (from, to, words) => {
    element.value = element.value.slice(0, from) + words + element.value.slice(to);
    element.setSelectionRange(from + words.length, from + words.length);
  };
  return { element, replace, offered: null };
}

const shown = ({ element: { value, selectionStart, selectionEnd } }) => `${value.slice(0, selectionStart)}[${value.slice(selectionStart, selectionEnd)}]${value.slice(selectionEnd)}`;

describe("A chord", () => {
  test("sets its marks around the selection and takes them away", () => {
    for (const [before, mark, after] of [
      ["a [b] c", "**", "a **[b]** c"],
      ["a **[b]** c", "**", "a [b] c"],
      ["a [**b**] c", "**", "a [b] c"],
      ["a [ b ]c", "*", "a  *[b]* c"],
      ["[]", "**", "**[]**"],
      ["**[b]**", "*", "***[b]***"],
      ["[x = 1]", "`", "`[x = 1]`"],
    ]) {
      const field = fieldWith(before);
      wrap(field, mark);
      assert.equal(shown(field), after, before);
    }
  });

  test("fences lines as code, with fences longer than theirs", () => {
    const field = fieldWith("see [if x:\n  y] end");
    wrap(field, "`");
    assert.equal(field.element.value, "see \n```\nif x:\n  y\n```\n\n end");
    const fences = fieldWith("[```\na\n```]");
    fence(fences, 0, fences.element.value.length);
    assert.equal(fences.element.value, "````\n```\na\n```\n````\n");
  });
});
