import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";

const LANGUAGES = { en: "English", ja: "日本語" };

/** Appearance and language: two rows of buttons, on the sign-in page and in the account menu. */
export class HirobaPreferences extends HTMLElement {
  connectedCallback() {
    const { texts } = context();
    const themes = Object.fromEntries(["auto", "light", "dark"].map((theme) => [theme, texts.say(`account.theme.${theme}`)]));
    this.replaceChildren(
      h(
        "div",
        { class: "preferences__row" },
        this.#choice(texts.say("account.theme"), themes, document.documentElement.dataset.theme, applyTheme),
        this.#choice(texts.say("account.language"), LANGUAGES, texts.language, (language) => {
          rememberForServer("language", language);
          location.reload();
        }),
      ),
    );
  }

  disconnectedCallback() {
    this.replaceChildren();
  }

  #choice(label, options, chosen, choose) {
    const buttons = Object.entries(options).map(([value, text]) =>
      h("button", {
        type: "button",
        class: "choice__option",
        textContent: text,
        "aria-pressed": String(value === chosen),
        lang: text === LANGUAGES[value] ? value : undefined,
        onclick: ({ currentTarget }) => {
          for (const button of buttons) button.ariaPressed = String(button === currentTarget);
          choose(value);
        },
      }),
    );
    return h(
      "div",
      { class: "preferences__group" },
      h("span", { class: "preferences__label", textContent: label }),
      h("div", { class: "choice", role: "group", "aria-label": label }, buttons),
    );
  }
}

/**
 * Choices that the server must know before it sends the first byte (theme, language): cookies with
 * the page's own path, so that nothing flashes in the wrong colour.
 */
export function rememberForServer(name, value) {
  const { pathname } = new URL(".", document.baseURI);
  const year = 365 * 24 * 60 * 60;
  document.cookie = `hiroba-${name}=${value}; path=${pathname}; max-age=${year}; samesite=lax`;
}

export function applyTheme(theme) {
  document.documentElement.dataset.theme = theme;
  rememberForServer("theme", theme);
}
