import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { AccountApi, textsOf } from "../../transport/account-api.js";
import { enrolmentForm, recoveryCodes } from "./enrolment.js";

/**
 * Puts what the server demands before it lets somebody in, a second factor to be set up, into the
 * place of the form that they filled in.
 *
 * @param who `{name, password}`, which were right
 * @param enrolment `{secret, otpauth, qr}` of the answer
 */
export async function showEnrolment(host, who, enrolment) {
  const { texts } = context();
  texts.learn((await textsOf("factor")) ?? {});
  const send = async (code) => {
    const { data, problem } = await new AccountApi().send("POST", "session", { ...who, code });
    if (problem?.code === "second-factor-required") {
      showEnrolment(host, who, problem);
      return null;
    }
    if (problem) return problem;
    host.replaceChildren(recoveryCodes(data.recoveryCodes ?? [], "h2", "factor.codes.enter", enter));
    host.querySelector("#factor-codes-title").focus();
    return null;
  };
  const title = h("h2", { class: "form__title", textContent: texts.say("factor.required.title") });
  const lead = h("p", { class: "form__hint", textContent: texts.say("factor.required.lead") });
  host.replaceChildren(h("div", { class: "form" }, title, lead, enrolmentForm(enrolment, send)));
  host.querySelector("#factor-code").focus();
}

function enter() {
  // A link was used: it does not belong into the history; elsewhere one stays where one is.
  if (/^#\/(invite|reset)\//.test(location.hash)) location.replace("./?new");
  else location.reload();
}
