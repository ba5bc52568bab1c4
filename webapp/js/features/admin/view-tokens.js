import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { button, formDialog, head, personLink, tag, when } from "./admin-parts.js";
import { Listing } from "./listing.js";
import { Pages } from "./pages.js";

/** Tokens of programs, everybody's or those of one person: whose, what they may do, whether they are used. */
export class ViewTokens {
  element;
  #pages;
  #listing;
  #whose = h("div");
  #asked = null;

  constructor() {
    const { api, local, texts } = context();
    this.#pages = new Pages(({ user, ...rest }) => api.get("tokens", user ? { user } : { all: "true", ...rest }), "tokens");
    this.#listing = new Listing({
      pages: this.#pages,
      caption: texts.say("admin.tokens"),
      count: "admin.tokens.count",
      columns: [
        { key: "who", label: texts.say("admin.tokens.name"), cell: ({ name }) => h("bdi", { class: "admin-person__name", textContent: name }) },
        { key: "owner", label: texts.say("admin.tokens.whose"), cell: ({ user }) => (user ? (local ? personLink(user, { short: true }) : h("bdi", { textContent: user.displayName })) : texts.say("admin.tokens.this")) },
        { key: "scope", label: texts.say("admin.tokens.scope"), cell: ({ scope, rooms }) => [tag(texts.say(`admin.scope.${scope}`), scope), rooms && h("span", { class: "quiet", textContent: ` ${texts.count("admin.tokens.rooms", rooms.length)}` })].filter(Boolean) },
        { key: "seen", label: texts.say("admin.tokens.used"), cell: ({ lastUsedAt }) => when(lastUsedAt, texts.say("admin.tokens.unused")) },
        { key: "end", label: texts.say("admin.until"), cell: ({ expiresAt }) => [when(expiresAt, texts.say("admin.tokens.endless")), expiresAt && Date.parse(expiresAt) < Date.now() && tag(texts.say("admin.tokens.ended"), "disabled")].filter(Boolean) },
        { key: "act", label: texts.say("admin.act"), cell: (one) => button(texts.say("admin.tokens.revoke"), () => this.#revoke(one), { name: texts.say("admin.tokens.revoke.one", one.name) }) },
      ],
      empty: () => [texts.say(context().place.query.user ? "admin.tokens.none.person" : "admin.tokens.none"), texts.say("admin.tokens.none.hint")],
    });
    this.element = h("section", {}, head(texts.say("admin.tokens")), h("p", { class: "quiet", textContent: texts.say("admin.tokens.lead") }), this.#whose, this.#listing.element);
  }

  show({ query: { user = "" } }) {
    if (user === this.#asked) return;
    this.#asked = user;
    this.#pages.load({ user });
    this.#showWhose(user);
  }

  async #showWhose(user) {
    const { api, texts } = context();
    this.#whose.replaceChildren();
    if (user === "") return;
    const { data } = await api.get(`users/${encodeURIComponent(user)}`);
    if (this.#asked !== user) return;
    this.#whose.append(h("p", { class: "admin-chosen" }, texts.say("admin.tokens.of"), " ", data ? personLink(data) : h("code", { textContent: user }), " ", h("a", { href: "#tokens", textContent: texts.say("admin.tokens.everybody") })));
  }

  #revoke(row) {
    const { api, texts } = context();
    formDialog({
      title: texts.say("admin.tokens.revoke.one", row.name),
      fields: h("p", { textContent: texts.say("admin.tokens.revoke.then") }),
      yes: texts.say("admin.tokens.revoke"),
      danger: true,
      act: async () => {
        const answer = await api.send("DELETE", `tokens/${encodeURIComponent(row.id)}`);
        return answer.problem?.status === 404 ? {} : answer;
      },
      done: () => {
        context().toast.show(texts.say("admin.done.revoked"));
        this.#listing.drop(row);
      },
    });
  }
}
