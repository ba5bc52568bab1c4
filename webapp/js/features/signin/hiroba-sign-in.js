import { context, pageData } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";

/** The links by which one comes in: the fragment reaches no server. */
const LINK = /^#\/(invite|reset|mail)\/([\w-]{1,100})$/;

/**
 * The sign-in form: asks for a session and, when it has one, loads the chat in its place. Whoever comes
 * for the first time gets another form.
 */
export class HirobaSignIn extends HTMLElement {
  #submit = (event) => {
    event.preventDefault();
    this.#signIn();
  };

  connectedCallback() {
    this.form?.addEventListener("submit", this.#submit);
    this.field?.focus();
    const [, kind, token] = LINK.exec(location.hash) ?? [];
    if (kind) return this.#enter(kind, token);
    this.#rememberPlace();
    const forgot = this.querySelector("#forgot");
    if (forgot) {
      forgot.hidden = false;
      forgot.onclick = () => this.#enter("forgot");
    }
    if (pageData().setup === "also") this.#offerSetup();
    else if (pageData().setup) this.#enter("setup");
  }

  disconnectedCallback() {
    this.form?.removeEventListener("submit", this.#submit);
  }

  get form() {
    return this.querySelector("form");
  }

  get field() {
    return this.querySelector("#name");
  }

  /** People whom a directory or realm knows come in before there is an administrator, or are the first one. */
  #offerSetup() {
    const onclick = () => this.#enter("setup");
    this.form?.append(h("button", { class: "button button--wide", type: "button", id: "set-up", textContent: context().texts.say("signin.setup.title"), onclick }));
  }

  /** Whoever signs in elsewhere comes back to the room or page for which they came: no server is told the fragment by itself. */
  #rememberPlace() {
    const next = location.pathname.slice(new URL(".", document.baseURI).pathname.length - 1) + location.hash;
    if (next === "/") return;
    for (const link of document.querySelectorAll(".providers a")) link.search = new URLSearchParams({ next });
  }

  async #enter(kind, token) {
    if (kind === "forgot" || kind === "mail") {
      const { showForgot, showConfirm } = await import("./mail-links.js");
      return kind === "mail" ? showConfirm(this, token) : showForgot(this, this.field?.value.trim());
    }
    const { showEntry } = await import("./entry.js");
    showEntry(this, kind, token);
  }

  async #signIn() {
    const { texts, session } = context();
    const button = this.querySelector("button");
    if (button.ariaBusy === "true") return;
    const name = this.field.value.trim();
    if (name === "") return this.#complain(texts.say("signin.error.empty"));
    const secret = this.querySelector("#password");
    button.ariaBusy = "true";
    this.#complain("");
    const row = this.querySelector("#code-row");
    const code = row?.hidden === false ? row.querySelector("input") : null;
    const who = secret ? { name, password: secret.value } : { name };
    const { problem } = await session.signIn(code?.value.trim() ? { ...who, code: code.value } : who);
    button.ariaBusy = "false";
    if (!problem) return location.reload();
    if (problem.code === "second-factor-required") {
      const { showEnrolment } = await import("./code-step.js");
      return showEnrolment(this, who, problem);
    }
    if (problem.code === "code-required" && row) {
      const asked = row.hidden === false;
      row.hidden = false;
      if (asked) this.#complain(texts.say("signin.error.code-required"));
      return row.querySelector("input").select();
    }
    // What a realm or a directory says of somebody with the right password has words of its own.
    const known = `signin.by.error.${problem.status}`;
    const plain = secret && problem.status > 401 && texts.has(known) ? known : `signin.error.${problem.status}`;
    const key = code && problem.status === 401 ? "signin.error.wrong-code" : plain;
    this.#complain(texts.has(key) ? texts.say(key) : texts.say("signin.error.other", problem.status));
    (code ?? secret)?.select();
  }

  #complain(text) {
    this.querySelector("#name-error").textContent = text;
    this.field.ariaInvalid = text === "" ? null : "true";
    if (text !== "") this.field.select();
  }
}
