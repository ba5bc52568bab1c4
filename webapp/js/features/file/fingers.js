const TAP_PX = 6;

/**
 * Tells what one or two fingers, or the mouse, do on an element: `pan(x, y)` by how far, `pinch(factor,
 * {clientX, clientY})`, and when the last one leaves `swiped(x)` or `tapped(target)`.
 */
export function fingersOn(element, { pan, pinch, swiped, tapped }) {
  const down = new Map();
  let way = { x: 0, y: 0 };
  let most = 0;
  const spread = () => {
    const [one, two] = [...down.values()];
    return { far: Math.hypot(one.x - two.x, one.y - two.y), clientX: (one.x + two.x) / 2, clientY: (one.y + two.y) / 2 };
  };
  element.addEventListener("pointerdown", (event) => {
    if (event.button > 0) return;
    if (down.size === 0) {
      way = { x: 0, y: 0 };
      most = 0;
    }
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    most = Math.max(most, down.size);
    element.setPointerCapture?.(event.pointerId);
  });
  element.addEventListener("pointermove", (event) => {
    const was = down.get(event.pointerId);
    if (!was) return;
    const now = { x: event.clientX, y: event.clientY };
    if (down.size === 2) {
      const before = spread();
      down.set(event.pointerId, now);
      const after = spread();
      if (before.far > 0) pinch(after.far / before.far, after);
      pan(after.clientX - before.clientX, after.clientY - before.clientY);
      return;
    }
    down.set(event.pointerId, now);
    way = { x: way.x + now.x - was.x, y: way.y + now.y - was.y };
    pan(now.x - was.x, now.y - was.y);
  });
  const up = (event) => {
    if (!down.delete(event.pointerId) || down.size > 0 || most > 1) return;
    if (Math.hypot(way.x, way.y) < TAP_PX) tapped(document.elementFromPoint(event.clientX, event.clientY));
    else if (Math.abs(way.x) > Math.abs(way.y)) swiped(way.x);
  };
  element.addEventListener("pointerup", up);
  element.addEventListener("pointercancel", ({ pointerId }) => down.delete(pointerId));
}
