import { openDialog } from "../../helpers/ask.js";
import { context } from "../../helpers/context.js";
import { copyField } from "../../helpers/copy-field.js";
import { drawEach, h } from "../../helpers/dom.js";
import { AccountApi, textsOf } from "../../transport/account-api.js";
import { roomName } from "../room/room-name.js";

const api = new AccountApi();
const DAYS = [30, 90, 365, 0];
const SCOPES = ["read", "post", "all"];
const DAY = 86_400_000;

/** Tokens with which programs come in one's own name: makes one, shows it once, and revokes those that are not needed. */
export async function openTokens() {
  const { texts, toast } = context();
  const words = await textsOf("tokens");
  if (!words) return toast.show(texts.say("error.part"));
  texts.learn(words);
  const list = h("ul", { class: "sign-ins", role: "list" });
  openDialog(
    { title: texts.say("tokens.title") },
    h("div", { class: "dialog__form" }, form(() => show(list)), h("h3", { class: "form__title", textContent: texts.say("tokens.present") }), list),
  );
  show(list);
}

function form(made) {
  const { chat, texts } = context();
  const label = (id, key) => h("label", { class: "form__label", for: id, textContent: texts.say(key) });
  const select = (id, values, say) => h("select", { class: "field", id }, values.map((value) => h("option", { value: String(value), textContent: say(value) })));
  const name = h("input", { class: "field", id: "tokens-name", required: true, maxLength: 64, autocomplete: "off", "aria-describedby": "tokens-error" });
  const scopes = chat.user.roles.includes("admin") ? [...SCOPES, "ops"] : SCOPES;
  const scope = select("tokens-scope", scopes, (one) => texts.say(`tokens.scope.${one}`));
  scope.value = "post";
  const days = select("tokens-days", DAYS, (count) => (count ? texts.count("tokens.days", count) : texts.say("tokens.never")));
  const rooms = h("div", { class: "picks" }, drawEach([...chat.rooms.values()].filter(({ joined }) => joined), roomCheck, ({ id }) => id));
  const pick = h("fieldset", { class: "fieldset" }, h("legend", { class: "form__label", textContent: texts.say("tokens.rooms") }), h("p", { class: "form__hint", textContent: texts.say("tokens.rooms.hint") }), rooms);
  scope.addEventListener("change", () => (pick.hidden = scope.value === "ops"));
  const error = h("p", { class: "form__error", id: "tokens-error", role: "alert" });
  const secret = copyField({ id: "tokens-secret", label: texts.say("tokens.secret"), copy: texts.say("tokens.copy"), copied: texts.say("tokens.copied") });
  const once = h("p", { class: "form__hint", role: "status" });
  const make = async (event) => {
    event.preventDefault();
    error.textContent = "";
    const chosen = pick.hidden ? [] : [...rooms.querySelectorAll("input:checked")].map(({ value }) => value);
    const { data, problem } = await api.send("POST", "tokens", {
      name: name.value,
      scope: scope.value,
      ...(chosen.length > 0 && { rooms: chosen }),
      ...(days.value !== "0" && { expiresAt: new Date(Date.now() + Number(days.value) * DAY).toISOString() }),
    });
    if (problem) {
      error.textContent = say(problem);
      return;
    }
    made();
    once.textContent = texts.say("tokens.once");
    secret.say(data.token);
    name.value = "";
  };
  return h(
    "form",
    { class: "form", noValidate: true, onsubmit: make },
    h("p", { class: "form__hint", textContent: texts.say("tokens.hint") }),
    label(name.id, "tokens.name"),
    name,
    label(scope.id, "tokens.scope"),
    scope,
    label(days.id, "tokens.expires"),
    days,
    pick,
    error,
    h("button", { type: "submit", class: "button button--primary", textContent: texts.say("tokens.make") }),
    once,
    secret.element,
  );
}

function roomCheck(room) {
  const { chat } = context();
  return h("label", { class: "check" }, h("input", { type: "checkbox", value: room.id }), h("span", { dir: "auto", textContent: roomName(room.info, chat.user.id) }));
}

function say({ code, status }) {
  const { texts } = context();
  const key = [`tokens.error.${code}`, `tokens.error.${status}`].find((one) => texts.has(one));
  return texts.say(key ?? "tokens.error.other");
}

async function show(list) {
  const { texts, toast } = context();
  const { data, problem } = await api.send("GET", "tokens");
  if (problem) return toast.show(say(problem));
  const items = drawEach(data.tokens, (token) => item(token, list), ({ name }) => name);
  list.replaceChildren(...(items.length > 0 ? items : [h("li", { class: "form__hint", textContent: texts.say("tokens.none") })]));
}

function item({ id, name, scope, rooms, expiresAt, lastUsedAt }, list) {
  const { chat, texts, toast } = context();
  const revoke = async () => {
    const { problem } = await api.send("DELETE", `tokens/${encodeURIComponent(id)}`);
    if (problem && problem.status !== 404) return toast.show(say(problem));
    show(list);
  };
  const named = (room) => (chat.rooms.has(room) ? roomName(chat.rooms.get(room).info, chat.user.id) : texts.say("tokens.room.gone"));
  const over = expiresAt && Date.parse(expiresAt) <= Date.now();
  const end = expiresAt ? texts.say(over ? "tokens.ended" : "tokens.until", texts.moment(expiresAt)) : texts.say("tokens.never");
  return h(
    "li",
    { class: "sign-ins__item" },
    h("strong", { dir: "auto", textContent: name }),
    h("span", { textContent: texts.say(`tokens.scope.${scope}`) }),
    rooms && h("span", { dir: "auto", textContent: texts.say("tokens.rooms.some", rooms.map(named).join(", ")) }),
    h("span", { class: "form__hint", textContent: lastUsedAt ? texts.say("tokens.used", texts.moment(lastUsedAt), end) : texts.say("tokens.unused", end) }),
    h("button", { type: "button", class: "button", textContent: texts.say("tokens.revoke"), "aria-label": texts.say("tokens.revoke.one", name), onclick: revoke }),
  );
}
