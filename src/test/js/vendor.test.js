import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const folder = new URL("../../../webapp/vendor/", import.meta.url);
const { libraries } = JSON.parse(readFileSync(new URL("manifest.json", folder)));

for (const { name, version, file, license, licenseFile, integrity } of libraries) {
  test(`${name} ${version} is what the manifest pins`, () => {
    const library = readFileSync(new URL(file, folder));
    const hash = createHash("sha384").update(library).digest("base64");
    assert.equal(`sha384-${hash}`, integrity);
    assert.match(library.toString().slice(0, 400), new RegExp(`(?<!\\d)${version.replaceAll(".", "\\.")}(?!\\d)`), "its own banner");
    assert.ok(license && existsSync(new URL(licenseFile, folder)), "licence");
  });
}

test("nothing else is vendored", () => {
  const known = libraries.flatMap(({ file, licenseFile }) => [file, licenseFile]);
  assert.deepEqual(readdirSync(folder).sort(), [...known, "manifest.json"].sort());
});
