const BOTTOM_PX = 100;
/** No wheel goes so far in a few frames. */
const FAR_PX = 800;

/**
 * Keeps what the reader looks at in its place while rows come and go or break their lines elsewhere:
 * the bottom, if the reader is within 100 px of it, else the first row that begins in the upper half
 * of the view. Of the row that reaches into view above it so the same end stays in view, however tall
 * that row becomes.
 */
export class ScrollAnchor {
  #scroller;
  #rows;
  /** The row that stays, how far below the view's top it begins, how big it was, and what was scrolled to. */
  #noted = null;
  /** True while nothing is shown: then what was scrolled to is lost. */
  #hidden = false;
  /** Counts what moved the view on purpose. */
  #turn = 0;
  /** What was scrolled to when it was last looked at. */
  #at = 0;

  constructor(scroller, rows) {
    this.#scroller = scroller;
    this.#rows = rows;
  }

  get atBottom() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight <= BOTTOM_PX;
  }

  toBottom() {
    this.moved();
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#at = this.#scroller.scrollTop;
  }

  /** Whether the view went up since this was asked, or since it was brought to the bottom: only a reader does that. */
  wentUp() {
    const before = this.#at;
    this.#at = this.#scroller.scrollTop;
    return this.#at < before - 1;
  }

  /** Runs `change` and puts the row that was first in view back to where it was. */
  keep(change) {
    this.note();
    change();
    this.hold();
  }

  /** Remembers what is in view now. @returns `{row, top}`, or null where nothing is shown */
  note() {
    // What cannot be seen just now comes back as it was.
    if (this.#shows()) {
      // A pane beside opens before this is told of the new width: what is in view just now is nobody's place.
      if (this.#noted && this.#noted.width !== this.#scroller.clientWidth) this.hold();
      const row = this.#firstToStay();
      this.#noted = row && this.#seen(row, this.#wholePixels(row, this.#topOf(row)));
    }
    return this.#noted;
  }

  /** Where a row was meant to begin, if it does but for parts of a pixel: those must not add up. */
  #wholePixels(row, top) {
    const meant = this.#noted;
    return meant?.row === row && meant.at === this.#scroller.scrollTop && Math.abs(meant.top - top) < 1 ? meant.top : top;
  }

  #seen(row, top) {
    return { row, top, height: row.getBoundingClientRect().height, width: this.#scroller.clientWidth, at: this.#scroller.scrollTop };
  }

  /**
   * A row taller than half the view is itself what one reads, wherever it began. The first of all rows
   * loses its author's name when older ones come before it: then the one below it stays.
   */
  #firstToStay() {
    const first = firstInView(this.#scroller, this.#rows);
    let row = first;
    while (row && !(row.row && this.#topOf(row) >= 0)) row = row.nextElementSibling;
    if (row && !messageBeside(row, "previousElementSibling")) row = messageBeside(row, "nextElementSibling") ?? row;
    return row && this.#topOf(row) <= this.#scroller.clientHeight / 2 ? row : first;
  }

  /** Puts what was noted back to where it was: the window or a row has another size now. */
  hold() {
    const wasHidden = this.#hidden;
    const { row, at, width, height } = this.#noted ?? {};
    let { top } = this.#noted ?? {};
    if (!this.#shows() || !row?.isConnected) return;
    // Lines that break elsewhere are spread over the whole row.
    if (top < 0 && width !== this.#scroller.clientWidth) top *= row.getBoundingClientRect().height / height;
    const before = this.#scroller.scrollTop;
    // The reader may have scrolled since, which is told later: that stays.
    const scrolled = wasHidden ? 0 : before - at;
    const moved = this.#topOf(row) - top + scrolled;
    if (Math.abs(moved) < 0.5) return;
    this.moved();
    this.#scroller.scrollTop = before + moved;
    const reached = this.#topOf(row);
    this.#noted = this.#seen(row, Math.abs(reached - top + scrolled) < 1 ? top - scrolled : reached);
    if (Math.abs(moved) > FAR_PX) this.#watch(before, moved);
  }

  /**
   * Where another thread scrolls (WebKit), it may set the place once more from before we moved it:
   * what is then nearer to the old place than to the new one is moved again.
   */
  #watch(before, moved, frames = 4, turn = this.#turn) {
    requestAnimationFrame(() => {
      if (turn !== this.#turn) return;
      const { scrollTop } = this.#scroller;
      if (Math.abs(scrollTop - before) < Math.abs(scrollTop - before - moved)) this.#scroller.scrollTop = scrollTop + moved;
      else if (frames > 1) this.#watch(before, moved, frames - 1, turn);
    });
  }

  /** Says that the view is moved on purpose: it goes nowhere back. */
  moved() {
    this.#turn++;
  }

  /** Brings a row to where it was once noted to begin. */
  putAt(row, top) {
    this.moved();
    this.#scroller.scrollTop += this.#topOf(row) - top;
  }

  #shows() {
    this.#hidden = this.#scroller.clientHeight === 0;
    return !this.#hidden;
  }

  #topOf(row) {
    return row.getBoundingClientRect().top - this.#scroller.getBoundingClientRect().top;
  }
}

/** The next message in one direction, past days and the like; null where there is none. */
function messageBeside(row, direction) {
  let beside = row[direction];
  while (beside && !beside.row) beside = beside[direction];
  return beside;
}

/**
 * The first message that reaches into view. Messages stand in their order, so halving finds it; what
 * stands between them (days stick to the top) is passed over.
 */
export function firstInView(scroller, rows) {
  const { top } = scroller.getBoundingClientRect();
  const { children } = rows;
  let found = null;
  let low = 0;
  let high = children.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    let at = middle;
    while (at < high && !children[at].row) at++;
    if (at === high) high = middle;
    else if (children[at].getBoundingClientRect().bottom > top) {
      found = children[at];
      high = middle;
    } else low = at + 1;
  }
  return found;
}
