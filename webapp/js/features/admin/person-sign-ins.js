import { context } from "../../helpers/context.js";
import { drawEach, h } from "../../helpers/dom.js";
import { announce, button, card, consequences, failure, formDialog, when } from "./admin-parts.js";

/** Where somebody is signed in, and ending that. */
export class PersonSignIns {
  element;
  #path;
  #body = h("div");

  constructor(path) {
    const { texts } = context();
    this.#path = path;
    this.element = card(texts.say("admin.sign-ins"), this.#body);
    this.#body.append(h("p", { class: "quiet", textContent: texts.say("admin.loading") }));
    this.#load();
  }

  async #load() {
    const { api, texts } = context();
    const { data, problem } = await api.get(this.#path);
    const focused = this.#body.contains(document.activeElement);
    if (problem) this.#body.replaceChildren(failure(problem, () => this.#load()));
    else if (data.sessions.length === 0) this.#body.replaceChildren(h("p", { textContent: texts.say("admin.sign-ins.none") }));
    else this.#body.replaceChildren(h("ul", { class: "admin-rows", role: "list" }, drawEach(data.sessions, (one) => this.#row(one), ({ agent }) => agent)), h("div", {}, button(texts.say("admin.sign-ins.end-all"), () => this.#endAll())));
    if (focused) this.#focus();
  }

  #row({ id, at, lastSeenAt, address, agent, current }) {
    const { api, texts } = context();
    const end = async ({ currentTarget }) => {
      currentTarget.ariaBusy = "true";
      const { problem } = await api.send("DELETE", `${this.#path}/${encodeURIComponent(id)}`);
      if (problem && problem.status !== 404) return this.#body.replaceChildren(failure(problem, () => this.#load()));
      announce(texts.say("admin.sign-ins.ended"));
      await this.#load();
      this.#focus();
    };
    return h(
      "li",
      { class: "admin-rows__item" },
      h("span", { class: "admin-rows__text" }, h("bdi", { textContent: agent || texts.say("admin.sign-ins.unknown") }), h("span", { class: "quiet" }, h("bdi", { textContent: address }), " · ", texts.say("admin.sign-ins.since"), " ", when(at), " · ", texts.say("admin.seen"), " ", when(lastSeenAt))),
      current ? h("strong", { textContent: texts.say("admin.sign-ins.current") }) : button(texts.say("admin.sign-ins.end"), end, { name: texts.say("admin.sign-ins.end.one", agent || texts.say("admin.sign-ins.unknown")) }),
    );
  }

  #endAll() {
    const { api, texts } = context();
    formDialog({
      title: texts.say("admin.sign-ins.end-all"),
      fields: consequences([texts.say("admin.sign-ins.end-all.then"), texts.say("admin.sign-ins.end-all.tokens")]),
      yes: texts.say("admin.sign-ins.end-all"),
      danger: true,
      act: () => api.send("DELETE", this.#path),
      done: async () => {
        announce(texts.say("admin.sign-ins.ended"));
        await this.#load();
        this.#focus();
      },
    });
  }

  #focus() {
    const title = this.element.querySelector("h2");
    title.tabIndex = -1;
    (this.#body.querySelector("button") ?? title).focus();
  }
}
