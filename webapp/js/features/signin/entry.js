import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { AccountApi } from "../../transport/account-api.js";

/** What each form of a first visit asks for, and where it is sent. */
const FORMS = {
  setup: { path: "setup", fields: ["setupToken", "name", "displayName", "password"] },
  invite: { path: "invitations/accept", fields: ["name", "displayName", "password"] },
  reset: { path: "password-reset", fields: ["password"] },
};

const FIELDS = {
  setupToken: { autocomplete: "off", spellcheck: false, required: true },
  name: { autocomplete: "username", autocapitalize: "off", spellcheck: false, maxLength: 64, required: true },
  displayName: { autocomplete: "name", maxLength: 64 },
  password: { type: "password", autocomplete: "new-password", minLength: 10, maxLength: 256, required: true },
};

/**
 * Puts the form of a first visit into the place of the sign-in form.
 *
 * @param token what the link holds by which somebody comes, if there is one
 */
export function showEntry(host, kind, token) {
  const { texts } = context();
  const { path, fields } = FORMS[kind];
  const error = h("p", { class: "form__error", id: "entry-error", role: "alert" });
  const inputs = fields.map((name) => h("input", { class: "field", id: `entry-${name}`, dir: "auto", "aria-describedby": `entry-${name}-hint entry-error`, ...FIELDS[name] }));
  const rows = inputs.flatMap((input, i) => [
    h("label", { class: "form__label", for: input.id, textContent: texts.say(`signin.entry.${fields[i]}`) }),
    input,
    h("p", { class: "form__hint", id: `${input.id}-hint`, textContent: texts.say(`signin.entry.${fields[i]}.hint`) }),
  ]);
  const button = h("button", { class: "button button--primary button--wide", type: "submit", textContent: texts.say(`signin.${kind}.submit`) });
  const submit = async (event) => {
    event.preventDefault();
    if (button.ariaBusy === "true") return;
    error.textContent = "";
    const wrong = inputs.find((input) => !input.checkValidity());
    if (wrong) return complain(wrong.validity.tooShort ? "signin.code.weak-password" : "signin.error.missing", wrong);
    button.ariaBusy = "true";
    const body = Object.fromEntries(inputs.map((input, i) => [fields[i], fields[i] === "password" ? input.value : input.value.trim()]));
    const { problem } = await new AccountApi().send("POST", path, token ? { ...body, token, new: body.password } : body);
    button.ariaBusy = "false";
    if (problem?.code === "second-factor-required") {
      const { showEnrolment } = await import("./code-step.js");
      return showEnrolment(host, { name: body.name, password: body.password }, problem);
    }
    if (!problem && kind === "reset") return showDone(host);
    // The link was used: it does not belong into the history.
    if (!problem) return location.replace("./?new");
    const keys = [`signin.code.${problem.code}`, `signin.${kind}.error.${problem.status}`, `signin.error.${problem.status}`];
    const key = keys.find((one) => texts.has(one));
    error.textContent = key ? texts.say(key) : texts.say("signin.error.other", problem.status);
  };
  const complain = (key, input) => {
    error.textContent = texts.say(key);
    input.focus();
  };
  const form = h("form", { class: "form", noValidate: true, onsubmit: submit }, h("h2", { class: "form__title", textContent: texts.say(`signin.${kind}.title`) }), h("p", { class: "form__hint", textContent: texts.say(`signin.${kind}.lead`) }), rows, error, button);
  host.replaceChildren(form);
  inputs[0].focus();
}

/** The password is set, and signs nobody in by itself. */
function showDone(host) {
  const { texts } = context();
  history.replaceState(null, "", ".");
  const further = h("a", { class: "button button--primary button--wide gate__button", href: ".", textContent: texts.say("signin.title") });
  host.replaceChildren(h("div", { class: "form" }, h("h2", { class: "form__title", textContent: texts.say("signin.reset.title") }), h("p", { role: "status", textContent: texts.say("signin.reset.done") }), further));
  further.focus();
}
