const GAP = 4;

/** Places `popup` (position: fixed) beside `anchor`, inside the window: above if there is room. */
export function placeBeside(popup, anchor) {
  const { width, height } = popup.getBoundingClientRect();
  const at = anchor.getBoundingClientRect();
  const above = at.top - height - GAP;
  const top = above >= GAP ? above : Math.min(at.bottom + GAP, innerHeight - height - GAP);
  const left = Math.max(GAP, Math.min(at.right - width, innerWidth - width - GAP));
  popup.style.top = `${Math.max(GAP, top)}px`;
  popup.style.left = `${left}px`;
}
