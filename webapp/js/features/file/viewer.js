import { context } from "../../helpers/context.js";
import { h, iconButton } from "../../helpers/dom.js";
import { addressOf } from "../../transport/file-api.js";
import { download, readyForFiles } from "./file-parts.js";
import { fingersOn } from "./fingers.js";
import { Zoom } from "./zoom.js";

const DOUBLE = 2.5;
const SWIPE_PX = 60;

/**
 * Shows pictures as large as the window, one at a time: arrows go on, + and - look nearer, 0 shows
 * all, Esc ends it; two fingers do the same.
 *
 * @param pictures `{file, from, at}` each
 * @param id of the one to begin with
 * @param place where the focus returns to
 */
export async function openPictures({ pictures, id, place = null }) {
  await readyForFiles();
  const { texts } = context();
  const zoom = new Zoom();
  let at = Math.max(0, pictures.findIndex(({ file }) => file.id === id));
  const image = h("img", { class: "viewer__image", draggable: false });
  const status = h("p", { class: "viewer__status", role: "status" });
  const stage = h("div", { class: "viewer__stage" }, image, status);
  const name = h("bdi", { class: "viewer__name" });
  const who = h("span", { class: "viewer__who", dir: "auto" });
  const tools = h("div", { class: "viewer__tools" });
  const previous = iconButton("back", texts.say("files.viewer.previous"), () => go(-1), "viewer__step viewer__step--previous");
  const next = iconButton("back", texts.say("files.viewer.next"), () => go(1), "viewer__step viewer__step--next");
  const nearer = iconButton("plus", texts.say("files.viewer.nearer"), () => (zoom.in(), draw()));
  const wider = iconButton("minus", texts.say("files.viewer.wider"), () => (zoom.out(), draw()));
  const close = iconButton("close", texts.say("dialog.close"), () => dialog.close());
  const dialog = h("dialog", { class: "viewer", "aria-label": texts.say("files.viewer") }, h("header", { class: "viewer__head" }, h("div", { class: "viewer__words" }, name, who), tools), stage, previous, next);

  const draw = () => {
    const box = stage.getBoundingClientRect();
    zoom.fit(box, { width: image.offsetWidth, height: image.offsetHeight });
    image.style.transform = `translate(${zoom.x}px, ${zoom.y}px) scale(${zoom.scale})`;
    stage.classList.toggle("viewer__stage--near", zoom.near);
    wider.disabled = !zoom.near;
  };
  const show = () => {
    const { file, from, at: when } = pictures[at];
    zoom.reset();
    name.textContent = file.name;
    who.textContent = [from?.displayName, when && texts.moment(when), pictures.length > 1 && texts.say("files.viewer.place", at + 1, pictures.length)].filter(Boolean).join(" · ");
    status.textContent = "";
    image.hidden = false;
    image.alt = file.alt || file.name;
    // Its size is known before it comes: nothing moves then.
    if (file.width) Object.assign(image, { width: file.width, height: file.height });
    else for (const side of ["width", "height"]) image.removeAttribute(side);
    image.src = addressOf(file.id);
    tools.replaceChildren(wider, nearer, download(file), close);
    previous.hidden = at === 0;
    next.hidden = at === pictures.length - 1;
    draw();
  };
  const go = (by) => {
    if (!pictures[at + by]) return;
    at += by;
    const held = document.activeElement;
    show();
    if (held?.hidden || !held?.isConnected) dialog.focus();
  };
  image.onload = draw;
  image.onerror = () => {
    image.hidden = true;
    status.textContent = texts.say("files.gone");
  };
  const keys = { ArrowLeft: () => go(-1), ArrowRight: () => go(1), "+": () => zoom.in(), "=": () => zoom.in(), ";": () => zoom.in(), "-": () => zoom.out(), 0: () => zoom.reset() };
  dialog.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
    draw();
  });
  const fromMiddle = ({ clientX, clientY }) => {
    const box = stage.getBoundingClientRect();
    return { x: clientX - box.left - box.width / 2, y: clientY - box.top - box.height / 2 };
  };
  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom.by(Math.exp(-event.deltaY / (event.ctrlKey ? 100 : 400)), fromMiddle(event));
    draw();
  });
  stage.addEventListener("dblclick", (event) => {
    if (zoom.near) zoom.reset();
    else zoom.by(DOUBLE, fromMiddle(event));
    draw();
  });
  fingersOn(stage, {
    pan: (x, y) => zoom.near && (zoom.pan(x, y), draw()),
    pinch: (factor, point) => (zoom.by(factor, fromMiddle(point)), draw()),
    swiped: (x) => !zoom.near && Math.abs(x) > SWIPE_PX && go(x < 0 ? 1 : -1),
    tapped: (target) => target === stage && dialog.close(),
  });
  addEventListener("resize", draw);
  dialog.addEventListener("close", () => {
    removeEventListener("resize", draw);
    dialog.remove();
    if (place?.isConnected) place.focus();
  });
  document.body.append(dialog);
  dialog.tabIndex = -1;
  dialog.showModal();
  dialog.focus();
  show();
}
