/** All that the page has found out so far. Tells of each change with the event `change`. */
export class Diagnosis extends EventTarget {
  facts;

  constructor(page) {
    super();
    this.facts = { page };
  }

  set(news) {
    Object.assign(this.facts, news);
    this.dispatchEvent(new Event("change"));
  }
}
