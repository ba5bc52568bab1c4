/** What stands for a name that is not known yet. */
export const STRANGER = "…";

/**
 * The people this page has heard of, by id: `{id, name, displayName, presence}`. Filled by whatever
 * names somebody. Sends `change`.
 */
export class People extends EventTarget {
  #byId = new Map();

  get(id) {
    return this.#byId.get(id);
  }

  /** The name to show; an id that nobody has named yet shows as an ellipsis. */
  nameOf(id) {
    return this.#byId.get(id)?.displayName ?? STRANGER;
  }

  presenceOf(id) {
    return this.#byId.get(id)?.presence ?? "offline";
  }

  get all() {
    return [...this.#byId.values()].filter(({ displayName }) => displayName);
  }

  meet(...people) {
    this.#merge(people);
  }

  present(states) {
    this.#merge(states.map(({ id, state }) => ({ id, presence: state })));
  }

  /** After a lost connection nobody knows who is there: presence comes anew. */
  forgetPresence() {
    this.#merge([...this.#byId.keys()].map((id) => ({ id, presence: "offline" })));
  }

  #merge(people) {
    let news = false;
    for (const { id, ...facts } of people) {
      const known = this.#byId.get(id) ?? {};
      const given = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
      if (Object.entries(given).every(([key, value]) => known[key] === value) && known.id) continue;
      this.#byId.set(id, { ...known, ...given, id });
      news = true;
    }
    if (news) this.dispatchEvent(new Event("change"));
  }
}
