import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";

const SVG = "http://www.w3.org/2000/svg";
const PIXELS = 216;

/** A field for six digits of an app, or for a recovery code. */
export function codeField(id, error, key = "factor.code") {
  const { texts } = context();
  const input = h("input", { class: "field", id, autocomplete: "one-time-code", autocapitalize: "off", spellcheck: false, maxLength: 64, required: true, "aria-describedby": error });
  return [h("label", { class: "form__label", for: id, textContent: texts.say(key) }), input];
}

/**
 * What an app is told, and the field for the first code that it shows.
 *
 * @param send is given the code; promises a problem, or nothing when it is done
 */
export function enrolmentForm({ secret, otpauth, qr }, send) {
  const { texts } = context();
  const [label, input] = codeField("factor-code", "factor-error", "factor.first");
  const error = h("p", { class: "form__error", id: "factor-error", role: "alert" });
  const button = h("button", { type: "submit", class: "button button--primary", textContent: texts.say("factor.confirm") });
  const submit = async (event) => {
    event.preventDefault();
    if (button.ariaBusy === "true") return;
    if (input.value.trim() === "") return complain("factor.error.empty");
    error.textContent = "";
    button.ariaBusy = "true";
    const problem = await send(input.value);
    button.ariaBusy = "false";
    if (problem) complain(problemKey(problem));
  };
  const complain = (key) => {
    error.textContent = texts.say(key);
    input.select();
  };
  return h(
    "form",
    { class: "form", noValidate: true, onsubmit: submit },
    h("p", { textContent: texts.say("factor.scan") }),
    picture(qr),
    h("p", { class: "form__hint", textContent: texts.say("factor.type") }),
    h("code", { id: "factor-secret", textContent: secret.match(/.{1,4}/g).join(" ") }),
    h("p", {}, h("a", { href: otpauth, textContent: texts.say("factor.open") })),
    label,
    input,
    error,
    button,
  );
}

function picture({ size, path }) {
  const { texts } = context();
  const make = (tag, attributes) => {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  // Black on white in every theme: not every camera reads it the other way round.
  const svg = make("svg", { viewBox: `0 0 ${size} ${size}`, width: PIXELS, height: PIXELS, role: "img", "aria-label": texts.say("factor.picture"), "shape-rendering": "crispEdges" });
  svg.append(make("rect", { width: size, height: size, fill: "#fff" }), make("path", { d: path, fill: "#000" }));
  return svg;
}

/**
 * Recovery codes, which are never shown again.
 *
 * @param heading the level of their title: `"h2"`, `"h3"`
 * @param done what the last button does
 */
export function recoveryCodes(codes, heading, doneKey, done) {
  const { texts } = context();
  const status = h("p", { class: "form__hint", role: "status" });
  const list = h("ul", { class: "sign-ins", role: "list", id: "factor-codes" }, codes.map((code) => h("li", {}, h("code", { textContent: code }))));
  const text = `${texts.say("factor.codes.file", location.host)}\n\n${codes.join("\n")}\n`;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = texts.say("factor.codes.copied");
    } catch {
      // Plain http has no clipboard for scripts: the codes are selected, a key copies them.
      getSelection().selectAllChildren(list);
      status.textContent = texts.say("factor.codes.selected");
    }
  };
  const button = (key, onclick) => h("button", { type: "button", class: "button", textContent: texts.say(key), onclick });
  return h(
    "div",
    { class: "form" },
    h(heading, { class: "form__title", tabIndex: -1, id: "factor-codes-title", textContent: texts.say("factor.codes.title") }),
    h("p", { textContent: texts.say("factor.codes.lead") }),
    list,
    h("p", {}, button("factor.codes.copy", copy), " ", button("factor.codes.save", () => save(text)), " ", button("factor.codes.print", () => print(text))),
    status,
    h("button", { type: "button", class: "button button--primary", id: "factor-done", textContent: texts.say(doneKey), onclick: done }),
  );
}

function save(text) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  h("a", { href: url, download: "hiroba-recovery-codes.txt" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Prints the codes alone, not the page around them. */
function print(text) {
  const frame = h("iframe", { hidden: true, title: "" });
  document.body.append(frame);
  const page = frame.contentDocument;
  page.body.append(Object.assign(page.createElement("pre"), { textContent: text }));
  frame.contentWindow.addEventListener("afterprint", () => frame.remove());
  // A hidden frame prints nothing in some browsers.
  frame.hidden = false;
  frame.setAttribute("aria-hidden", "true");
  frame.width = "0";
  frame.height = "0";
  frame.contentWindow.print();
}

/** The key of the text that says what went wrong. */
export function problemKey({ code, status }) {
  const { texts } = context();
  return [`factor.error.${code}`, `factor.error.${status}`].find((one) => texts.has(one)) ?? "factor.error.other";
}
