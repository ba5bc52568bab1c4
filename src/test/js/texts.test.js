import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { Texts } from "../../../webapp/js/helpers/texts.js";

const root = new URL("../../../", import.meta.url);

function table(language) {
  const lines = readFileSync(new URL(`src/main/resources/messages_${language}.properties`, root), "utf8").split("\n");
  return Object.fromEntries(
    lines.filter((line) => line && !line.startsWith("#")).map((line) => line.split(/=(.*)/s).slice(0, 2)),
  );
}

function sources() {
  const js = readdirSync(new URL("webapp/js/", root), { recursive: true }).filter((name) => name.endsWith(".js")).map((name) => `webapp/js/${name}`);
  const java = "src/main/java/org/hiroba/web/page/";
  const served = ["ErrorServlet", "FormException", "FormServlet", "LinkedServlet", "ShellServlet", "SignInFormServlet"].map((name) => `${java}${name}.java`);
  return [...js, ...served, "webapp/index.jsp", "webapp/login.jsp", "webapp/admin.jsp", "webapp/admin-refused.jsp", "webapp/diagnostics.jsp", "webapp/WEB-INF/plain.jspf"].map((path) => readFileSync(new URL(path, root), "utf8")).join("\n");
}

/** What the server's mails are made of: see LetterTexts.java. */
function letters() {
  const kinds = readFileSync(new URL("src/main/java/org/hiroba/feature/account/LetterKind.java", root), "utf8");
  const named = [...kinds.matchAll(/^ {2}([A-Z_]+)[,;]$/gm)].map(([, kind]) => `letter.${kind.toLowerCase().replaceAll("_", "-")}`);
  return new Set(["letter.end", ...named.flatMap((key) => [key, `${key}.subject`])]);
}

describe("Texts", () => {
  const english = new Texts(table("en"), "en");
  const japanese = new Texts(table("ja"), "ja");

  test("stands in the pages as it comes out of the server", () => {
    const pages = readdirSync(new URL("webapp/", root), { recursive: true }).filter((name) => /\.jspf?$/.test(name));
    assert.ok(pages.length > 5);
    for (const name of pages) {
      const page = readFileSync(new URL(`webapp/${name}`, root), "utf8");
      // A fragment has no encoding of its own: a server reads it as Latin-1.
      if (name.endsWith(".jspf")) assert.doesNotMatch(page, /[^\x00-\x7f]/, name);
      // What is white between two expressions is trimmed.
      assert.doesNotMatch(page, /\} \$\{/, name);
    }
  });

  test("replaces placeholders and chooses the form for a number", () => {
    assert.equal(english.say("composer.placeholder", "Lobby"), "Write to Lobby");
    assert.equal(english.count("nav.unread", 1), "1 unread message");
    assert.equal(english.count("nav.unread", 1234), "1,234 unread messages");
    assert.equal(japanese.count("nav.unread", 1), "未読 1 件");
  });

  test("does not take signs in a value for placeholders", () => {
    assert.equal(english.say("timeline.announce", "{1}", "$&"), "{1}: $&");
  });

  test("names days from where the reader stands", () => {
    const now = new Date(2026, 10, 21, 0, 5).getTime();
    assert.equal(english.day(new Date(2026, 10, 21, 0, 1), now), "Today");
    assert.equal(english.day(new Date(2026, 10, 20, 23, 59), now), "Yesterday");
    assert.match(english.day(new Date(2026, 10, 19, 12), now), /Thursday/);
  });

  test("every text that the page asks for is there, and none is there in vain", () => {
    const source = sources();
    const keys = Object.keys(table("en"));
    const asked = [...source.matchAll(/["'`]((?:admin|app|signin|nav|room|timeline|message|composer|connection|account|actions|delete|reaction|quote|emoji|people|presence|typing|compose|completion|command|details|level|leave|search|mentions|rooms|kind|switcher|settings|help|keys|dialog|error|versions|saved|pins|jump|profile|diagnostics|plain|http|writing|later)\.[a-z0-9.-]+)(?=["'`$])/g)].map(([, key]) => key);
    const known = (key) => keys.some((other) => other === key || other.startsWith(key.endsWith(".") ? key : `${key}.`));
    // The words of the trail are no keys: below one of ours they have a text.
    assert.deepEqual(asked.filter((key) => !known(key) && !known(`admin.action.${key}`)), []);
    const used = (key) => {
      const base = key.replace(/\.(one|other)$/, "").replace(/^(settings\..*)\.hint$/, "$1");
      const parts = base.split(".");
      const built = parts.some((_, at) => {
        const prefix = parts.slice(0, at).join(".");
        return at > 0 && (source.includes(`${prefix}.$`) || source.includes(`"${prefix}." +`));
      });
      return source.includes(base) || built;
    };
    const mailed = letters();
    assert.deepEqual(keys.filter((key) => !used(key) && !mailed.has(key)), []);
    assert.deepEqual([...mailed].filter((key) => !keys.includes(key)), []);
  });
});
