const ALIVE_WITHIN_MILLIS = 3_000;

/** `api/v1/session`: who one is, signing in and out. Relative to the page, whatever its context. */
export class SessionApi {
  #url;
  #fetch;

  /** Somebody signs out on this page, and says where to go: the socket that closes for it must not. */
  ending = false;

  constructor({ url = "api/v1/session", fetch = globalThis.fetch.bind(globalThis) } = {}) {
    this.#url = url;
    this.#fetch = fetch;
  }

  /** @returns `{user}` or `{problem:{status,code,detail,…}}`; status 0 means that no answer came. */
  async signIn(credentials) {
    try {
      const response = await this.#fetch(this.#url, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json" },
        body: JSON.stringify(credentials),
      });
      if (response.ok) return { user: (await response.json()).user };
      return { problem: { ...(await problemIn(response)), status: response.status } };
    } catch {
      return { problem: { status: 0 } };
    }
  }

  /** @returns `{ok, further}`: where to go to end the sign-in at the provider too, if it came from one */
  async signOut() {
    this.ending = true;
    try {
      const response = await this.#fetch(this.#url, { method: "DELETE" });
      this.ending = response.ok;
      return { ok: response.ok, further: response.headers.get("Location") };
    } catch {
      this.ending = false;
      return { ok: false };
    }
  }

  /** Whether a server answers; one that is away may be answered for by a proxy (502 to 504). */
  async alive() {
    try {
      const { status } = await this.#fetch("-/live", { cache: "no-store", signal: AbortSignal.timeout(ALIVE_WITHIN_MILLIS) });
      return status < 502 || status > 504;
    } catch {
      return false;
    }
  }

  /** @returns `"ok"`, `"signed-out"` or `"unreachable"` */
  async check() {
    try {
      const response = await this.#fetch(this.#url, { headers: { Accept: "application/json" } });
      if (response.ok) return "ok";
      return response.status === 401 ? "signed-out" : "unreachable";
    } catch {
      return "unreachable";
    }
  }
}

async function problemIn(response) {
  try {
    const problem = await response.json();
    return { ...problem, detail: problem.detail ?? problem.title };
  } catch {
    // A proxy's error page, say: the status is all there is to go by.
    return {};
  }
}
