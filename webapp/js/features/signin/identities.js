import { context } from "../../helpers/context.js";
import { drawEach, h } from "../../helpers/dom.js";
import { AccountApi } from "../../transport/account-api.js";

const api = new AccountApi();
const provider = new AccountApi({ base: "" });
const PATH = "identities";

/** The part of a dialog that shows by which accounts elsewhere one signs in, and links more of them. */
export async function identities() {
  const host = h("div", {});
  await show(host);
  return host;
}

/** Nothing is shown where nobody else knows people. */
async function show(host) {
  const { texts } = context();
  const { data } = await api.send("GET", PATH);
  if (!data || (!data.ways.length && !data.identities.length)) return host.replaceChildren();
  const error = h("p", { class: "form__error", id: "identities-error", role: "alert" });
  const own = ownPassword();
  const carryOut = async (send) => {
    error.textContent = "";
    const { data: answer, problem } = await send(own.value());
    if (!problem) return answer ?? {};
    error.textContent = say(problem);
    if (problem.code === "password-required") own.ask();
    return null;
  };
  const names = new Map(data.ways.map((way) => [way.issuer, labelOf(way)]));
  const list = h("ul", { class: "sign-ins", role: "list" }, ...drawEach(data.identities, (one) => item(one, names, carryOut, host), ({ name }) => name));
  const ways = data.ways.map((way) => (way.kind === "oidc" ? providerButton(way, carryOut) : directoryForm(way, carryOut, host)));
  host.replaceChildren(h("h3", { class: "form__title", textContent: texts.say("security.identities") }), h("p", { class: "form__hint", textContent: texts.say("security.identities.hint") }), list, error, own.element, ...ways);
}

function labelOf({ kind, label }) {
  return label ?? context().texts.say(`security.identities.${kind}`);
}

function item({ issuer, subject, name, kept }, names, carryOut, host) {
  const { texts } = context();
  const unlink = async () => {
    if (await carryOut((password) => api.send("DELETE", PATH, { issuer, subject, ...password }))) show(host);
  };
  const label = names.get(issuer) ?? (kept ? texts.say("security.identities.scim") : issuer);
  return h(
    "li",
    { class: "sign-ins__item" },
    h("strong", { dir: "auto", textContent: label }),
    h("span", { dir: "auto", textContent: name }),
    !kept && h("button", { type: "button", class: "button", textContent: texts.say("security.unlink"), "aria-label": texts.say("security.unlink.one", label), onclick: unlink }),
  );
}

/** The way there begins with a request of this page, so that no other page can begin it. */
function providerButton(way, carryOut) {
  const go = async () => {
    const answer = await carryOut((password) => provider.send("POST", way.href, { ...password }));
    if (answer?.href) location.assign(answer.href);
  };
  return h("p", {}, h("button", { type: "button", class: "button", textContent: context().texts.say("security.link", way.label), onclick: go }));
}

function directoryForm(way, carryOut, host) {
  const { texts } = context();
  const field = (id, type, autocomplete) => h("input", { class: "field", id: `${id}-${way.kind}`, type, autocomplete, maxLength: 256, required: true, "aria-describedby": "identities-error" });
  const name = field("link-name", "text", "off");
  const password = field("link-password", "password", "off");
  const label = (input, key) => h("label", { class: "form__label", for: input.id, textContent: texts.say(key) });
  const link = async (event) => {
    event.preventDefault();
    const send = ({ password: ownPassword } = {}) => api.send("POST", PATH, { mode: way.kind, name: name.value, password: password.value, ...(ownPassword && { ownPassword }) });
    if (await carryOut(send)) show(host);
  };
  return h(
    "form",
    { class: "form", noValidate: true, onsubmit: link },
    label(name, "security.link.name"),
    name,
    label(password, "security.link.password"),
    password,
    h("button", { type: "submit", class: "button", textContent: texts.say("security.link", labelOf(way)) }),
  );
}

/** Asked for only where the sign-in is some minutes old. */
function ownPassword() {
  const { texts } = context();
  const input = h("input", { class: "field", id: "identities-own", type: "password", autocomplete: "current-password", maxLength: 256, "aria-describedby": "identities-error" });
  const element = h("div", { class: "form", hidden: true }, h("label", { class: "form__label", for: input.id, textContent: texts.say("security.old") }), input);
  const ask = () => {
    element.hidden = false;
    input.focus();
  };
  return { element, ask, value: () => (input.value ? { password: input.value } : {}) };
}

function say({ code, status }) {
  const { texts } = context();
  const key = [`security.identities.error.${code}`, `security.error.${status}`].find((one) => texts.has(one));
  return texts.say(key ?? "security.error.other");
}
