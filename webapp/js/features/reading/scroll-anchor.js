const BOTTOM_PX = 100;

/**
 * Keeps what the reader looks at in its place while rows come and go: the bottom, if the reader is
 * within 100 px of it, else the first row that is in view.
 */
export class ScrollAnchor {
  #scroller;
  #rows;

  constructor(scroller, rows) {
    this.#scroller = scroller;
    this.#rows = rows;
  }

  get atBottom() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight <= BOTTOM_PX;
  }

  toBottom() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }

  /** Runs `change` and puts the row that was first in view back to where it was. */
  keep(change) {
    const top = this.#scroller.getBoundingClientRect().top;
    const row = Array.from(this.#rows.children).find((child) => child.dataset.key.includes("/") && child.getBoundingClientRect().bottom > top);
    const before = row?.getBoundingClientRect().top;
    change();
    if (row?.isConnected) this.#scroller.scrollTop += row.getBoundingClientRect().top - before;
  }
}
