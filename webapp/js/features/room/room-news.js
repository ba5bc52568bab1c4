const KINDS = new Set(["memberJoined", "memberLeft", "roomUpdated"]);
const MOST = 300;

/**
 * Who came and went and what became of a room, beside its messages: events of its log by `seq`, from
 * pages of history and live. Bounded: of too many those of long ago go.
 */
export class RoomNews {
  #bySeq = new Map();

  /** Takes events in; what is no news of a room is left out. */
  add(...events) {
    for (const event of events) if (KINDS.has(event.type)) this.#bySeq.set(event.seq, event);
    if (this.#bySeq.size <= MOST) return;
    const kept = this.between(0, Infinity).slice(-MOST);
    this.#bySeq = new Map(kept.map((event) => [event.seq, event]));
  }

  clear() {
    this.#bySeq.clear();
  }

  /** Those from one `seq` to another, in order. */
  between(from, to) {
    return [...this.#bySeq.values()].filter(({ seq }) => seq >= from && seq <= to).sort((one, two) => one.seq - two.seq);
  }
}
