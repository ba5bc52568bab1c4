import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { textsOf } from "../../transport/account-api.js";

/**
 * Says to who has just made an account where they are and what is where: above the field for writing,
 * until it is closed. Fetched only then, and done at once.
 */
async function welcome() {
  // Loading the page again is not to come for the first time.
  history.replaceState(null, "", `.${location.hash}`);
  const { chat, texts } = context();
  const words = await textsOf("welcome");
  if (!words) return;
  texts.learn(words);
  const role = ["guest", "admin"].find((one) => chat.user.roles.includes(one)) ?? "member";
  const close = () => {
    card.remove();
    document.getElementById("composer-text")?.focus();
  };
  const card = h(
    "section",
    { class: "composer__column", "aria-labelledby": "welcome-title" },
    h(
      "div",
      { class: "composer__bar" },
      h("div", {}, h("h2", { id: "welcome-title", dir: "auto", textContent: texts.say("welcome.title", chat.user.displayName) }), h("p", { textContent: texts.say(`welcome.${role}`) }), h("p", { textContent: texts.say("welcome.where") })),
      role === "admin" && h("a", { href: "admin#invitations?new=1", textContent: texts.say("welcome.invite") }),
      h("button", { type: "button", class: "button", textContent: texts.say("welcome.close"), onclick: close }),
    ),
  );
  document.querySelector("hiroba-composer").before(card);
  document.getElementById("announcer").textContent = `${texts.say("welcome.title", chat.user.displayName)}. ${texts.say(`welcome.${role}`)}`;
}

welcome();
