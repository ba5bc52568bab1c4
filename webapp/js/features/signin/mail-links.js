import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { AccountApi } from "../../transport/account-api.js";

const api = new AccountApi();

/** Puts a form into the place of the sign-in form by which one gets a link for a new password. */
export function showForgot(host, name = "") {
  const { texts } = context();
  const field = h("input", { class: "field", id: "forgot-name", dir: "auto", autocomplete: "username", autocapitalize: "off", spellcheck: false, maxLength: 128, required: true, value: name, "aria-describedby": "mail-link-error" });
  const send = async () => {
    if (field.value.trim() === "") return { key: "signin.error.empty", field };
    const { problem } = await api.send("POST", "password-reset", { name: field.value.trim() });
    if (problem) return problem;
    told(host, "signin.forgot.title", "signin.forgot.sent", "signin.forgot.back");
    return null;
  };
  const label = h("label", { class: "form__label", for: field.id, textContent: texts.say("signin.name") });
  host.replaceChildren(form("forgot", [label, field], send, back("signin.forgot.back")));
  field.focus();
}

/** Asks whoever holds a link whether the address is theirs to which it was sent: a program that follows links confirms nothing. */
export function showConfirm(host, token) {
  const send = async () => {
    const { problem } = await api.send("POST", "mail/confirm", { token });
    if (problem) return problem;
    told(host, "signin.mail.title", "signin.mail.done", "signin.mail.go-on");
    return null;
  };
  host.replaceChildren(form("mail", [], send));
  host.querySelector("button").focus();
}

function form(kind, rows, send, ...more) {
  const { texts } = context();
  const error = h("p", { class: "form__error", id: "mail-link-error", role: "alert" });
  const button = h("button", { class: "button button--primary button--wide", type: "submit", textContent: texts.say(`signin.${kind}.submit`) });
  const submit = async (event) => {
    event.preventDefault();
    if (button.ariaBusy === "true") return;
    error.textContent = "";
    button.ariaBusy = "true";
    const problem = await send();
    button.ariaBusy = "false";
    if (!problem) return;
    const keys = [problem.key, `signin.code.${problem.code}`, `signin.${kind}.error.${problem.status}`, `signin.error.${problem.status}`];
    const key = keys.find((one) => one && texts.has(one));
    error.textContent = key ? texts.say(key) : texts.say("signin.error.other", problem.status);
    problem.field?.focus();
  };
  const title = h("h2", { class: "form__title", textContent: texts.say(`signin.${kind}.title`) });
  const lead = h("p", { class: "form__hint", textContent: texts.say(`signin.${kind}.lead`) });
  return h("form", { class: "form", noValidate: true, onsubmit: submit }, title, lead, rows, error, button, more);
}

/** Says what was done; the link was used, and does not belong into the history. */
function told(host, title, text, on) {
  const { texts } = context();
  const said = h("p", { role: "status", tabIndex: -1, textContent: texts.say(text) });
  host.replaceChildren(h("div", { class: "form" }, h("h2", { class: "form__title", textContent: texts.say(title) }), said, back(on)));
  said.focus();
}

function back(key) {
  const leave = () => {
    history.replaceState(null, "", ".");
    location.reload();
  };
  return h("button", { class: "button button--wide", type: "button", onclick: leave, textContent: context().texts.say(key) });
}
