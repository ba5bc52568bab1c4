import { AccountApi } from "./account-api.js";

/**
 * What administrators ask of `api/v1/…`. Sends `ended` (detail: `"signed-out"` or `"no-admin"`) when
 * an answer says that whoever asks is not signed in any more, or is no administrator.
 */
export class AdminApi extends EventTarget {
  #api;

  constructor(api = new AccountApi()) {
    super();
    this.#api = api;
  }

  /** @param query what is empty is left out */
  get(path, query = {}) {
    return this.send("GET", withQuery(path, query));
  }

  /** @returns as `AccountApi.send` */
  async send(method, path, body) {
    const answer = await this.#api.send(method, path, body);
    const { problem } = answer;
    if (problem?.status === 401) this.#tell("signed-out");
    if (problem?.status === 403 && problem.code === "not-allowed") this.#tell("no-admin");
    return answer;
  }

  #tell(detail) {
    this.dispatchEvent(new CustomEvent("ended", { detail }));
  }
}

/** A path with those parts of a query that say something. */
export function withQuery(path, query) {
  const said = Object.entries(query).filter(([, value]) => value !== "" && value !== null && value !== undefined);
  return said.length === 0 ? path : `${path}?${new URLSearchParams(said)}`;
}
