import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { AccountApi, textsOf } from "../../transport/account-api.js";
import { codeField, enrolmentForm, problemKey, recoveryCodes } from "./enrolment.js";

const api = new AccountApi();
const PATH = "second-factor";

/** The part of a dialog that turns the second factor on and off; `changed` is called when sign-ins ended. */
export async function secondFactor(changed) {
  const { texts } = context();
  const host = h("div", {});
  const words = await textsOf("factor");
  if (!words) return host;
  texts.learn(words);
  await show(host, changed);
  return host;
}

async function show(host, changed) {
  const { data, problem } = await api.send("GET", PATH);
  if (problem) return host.replaceChildren();
  if (data.on) return host.replaceChildren(title(), ...offForm(data, host, changed));
  if (data.mode !== "off") host.replaceChildren(title(), ...start(host, changed));
}

function title() {
  return h("h3", { class: "form__title", textContent: context().texts.say("factor.title") });
}

function start(host, changed, askPassword = false) {
  const { texts } = context();
  const error = h("p", { class: "form__error", id: "factor-error", role: "alert" });
  const password = h("input", { class: "field", id: "factor-password", type: "password", autocomplete: "current-password", maxLength: 256, required: true, "aria-describedby": "factor-error" });
  const begin = async (event) => {
    event.preventDefault();
    error.textContent = "";
    const { data, problem } = await api.send("POST", PATH, askPassword ? { password: password.value } : {});
    if (problem?.code === "password-required") {
      host.replaceChildren(title(), ...start(host, changed, true));
      return host.querySelector("#factor-password").focus();
    }
    if (problem) {
      const wrong = problem.code === "wrong-credentials";
      error.textContent = texts.say(wrong ? "factor.error.password" : problemKey(problem));
      return;
    }
    host.replaceChildren(title(), enrolmentForm(data, (code) => confirm(code, host, changed)));
    host.querySelector("#factor-code").focus();
  };
  return [
    h("p", { class: "form__hint", textContent: texts.say("factor.lead") }),
    h(
      "form",
      { class: "form", noValidate: true, onsubmit: begin },
      askPassword && [h("label", { class: "form__label", for: "factor-password", textContent: texts.say("factor.password") }), password],
      error,
      h("button", { type: "submit", class: "button", id: "factor-on", textContent: texts.say("factor.on") }),
    ),
  ];
}

async function confirm(code, host, changed) {
  const { data, problem } = await api.send("POST", PATH, { code });
  if (problem) return problem;
  host.replaceChildren(recoveryCodes(data.recoveryCodes, "h3", "factor.codes.done", () => show(host, changed)));
  host.querySelector("#factor-codes-title").focus();
  changed();
  return null;
}

function offForm({ recoveryCodesLeft, required }, host, changed) {
  const { texts } = context();
  const error = h("p", { class: "form__error", id: "factor-error", role: "alert" });
  const [label, input] = codeField("factor-off-code", "factor-error");
  const off = async (event) => {
    event.preventDefault();
    error.textContent = "";
    const { problem } = await api.send("DELETE", PATH, { code: input.value });
    if (problem) {
      error.textContent = texts.say(problem.code === "code-required" ? "factor.error.empty" : problemKey(problem));
      return input.select();
    }
    // Where one is demanded the sign-in ended with it.
    if (required) return location.reload();
    await show(host, changed);
    host.querySelector("#factor-on")?.focus();
  };
  return [
    h("p", { textContent: texts.say("factor.is-on") }),
    h("p", { class: "form__hint", textContent: texts.count("factor.left", recoveryCodesLeft) }),
    h("form", { class: "form", noValidate: true, onsubmit: off }, h("p", { class: "form__hint", textContent: texts.say(required ? "factor.off.required" : "factor.off.hint") }), label, input, error, h("button", { type: "submit", class: "button", id: "factor-off", textContent: texts.say("factor.off") })),
  ];
}
