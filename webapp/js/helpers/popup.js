const GAP = 4;

/**
 * Shows `popup` where its `anchor` belongs: a message keeps its buttons while the focus is in it,
 * and a screen reader stays in the landmark where it was. The top layer draws it above all the same.
 */
export function showBeside(popup, anchor) {
  (anchor.closest("hiroba-message, hiroba-composer, hiroba-details, main, nav") ?? document.body).append(popup);
  popup.showPopover();
  placeBeside(popup, anchor);
}

/** Places `popup` (position: fixed) beside `anchor`, inside the window: above if there is room. */
function placeBeside(popup, anchor) {
  const { width, height } = popup.getBoundingClientRect();
  const at = anchor.getBoundingClientRect();
  const above = at.top - height - GAP;
  const top = above >= GAP ? above : Math.min(at.bottom + GAP, innerHeight - height - GAP);
  const left = Math.max(GAP, Math.min(at.right - width, innerWidth - width - GAP));
  popup.style.top = `${Math.max(GAP, top)}px`;
  popup.style.left = `${left}px`;
}
