import { context, listen } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { facts, millis } from "./diagnostics-parts.js";
import { clockText } from "./report-text.js";
import { roundTripPlot } from "./round-trip-plot.js";
import { RoundTrips } from "./round-trips.js";

const SECONDS = 60;

/** Round trips over a minute, their jitter, and how far the two clocks are apart. */
export class DiagnosticsTiming extends HTMLElement {
  #unlisten;
  #timer;
  #run = null;
  #plot = h("div", { class: "plot-frame" });
  #figures = h("div");
  #again = h("button", { type: "button", class: "button", hidden: true });

  connectedCallback() {
    const { link, texts } = context();
    this.#again.textContent = texts.say("diagnostics.timing.again");
    this.#again.onclick = () => this.#start();
    this.#figures.replaceChildren(h("p", { class: "quiet", textContent: texts.say("diagnostics.timing.waiting") }));
    this.replaceChildren(this.#plot, this.#figures, this.#again);
    this.#unlisten = listen([link, "open", () => this.#start()], [link, "close", () => this.#stop()]);
  }

  disconnectedCallback() {
    this.#unlisten();
    clearTimeout(this.#timer);
    this.replaceChildren();
  }

  async #start() {
    const run = { trips: new RoundTrips() };
    this.#run = run;
    this.#again.hidden = true;
    // The first answer of a fresh page and connection tells of their start, not of the way.
    await context().link.time();
    if (run !== this.#run) return;
    run.from = context().now();
    this.#measure(run);
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#run = null;
    this.#again.hidden = !context().link.open;
  }

  async #measure(run) {
    const { link, now } = context();
    const begun = now();
    if (begun - run.from > SECONDS * 1000) return this.#stop();
    const sample = await link.time();
    if (run !== this.#run) return;
    if (sample) run.trips.add(sample);
    else run.trips.lose();
    this.#show(run);
    this.#timer = setTimeout(() => this.#measure(run), Math.max(0, begun + 1000 - now()));
  }

  #show({ trips, from }) {
    const { diagnosis, texts } = context();
    const { summary, clock } = trips;
    if (!summary) return;
    diagnosis.set({ roundTrips: summary, clock });
    const round = (value) => texts.number(Math.round(value * 10) / 10);
    const label = texts.say("diagnostics.timing.summary", summary.count, round(summary.min), round(summary.median), round(summary.p95), round(summary.max), round(summary.jitter), summary.lost);
    this.#plot.replaceChildren(roundTripPlot(trips.samples, { from, seconds: SECONDS, label, millis: (value) => millis(value, texts) }));
    const row = (key, value) => [texts.say(`diagnostics.timing.${key}`), value];
    this.#figures.replaceChildren(
      facts([
        row("median", `${millis(summary.median, texts)} (${round(summary.min)} – ${round(summary.max)})`),
        row("p95", millis(summary.p95, texts)),
        row("jitter", millis(summary.jitter, texts)),
        row("lost", `${summary.lost} / ${summary.count + summary.lost}`),
        row("offset", clockText(clock, texts)),
      ]),
    );
  }
}
