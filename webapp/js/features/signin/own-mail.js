import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { AccountApi } from "../../transport/account-api.js";

const api = new AccountApi();

/**
 * The part of a dialog with one's own mail address; empty where it can neither be shown nor changed.
 *
 * @param say the text for a problem
 */
export async function ownMail(say) {
  const host = h("div", {});
  await show(host, say);
  return host;
}

async function show(host, say) {
  const { data, problem } = await api.send("GET", "mail");
  if (problem || (!data.editable && !data.mail)) return host.replaceChildren();
  const { texts } = context();
  const line = (key, ...parts) => h("p", { class: "form__hint", dir: "auto", textContent: texts.say(key, ...parts) });
  host.replaceChildren(
    h("h3", { class: "form__title", textContent: texts.say("security.mail.title") }),
    line("security.mail.lead"),
    data.mail ? line("security.mail.now", data.mail) : line("security.mail.none"),
    ...(data.by === "issuer" ? [line("security.mail.issuer")] : []),
    ...(data.pending ? [line("security.mail.pending", data.pending)] : []),
    ...(data.editable ? [form(host, say)] : []),
  );
}

function form(host, say) {
  const { texts, toast } = context();
  const field = (id, type, autocomplete, maxLength) => h("input", { class: "field", id, type, autocomplete, maxLength, "aria-describedby": "security-mail-error" });
  const address = field("security-mail", "email", "email", 254);
  const password = field("security-mail-password", "password", "current-password", 256);
  const error = h("p", { class: "form__error", id: "security-mail-error", role: "alert" });
  const label = (input, key) => h("label", { class: "form__label", for: input.id, textContent: texts.say(key) });
  const button = h("button", { type: "submit", class: "button", textContent: texts.say("security.mail.save") });
  const save = async (event) => {
    event.preventDefault();
    if (button.ariaBusy === "true") return;
    error.textContent = "";
    button.ariaBusy = "true";
    const wanted = address.value.trim();
    const { problem } = await api.send("PUT", "mail", { mail: wanted === "" ? null : wanted, ...(password.value && { password: password.value }) });
    button.ariaBusy = "false";
    if (problem) {
      error.textContent = say(problem);
      return;
    }
    toast.show(wanted === "" ? texts.say("security.mail.removed") : texts.say("security.mail.sent", wanted));
    show(host, say);
  };
  return h("form", { class: "form", noValidate: true, onsubmit: save }, label(address, "security.mail.address"), address, label(password, "security.mail.password"), password, error, button);
}
