const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 640;
const HEIGHT = 200;
const EDGE = { left: 84, right: 8, top: 16, bottom: 32 };

/** Draws round trips over a minute as SVG; `label` is what a screen reader says of it. */
export function roundTripPlot(samples, { from, seconds, label, millis }) {
  const ceiling = niceCeiling(Math.max(1, ...samples.map(({ rtt }) => rtt)));
  const x = (at) => EDGE.left + ((at - from) / (seconds * 1000)) * (WIDTH - EDGE.left - EDGE.right);
  const y = (rtt) => HEIGHT - EDGE.bottom - (rtt / ceiling) * (HEIGHT - EDGE.top - EDGE.bottom);
  const svg = part("svg", { class: "plot", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label });
  for (const share of [0, 0.5, 1]) {
    const height = y(ceiling * share);
    svg.append(part("line", { class: "plot__grid", x1: EDGE.left, x2: WIDTH - EDGE.right, y1: height, y2: height }));
    svg.append(text(EDGE.left - 6, height + 4, "end", millis(ceiling * share)));
  }
  for (const second of [0, seconds / 2, seconds]) {
    svg.append(text(x(from + second * 1000), HEIGHT - 6, second === 0 ? "start" : second === seconds ? "end" : "middle", `${second} s`));
  }
  const points = samples.map(({ sentAt, rtt }) => [x(sentAt), y(rtt)].map((value) => value.toFixed(1)));
  svg.append(part("polyline", { class: "plot__line", points: points.map((point) => point.join(",")).join(" ") }));
  for (const [cx, cy] of points) svg.append(part("circle", { class: "plot__dot", cx, cy, r: 2.5 }));
  return svg;
}

/** The next 1, 2 or 5 with zeros. */
export function niceCeiling(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value);
}

function text(x, y, anchor, content) {
  const element = part("text", { class: "plot__text", x, y, "text-anchor": anchor });
  element.textContent = content;
  return element;
}

function part(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
