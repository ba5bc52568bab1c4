import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const folder = new URL("../../../webapp/vendor/", import.meta.url);
const { libraries } = JSON.parse(readFileSync(new URL("manifest.json", folder)));

for (const { name, version, file, license, licenseFile, integrity } of libraries) {
  test(`${name} ${version} is what the manifest pins`, () => {
    const hash = createHash("sha384").update(readFileSync(new URL(file, folder))).digest("base64");
    assert.equal(`sha384-${hash}`, integrity);
    assert.ok(license && existsSync(new URL(licenseFile, folder)), "licence");
  });
}

test("nothing else is vendored", () => {
  const known = libraries.flatMap(({ file, licenseFile }) => [file, licenseFile]);
  assert.deepEqual(readdirSync(folder).sort(), [...known, "manifest.json"].sort());
});
