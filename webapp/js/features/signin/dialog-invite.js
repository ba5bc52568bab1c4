import { openDialog } from "../../helpers/ask.js";
import { context } from "../../helpers/context.js";
import { copyField } from "../../helpers/copy-field.js";
import { drawEach, h } from "../../helpers/dom.js";
import { AccountApi, textsOf } from "../../transport/account-api.js";

const api = new AccountApi();
const DAYS = [1, 7, 30];
const USES = [1, 10, 100];

/** Links by which others make an account: makes one, and withdraws those that are not needed. */
export async function openInvite() {
  const { texts, toast } = context();
  const words = await textsOf("invite");
  if (!words) return toast.show(texts.say("error.part"));
  texts.learn(words);
  const list = h("ul", { class: "sign-ins", role: "list" });
  openDialog({ title: texts.say("invite.title") }, h("div", { class: "dialog__form" }, form(() => show(list)), h("h3", { class: "form__title", textContent: texts.say("invite.open") }), list));
  show(list);
}

function form(made) {
  const { chat, texts, toast } = context();
  const select = (id, key, options, label) => [
    h("label", { class: "form__label", for: id, textContent: texts.say(key) }),
    h("select", { class: "field", id }, options.map((value) => h("option", { value: String(value), textContent: label(value) }))),
  ];
  const [usesLabel, uses] = select("invite-uses", "invite.uses", USES, (count) => texts.count("invite.people", count));
  const [daysLabel, days] = select("invite-days", "invite.expires", DAYS, (count) => texts.count("invite.days", count));
  const [roleLabel, role] = select("invite-role", "invite.role", ["member", "guest", ...(chat.user.roles.includes("admin") ? ["admin"] : [])], (name) => texts.say(`invite.role.${name}`));
  days.value = "7";
  // A guest sees nothing but the rooms into which they are invited.
  const rooms = [...chat.rooms.values()].filter(({ info, writable }) => writable && info.kind !== "direct");
  const [roomLabel, room] = select("invite-room", "invite.room", rooms.map(({ id }) => id), (id) => chat.rooms.get(id).info.name);
  const into = h("div", { class: "form", hidden: true }, roomLabel, room);
  role.onchange = () => (into.hidden = role.value !== "guest");
  const mail = h("input", { class: "field", id: "invite-mail", type: "email", autocomplete: "off", maxLength: 254 });
  const mailRow = h("div", { class: "form", hidden: true }, h("label", { class: "form__label", for: mail.id, textContent: texts.say("invite.mail") }), mail);
  // A mail is for one person.
  const followUses = () => (mailRow.hidden = !sends || uses.value !== "1");
  let sends = false;
  uses.onchange = followUses;
  api.send("GET", "auth").then(({ data }) => {
    sends = data?.mail === true;
    followUses();
  });
  const link = copyField({ id: "invite-link", label: texts.say("invite.link"), copy: texts.say("invite.copy"), copied: texts.say("invite.copied") });
  const hint = h("p", { class: "form__hint", role: "status" });
  const make = async (event) => {
    event.preventDefault();
    const { data, problem } = await api.send("POST", "invitations", { role: role.value, ...(role.value === "guest" && { rooms: [room.value] }), uses: Number(uses.value), expiresInHours: 24 * Number(days.value), ...(!mailRow.hidden && mail.value.trim() && { mail: mail.value.trim() }) });
    if (problem) return toast.show(texts.say(problem.code === "bad-mail" ? "invite.error.bad-mail" : "invite.failed"));
    hint.textContent = told(data.mailing);
    link.say(new URL(data.link, document.baseURI).href);
    made();
  };
  return h("form", { class: "form", onsubmit: make }, usesLabel, uses, mailRow, daysLabel, days, roleLabel, role, into, h("button", { type: "submit", class: "button button--primary", textContent: texts.say("invite.make") }), hint, link.element);
}

/** What became of the link. */
function told(mailing) {
  const { texts } = context();
  if (!mailing) return texts.say("invite.pass-on");
  return mailing.queued ? texts.say("invite.mail.sent", mailing.to) : texts.say("invite.mail.failed", mailing.problem);
}

async function show(list) {
  const { texts, toast } = context();
  const { data, problem } = await api.send("GET", "invitations");
  if (problem) return toast.show(texts.say("invite.failed"));
  const end = async (id) => {
    const { problem: failed } = await api.send("DELETE", `invitations/${encodeURIComponent(id)}`);
    if (failed && failed.status !== 404) return toast.show(texts.say("invite.failed"));
    show(list);
  };
  if (data.invitations.length === 0) return list.replaceChildren(h("li", { class: "form__hint", textContent: texts.say("invite.none") }));
  list.replaceChildren(
    ...drawEach(
      data.invitations,
      ({ id, role, uses, expiresAt, mail }) =>
        h(
          "li",
          { class: "sign-ins__item" },
          h("span", { dir: "auto", textContent: `${mail ? `${mail}: ` : ""}${texts.say("invite.item", texts.count("invite.people", uses), texts.say(`invite.role.${role}`), texts.moment(expiresAt))}` }),
          h("button", { type: "button", class: "button", textContent: texts.say("invite.withdraw"), onclick: () => end(id) }),
        ),
      ({ id }) => id,
    ),
  );
}
