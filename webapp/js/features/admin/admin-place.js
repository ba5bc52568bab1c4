const VIEWS = ["overview", "people", "invitations", "rooms", "tokens", "audit", "settings"];

/** Without passwords there are no accounts to look after: people come by a name alone. */
const WITH_ACCOUNTS = new Set(["people", "invitations"]);

/**
 * Where the reader is: which view, which one thing of it, and what is looked for. Lives in the
 * address (`#people?q=ann`, `#people/ID`), so that back, forward, links and loading again work. Sends
 * `change` for another view or thing, and `filter` when only what is looked for changed.
 */
export class AdminPlace extends EventTarget {
  view = "overview";
  /** The one thing of the view, or null for all of them. */
  id = null;
  /** What is looked for, by the name of the filter. */
  query = {};
  views;
  #window;
  #onHash = () => this.#read();

  constructor({ local = true, window = globalThis.window } = {}) {
    super();
    this.views = VIEWS.filter((view) => local || !WITH_ACCOUNTS.has(view));
    this.#window = window;
    window.addEventListener("hashchange", this.#onHash);
    this.#read({ quiet: true });
  }

  static hashOf(view, id = null, query = {}) {
    const said = Object.entries(query).filter(([, value]) => value !== "" && value !== undefined && value !== null);
    const search = said.length === 0 ? "" : `?${new URLSearchParams(said)}`;
    return `#${view}${id === null ? "" : `/${encodeURIComponent(id)}`}${search}`;
  }

  go(view, id = null, query = {}) {
    const hash = AdminPlace.hashOf(view, id, query);
    if (this.#window.location.hash === hash) return;
    this.#window.location.hash = hash;
    this.#read();
  }

  /** Looks for something else in the same view, without a step in the history for each letter. */
  filter(query) {
    const hash = AdminPlace.hashOf(this.view, this.id, query);
    if (this.#window.location.hash === hash) return;
    this.#window.history.replaceState(null, "", hash);
    this.#read();
  }

  stop() {
    this.#window.removeEventListener("hashchange", this.#onHash);
  }

  #read({ quiet = false } = {}) {
    const [path, search = ""] = split(this.#window.location.hash.slice(1), "?");
    const [view, id = ""] = split(path, "/");
    const before = `${this.view}/${this.id ?? ""}`;
    const queryBefore = JSON.stringify(this.query);
    const known = this.views.includes(view);
    this.view = known ? view : this.views[0];
    this.id = known && id !== "" ? decoded(id) : null;
    this.query = known ? Object.fromEntries(new URLSearchParams(search)) : {};
    if (quiet) return;
    if (`${this.view}/${this.id ?? ""}` !== before) this.dispatchEvent(new Event("change"));
    else if (JSON.stringify(this.query) !== queryBefore) this.dispatchEvent(new Event("filter"));
  }
}

/** In two at the first sign, which belongs to neither. */
function split(text, sign) {
  const at = text.indexOf(sign);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** An address that somebody broke names nothing, and the page starts. */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
