/** Short news that come and go at the edge of the page. Sends `show` (detail: the text). */
export class Toast extends EventTarget {
  show(text) {
    this.dispatchEvent(new CustomEvent("show", { detail: text }));
  }
}
