/**
 * A list that the server gives page by page. An answer to an earlier question is dropped, however late
 * it comes; what was shown stays until there is something newer. Sends `change`.
 */
export class Pages extends EventTarget {
  rows = [];
  /** `"idle"`, `"loading"`, `"more"`, `"ready"` or `"failed"` */
  state = "idle";
  problem = null;
  /** What came with the rows of the last answer. */
  extra = {};
  #ask;
  #field;
  #query = {};
  #cursor = null;
  #turn = 0;

  /**
   * @param ask gets a query and gives `{data}` or `{problem}`
   * @param field under which an answer holds the rows
   */
  constructor(ask, field) {
    super();
    this.#ask = ask;
    this.#field = field;
  }

  get hasMore() {
    return this.#cursor !== null;
  }

  /** Whether rows were ever there: an empty list that is loading is not an empty list. */
  get loaded() {
    return this.state === "ready" || this.rows.length > 0;
  }

  /** Begins anew, with what is looked for. */
  load(query = this.#query) {
    this.#query = query;
    return this.#fetch("loading", null);
  }

  /** Fetches what follows; does nothing while something is fetched. */
  more() {
    if (!this.hasMore || this.state === "loading" || this.state === "more") return Promise.resolve();
    return this.#fetch("more", this.#cursor);
  }

  /** Takes one row out that is no more. */
  remove(row) {
    this.rows = this.rows.filter((one) => one !== row);
    this.#tell();
  }

  async #fetch(state, cursor) {
    const turn = ++this.#turn;
    this.state = state;
    this.#tell();
    const { data, problem } = await this.#ask(cursor === null ? this.#query : { ...this.#query, cursor });
    if (turn !== this.#turn) return;
    this.problem = problem ?? null;
    this.state = problem ? "failed" : "ready";
    if (!problem) {
      const { [this.#field]: rows = [], cursor: next = null, ...extra } = data ?? {};
      this.rows = cursor === null ? rows : [...this.rows, ...rows];
      this.extra = extra;
      this.#cursor = next;
    }
    this.#tell();
  }

  #tell() {
    this.dispatchEvent(new Event("change"));
  }
}
