const MOST = 8;
const STEP = 1.4;

/**
 * How near and where one looks at a picture: `scale` (1: all of it) and how far its middle is from
 * the middle of the view. A point stays under the finger that it is under; no edge leaves the view.
 */
export class Zoom {
  scale = 1;
  x = 0;
  y = 0;
  #view = { width: 0, height: 0 };
  #picture = { width: 0, height: 0 };

  /** @param picture how large it is at scale 1 */
  fit(view, picture) {
    this.#view = view;
    this.#picture = picture;
    this.by(1);
  }

  reset() {
    this.scale = 1;
    this.x = this.y = 0;
  }

  in() {
    this.by(STEP);
  }

  out() {
    this.by(1 / STEP);
  }

  /** Looks nearer at a point, given from the middle of the view. */
  by(factor, { x = 0, y = 0 } = {}) {
    const scale = Math.min(MOST, Math.max(1, this.scale * factor));
    const ratio = scale / this.scale;
    this.scale = scale;
    this.#to(x - (x - this.x) * ratio, y - (y - this.y) * ratio);
  }

  pan(x, y) {
    this.#to(this.x + x, this.y + y);
  }

  get near() {
    return this.scale > 1.01;
  }

  #to(x, y) {
    this.x = within(x, (this.#picture.width * this.scale - this.#view.width) / 2);
    this.y = within(y, (this.#picture.height * this.scale - this.#view.height) / 2);
  }
}

function within(value, most) {
  const far = Math.max(0, most);
  // Not -0, which would be written so.
  return Math.min(far, Math.max(-far, value)) || 0;
}
