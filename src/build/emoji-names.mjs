/**
 * Writes the emoji that the page offers, webapp/js/features/reaction/emoji-table.js, anew: in groups,
 * with what they are called in English and Japanese. For a new version of Unicode: write emoji.txt
 * (emoji.mjs), change VERSION, then, in a folder outside the project,
 *
 *   npm install emojibase-data@17.0.0 && node …/src/build/emoji-names.mjs .
 *
 * and `node --test src/test/js/emoji-table.test.js`. The names are those of Unicode's CLDR.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const VERSION = "17.0.0";
const ALL = new URL("../main/resources/org/hiroba/emoji/emoji.txt", import.meta.url);
const TABLE = new URL("../../webapp/js/features/reaction/emoji-table.js", import.meta.url);
/** What people call themselves before what they eat; skin tones and hair alone are no emoji to choose. */
const GROUPS = { "smileys-emotion": "smileys", "people-body": "people", "animals-nature": "nature", "food-drink": "food", "travel-places": "places", activities: "activities", objects: "objects", symbols: "symbols", flags: "flags" };
const MOST_WORDS = 8;

const require = createRequire(join(resolve(process.argv[2] ?? "."), "package.json"));
const data = (path) => require(`emojibase-data/${path}.json`);
if (data("package").version !== VERSION) throw new Error(`emojibase-data ${VERSION} is wanted.`);

const spellings = new Map(
  readFileSync(ALL, "utf8")
    .split("\n")
    .filter((line) => line && !line.startsWith("# "))
    .flatMap((line) => line.split(" "))
    .map((emoji) => [emoji.replaceAll("\uFE0F", ""), emoji]),
);
const spelt = (emoji) => spellings.get(emoji.replaceAll("\uFE0F", ""));
const japanese = new Map(data("ja/data").map((one) => [one.hexcode, one]));
const codes = [data("en/shortcodes/github"), data("en/shortcodes/emojibase")];
const keys = data("en/messages").groups.map(({ key }) => key);

const clean = (word) => word.toLowerCase().replace(/[\t\n|`$\\]/g, "");
const line = (one) => {
  const shortcodes = [...new Set(codes.flatMap((table) => table[one.hexcode] ?? []))];
  const words = ({ label, tags = [] }) => [...new Set([label, ...tags].map(clean))].filter((word) => !shortcodes.includes(word)).slice(0, MOST_WORDS).join(",");
  return [spelt(one.emoji), one.skins ? "+" : "", shortcodes.join(","), words(one), words(japanese.get(one.hexcode))].join("|");
};
const offered = data("en/data").filter(({ group, emoji }) => group !== undefined && GROUPS[keys[group]] && spelt(emoji)).sort((a, b) => a.order - b.order);
const groups = Object.entries(GROUPS).map(([key, name]) => [name, offered.filter(({ group }) => keys[group] === key).map(line)]);

writeFileSync(
  TABLE,
  [
    `// The emoji of Unicode ${VERSION.split(".").slice(0, 2).join(".")} with their names. Made by src/build/emoji-names.mjs of emojibase-data ${VERSION}, which is`,
    "// Copyright (c) 2017-2019 Miles Johnson, MIT licence, of Unicode's data (emoji.LICENSE in the server's resources).",
    "// A line each: emoji|+ if it has skin tones|shortcodes|words in English|words in Japanese",
    "export const GROUPS = {",
    ...groups.map(([name, lines]) => `  ${name}: \`\n${lines.join("\n")}\n\`,`),
    "};",
    "",
  ].join("\n"),
);
console.log(groups.map(([name, lines]) => `${name} ${lines.length}`).join(", "));
