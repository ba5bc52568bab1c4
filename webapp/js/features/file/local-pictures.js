const MOST = 30;

/** Addresses of pictures that this page has itself: of items by their key, of files just sent by their id. */
const urls = new Map();

/** The address under which this page has the picture of a file, or null. */
export function localPicture({ id, key }) {
  return urls.get(id) ?? urls.get(key) ?? null;
}

/** Lets the picture of an item be shown without asking for it. */
export function keepPicture(key, blob) {
  if (!urls.has(key)) urls.set(key, URL.createObjectURL(blob));
  return urls.get(key);
}

/** Its message is there: shown from here on, so that nothing flickers when it takes the place of what waited. */
export function passOn(key, id) {
  const url = urls.get(key);
  if (!url) return;
  urls.delete(key);
  if (!id) return URL.revokeObjectURL(url);
  urls.set(id, url);
  if (urls.size > MOST) forget(urls.keys().next().value);
}

export function forget(name) {
  const url = urls.get(name);
  if (url) URL.revokeObjectURL(url);
  urls.delete(name);
}
