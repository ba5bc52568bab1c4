/** Lets so many uploads run at once, in the order in which they were added. */
export class UploadQueue {
  #most;
  #uploads = new Set();
  #running = new Set();

  /** @param most gives how many may run at once */
  constructor(most) {
    this.#most = most;
  }

  add(upload) {
    this.#uploads.add(upload);
    upload.addEventListener("change", () => this.#look(upload));
    this.#pump();
  }

  /** The connection is back: what was stopped by its loss goes on. */
  goOn() {
    for (const upload of this.#uploads) if (upload.state === "stalled" || upload.problem?.code === "network") upload.wait();
    this.#pump();
  }

  #look(upload) {
    const { state } = upload;
    if (state === "done" || state === "ended") this.#uploads.delete(upload);
    if (state === "waiting") this.#pump();
  }

  #pump() {
    for (const upload of this.#uploads) {
      if (this.#running.size >= this.#most()) return;
      if (upload.state === "waiting" && !this.#running.has(upload)) this.#run(upload);
    }
  }

  async #run(upload) {
    this.#running.add(upload);
    await upload.run();
    this.#running.delete(upload);
    this.#pump();
  }
}
