import { openDialog } from "../../helpers/ask.js";
import { context } from "../../helpers/context.js";
import { drawEach, h } from "../../helpers/dom.js";
import { AccountApi, textsOf } from "../../transport/account-api.js";
import { identities } from "./identities.js";
import { ownMail } from "./own-mail.js";
import { secondFactor } from "./second-factor.js";

const api = new AccountApi();

/** One's own password and second factor, and where one is signed in. */
export async function openSecurity() {
  const { texts, toast } = context();
  const words = await textsOf("security");
  if (!words) return toast.show(texts.say("error.part"));
  texts.learn(words);
  const list = h("ul", { class: "sign-ins", role: "list" });
  const [factor, elsewhere, mail] = await Promise.all([secondFactor(() => show(list)), identities(), ownMail(say)]);
  openDialog({ title: texts.say("security.title") }, h("div", { class: "dialog__form" }, passwordForm(() => show(list)), factor, elsewhere, mail, h("h3", { class: "form__title", textContent: texts.say("security.sessions") }), list));
  show(list);
}

function passwordForm(changed) {
  const { texts, toast } = context();
  const field = (id, autocomplete) => h("input", { class: "field", id, type: "password", autocomplete, maxLength: 256, required: true, "aria-describedby": "security-error" });
  const old = field("security-old", "current-password");
  const fresh = field("security-new", "new-password");
  const error = h("p", { class: "form__error", id: "security-error", role: "alert" });
  const label = (input, key) => h("label", { class: "form__label", for: input.id, textContent: texts.say(key) });
  const save = async (event) => {
    event.preventDefault();
    error.textContent = "";
    const { problem } = await api.send("POST", "password", { old: old.value, new: fresh.value });
    if (problem) {
      error.textContent = say(problem);
      return;
    }
    form.reset();
    toast.show(texts.say("security.changed"));
    changed();
  };
  const form = h(
    "form",
    { class: "form", noValidate: true, onsubmit: save },
    label(old, "security.old"),
    old,
    label(fresh, "security.new"),
    fresh,
    h("p", { class: "form__hint", textContent: texts.say("security.new.hint") }),
    error,
    h("button", { type: "submit", class: "button button--primary", textContent: texts.say("security.change") }),
  );
  return form;
}

function say({ code, status }) {
  const { texts } = context();
  const key = [`security.error.${code}`, `security.error.${status}`].find((one) => texts.has(one));
  return texts.say(key ?? "security.error.other");
}

async function show(list) {
  const { texts, toast } = context();
  const { data, problem } = await api.send("GET", "sessions");
  if (problem) return toast.show(say(problem));
  list.replaceChildren(
    ...drawEach(
      data.sessions,
      (one) => {
        const end = async () => {
          const { problem: failed } = await api.send("DELETE", `sessions/${encodeURIComponent(one.id)}`);
          if (failed && failed.status !== 404) return toast.show(say(failed));
          show(list);
        };
        return h(
          "li",
          { class: "sign-ins__item" },
          h("span", { dir: "auto", textContent: one.agent || texts.say("security.unknown") }),
          h("span", { class: "form__hint", textContent: texts.say("security.seen", one.address, texts.moment(one.lastSeenAt)) }),
          one.current ? h("strong", { textContent: texts.say("security.current") }) : h("button", { type: "button", class: "button", textContent: texts.say("security.end"), onclick: end }),
        );
      },
      ({ agent }) => agent,
    ),
  );
}
