import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path/posix";
import { describe, test } from "node:test";

const root = new URL("../../../webapp/", import.meta.url);

/** What a feature offers to the others on purpose. Whatever is not named here is its own business. */
const PUBLIC = {
  admin: [],
  composer: [],
  diagnostics: [],
  file: ["file-entrance.js", "files-place.js"],
  hello: [],
  hint: [],
  member: ["faces.js", "names.js", "people-field.js", "people.js"],
  mention: ["mention-marks.js"],
  message: ["markdown-marks.js", "markdown.js", "message.js", "message-parts.js", "message-window.js"],
  pin: [],
  profile: [],
  reaction: ["emoji-names.js", "emoji.js", "reactions.js"],
  reading: ["timeline-rows.js"],
  room: ["details-room.js", "membership.js", "room-name.js"],
  saved: [],
  search: ["hit.js"],
  settings: ["hiroba-preferences.js"],
  signin: [],
  typing: [],
};

/** Each module of the page by its path in `webapp/`, with what it imports: at once, later, or as a worker. */
const graph = new Map(
  readdirSync(new URL("js/", root), { recursive: true })
    .filter((name) => name.endsWith(".js"))
    .map((name) => `js/${name}`)
    .map((path) => [path, importsOf(path)]),
);

function importsOf(path) {
  const source = readFileSync(new URL(path, root), "utf8");
  const found = [...source.matchAll(/(?:^(?:import|export)\s[^"]*?from |^import |\bimport\(|\bnew URL\()"(\.[^"]+\.js)"/gm)];
  return found.map(([, imported]) => normalize(join(dirname(path), imported)));
}

const placeOf = (path) => /^js\/(?:features\/(?<feature>[^/]+)\/|(?<folder>[^/]+)\/)?/.exec(path)?.groups ?? { folder: "vendor" };
const edges = () => [...graph].flatMap(([from, imported]) => imported.map((to) => ({ from, to })));

describe("The page's imports", () => {
  test("are found and lead to files that are there", () => {
    assert.ok(graph.size > 80, String(graph.size));
    assert.ok(edges().length > 250, String(edges().length));
    assert.deepEqual(edges().filter(({ to }) => !existsSync(new URL(to, root))), []);
  });

  test("go in no circle", () => {
    assert.equal(circleIn(graph), null);
    assert.deepEqual(circleIn(new Map([["a", ["b"]], ["b", ["c"]], ["c", ["b"]]])), ["b", "c", "b"]);
  });

  test("take from another feature only what it offers", () => {
    const taken = edges().filter(({ from, to }) => placeOf(from).feature && placeOf(to).feature && placeOf(from).feature !== placeOf(to).feature);
    const offered = ({ to }) => PUBLIC[placeOf(to).feature].includes(to.split("/").at(-1));
    assert.deepEqual(taken.filter((edge) => !offered(edge)), []);
  });

  test("use every offer, and each feature says what it offers", () => {
    const features = new Set([...graph.keys()].map((path) => placeOf(path).feature).filter(Boolean));
    assert.deepEqual([...features].sort(), Object.keys(PUBLIC).sort());
    const used = new Set(edges().filter(({ from, to }) => placeOf(from).feature !== placeOf(to).feature).map(({ to }) => to));
    const idle = Object.entries(PUBLIC).flatMap(([feature, files]) => files.map((file) => `js/features/${feature}/${file}`)).filter((path) => !used.has(path));
    assert.deepEqual(idle, []);
  });

  test("lead down: features to helpers and transport, the shell to all, none to the shell", () => {
    const may = { transport: ["transport", "helpers"], helpers: ["helpers", "transport", "vendor", undefined], features: ["helpers", "transport", "vendor", "features"] };
    const level = (path) => (placeOf(path).feature ? "features" : placeOf(path).folder);
    const up = edges().filter(({ from, to }) => may[level(from)] && !may[level(from)].includes(level(to)));
    assert.deepEqual(up, []);
    const entries = edges().filter(({ to }) => level(to) === undefined).map(({ to }) => to);
    assert.deepEqual([...new Set(entries)], ["js/worker.js"]);
  });

  test("leave nothing over", () => {
    const reached = new Set(["js/main.js", "js/login.js", "js/diagnostics.js", "js/admin.js"]);
    for (const path of reached) for (const imported of graph.get(path) ?? []) reached.add(imported);
    assert.deepEqual([...graph.keys()].filter((path) => !reached.has(path)), []);
  });

  test("have a line for each folder in index.jsp", () => {
    const head = readFileSync(new URL("index.jsp", root), "utf8").split("--%>")[0];
    for (const path of graph.keys()) {
      const folder = /^js\/((?:features\/)?[^/]+)\//.exec(path)?.[1];
      if (folder) assert.match(head, new RegExp(`^ +${folder}/? `, "m"), folder);
    }
  });
});

/** @returns the first circle that is met, as its modules in order, or null */
function circleIn(imports) {
  const done = new Set();
  const walk = (path, way) => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return null;
    for (const next of imports.get(path) ?? []) {
      const circle = walk(next, [...way, path]);
      if (circle) return circle;
    }
    done.add(path);
    return null;
  };
  for (const path of imports.keys()) {
    const circle = walk(path, []);
    if (circle) return circle;
  }
  return null;
}
