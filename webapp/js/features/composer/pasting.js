import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { learnTexts } from "../../helpers/late-texts.js";
import { fence } from "./formatting.js";
import { tableOfHtml, tableOfText } from "./pasted-table.js";

/** So many lines that stand in are code. */
const LEAST_INDENTED = 2;
/** What was done, and what is offered instead. */
const WORDS = { code: ["writing.code.pasted", "writing.code.otherwise"], table: ["writing.table.pasted", "writing.table.otherwise"] };

/** Pastes lines as they are, and a table as Markdown; what else it may be is offered, until one writes on. */
export function paste(field, text, html) {
  const { selectionStart, selectionEnd, value } = field.element;
  const lines = text.replace(/\r\n?/g, "\n");
  if (field.inCode) return field.replace(selectionStart, selectionEnd, lines);
  const table = tableOfHtml(html) ?? tableOfText(lines);
  if (table) {
    const before = selectionStart === 0 || value[selectionStart - 1] === "\n" ? "" : "\n";
    put(field, selectionStart, selectionEnd, `${before}${table}\n`, "table", (start, end) => field.replace(start, end, lines));
  } else {
    const indented = lines.split("\n").filter((line) => /^[ \t]+\S/.test(line)).length;
    const code = indented >= LEAST_INDENTED ? (start, end) => fence(field, start, end) : null;
    put(field, selectionStart, selectionEnd, lines, "code", code);
  }
}

async function put(field, from, to, text, kind, otherwise) {
  field.replace(from, to, text);
  if (!otherwise || !(await learnTexts("writing"))) return;
  const pasted = field.value;
  field.offered?.end();
  const { texts } = context();
  const watch = new AbortController();
  const end = () => {
    watch.abort();
    field.offered = null;
    bar.remove();
  };
  const act = () => {
    end();
    if (field.value === pasted) otherwise(from, from + text.length);
    field.element.focus();
  };
  const bar = h(
    "div",
    { class: "composer__offer", role: "status" },
    h("span", { textContent: texts.say(WORDS[kind][0]) }),
    h("button", { type: "button", class: "link-button", textContent: texts.say(WORDS[kind][1]), onclick: act }),
    kind === "code" && h("kbd", { textContent: "Ctrl Shift C" }),
  );
  field.addEventListener("text", () => field.value !== pasted && end(), { signal: watch.signal });
  // That is what Esc is for then, and for nothing else.
  field.addEventListener("cancel", (event) => (event.preventDefault(), end()), { signal: watch.signal });
  field.offered = { code: kind === "code", act, end };
  field.element.closest(".composer__box").before(bar);
}
