import { h } from "../../helpers/dom.js";
import { isAddedOnTheWay } from "./received-headers.js";

/** Names and values below one another. */
export function facts(rows) {
  return h("dl", { class: "facts" }, ...rows.filter(Boolean).map(([name, value]) => h("div", { class: "facts__row" }, h("dt", { textContent: name }), h("dd", {}, value))));
}

/** Headers as they came; those that no browser sends are marked. */
export function headerTable(headers, caption, texts, marked = false) {
  const row = ([name, value]) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, h("code", { textContent: name })),
      h("td", {}, h("code", { textContent: value }), marked && isAddedOnTheWay(name) ? h("span", { class: "tag", textContent: texts.say("diagnostics.handshake.added") }) : null),
    );
  return h("table", { class: "headers" }, h("caption", { textContent: caption }), h("tbody", {}, headers.map(row)));
}

/** The way from a key to its answer, one step a line. */
export function acceptSteps({ key, joined, hex, accept }, texts) {
  const step = (name, value) => h("li", {}, h("span", { textContent: texts.say(`diagnostics.accept.${name}`) }), h("code", { textContent: value }));
  return h("ol", { class: "steps" }, step("key", key), step("joined", joined), step("hex", hex), step("accept", accept));
}

export function millis(value, texts) {
  return texts.say("diagnostics.millis", texts.number(Math.round(value * 10) / 10));
}
