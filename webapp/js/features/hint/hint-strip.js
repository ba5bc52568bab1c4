import { context } from "../../helpers/context.js";
import { h, iconButton } from "../../helpers/dom.js";
import { learnTexts } from "../../helpers/late-texts.js";
import { openHelp, openSwitcher } from "../../helpers/wishes.js";
import { Hints } from "./hints.js";

const NARROW = "(max-width: 720px)";
const FINE = "(pointer: fine)";
/** Where less is in view than a few messages, a hint would be in the way. */
const ROOMY = "(min-height: 30rem)";

/** Tells newcomers what `hints.js` finds worth telling, beside what they do: nothing of it lies over the page or takes the focus. */
export function watchHints() {
  const { attention, chat, outgoing, place, storage } = context();
  const roomy = matchMedia(ROOMY);
  const hints = new Hints(storage);
  const strip = new HintStrip(hints);
  hints.addEventListener("change", () => strip.draw());
  outgoing.addEventListener("added", ({ detail }) => roomy.matches && hints.posted(detail.text));
  attention.addEventListener("call", ({ detail: { event } }) => !looks() && canBeAsked() && roomy.matches && hints.missedCall(event.from.displayName));
  document.addEventListener("hiroba-wish", ({ detail: { name } }) => LEARNED[name] && hints.learned(LEARNED[name]));
  place.addEventListener("change", () => place.details === "unread" && hints.learned("unread"));
  // Whoever has no keys to press needs to hear of none.
  if (!matchMedia(FINE).matches) return;
  document.addEventListener("click", ({ target, detail }) => detail > 0 && roomy.matches && target.closest?.(".room-link") && hints.clickedRoom());
  const came = () => document.visibilityState === "visible" && roomy.matches && hints.came({ unreadRooms: [...chat.rooms.values()].filter((room) => room.joined && room.waiting > 0).length });
  document.addEventListener("visibilitychange", came);
  came();
}

const LEARNED = { openSwitcher: "switcher", readAll: "unread", openHelp: "formatting" };

function looks() {
  return document.visibilityState === "visible" && document.hasFocus();
}

/** Only whom the browser has not asked yet; who said no there, or here, is left alone. */
function canBeAsked() {
  return isSecureContext && globalThis.Notification?.permission === "default" && !context().settings.notify;
}

/** One line at the foot of the sidebar; on a phone, below the head of the room. */
class HintStrip {
  #hints;
  #element = null;
  #narrow = matchMedia(NARROW);

  constructor(hints) {
    this.#hints = hints;
    this.#narrow.addEventListener("change", () => this.#element && this.#put());
  }

  async draw() {
    const { shown } = this.#hints;
    if (!shown) return this.#remove();
    // Where the words cannot be had, there is no hint.
    if (!(await learnTexts("hints")) || this.#hints.shown !== shown) return;
    this.#remove();
    const { texts } = context();
    this.#element = h("div", { class: "hint", role: "note", "aria-label": texts.say("hints.label") }, ...PARTS[shown.name](this.#hints, shown));
    this.#put();
  }

  #put() {
    const [place, after] = this.#narrow.matches ? [".room", ".room-header"] : [".sidebar", ".rooms"];
    document.querySelector(`${place} > ${after}`).after(this.#element);
  }

  #remove() {
    // Whoever answered by keyboard goes on writing.
    if (this.#element?.contains(document.activeElement)) document.getElementById("composer-text")?.focus();
    this.#element?.remove();
    this.#element = null;
  }
}

const command = () => (/^Mac|iPhone|iPad/u.test(navigator.platform) ? "⌘" : "Ctrl");

const tip = (name, keys, act) => (hints) => {
  const { texts } = context();
  const go = () => (hints.dismiss(), act());
  return [
    h("p", { class: "hint__text", textContent: texts.say(`hints.${name}`, `${command()}+${keys}`) }),
    h("div", { class: "hint__actions" }, h("button", { type: "button", class: "link-button", textContent: texts.say(`hints.${name}.act`), onclick: go })),
    iconButton("close", texts.say("hints.dismiss"), () => hints.dismiss(), "icon-button--small hint__close"),
  ];
};

const PARTS = {
  switcher: tip("switcher", "K", () => openSwitcher()),
  formatting: tip("formatting", "/", () => openHelp()),
  unread: tip("unread", "Shift+A", () => context().place.toggle("unread")),

  notify: (hints, { who }) => {
    const { settings, texts, toast } = context();
    const yes = async () => {
      // A browser asks only upon a press; what it is told, it keeps by itself.
      const granted = (await Notification.requestPermission()) === "granted";
      hints.dismiss();
      if (granted) settings.set({ notify: true });
      toast.show(texts.say(granted ? "hints.notify.on" : "hints.notify.denied"));
    };
    return [
      h("p", { class: "hint__text", dir: "auto", textContent: texts.say("hints.notify", who) }),
      h("div", { class: "hint__actions" }, h("button", { type: "button", class: "button button--primary", textContent: texts.say("hints.notify.yes"), onclick: yes }), h("button", { type: "button", class: "button", textContent: texts.say("hints.notify.no"), onclick: () => hints.dismiss() })),
    ];
  },
};
