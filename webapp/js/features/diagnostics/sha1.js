/**
 * SHA-1 of bytes (FIPS 180-4 §6.1.2). The browser's own is there only on secure origins, and an
 * intranet's page often has none; for the accept key, which is no secret, this is enough.
 */
export function sha1(bytes) {
  const state = new Uint32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
  const padded = pad(bytes);
  for (let at = 0; at < padded.byteLength; at += 64) mix(state, padded, at);
  const digest = new DataView(new ArrayBuffer(20));
  state.forEach((word, index) => digest.setUint32(index * 4, word));
  return new Uint8Array(digest.buffer);
}

/** A one bit, zeros, and the length in bits, up to whole blocks (§5.1.1). */
function pad(bytes) {
  const view = new DataView(new ArrayBuffer(((bytes.length + 8) >> 6) * 64 + 64));
  new Uint8Array(view.buffer).set(bytes);
  view.setUint8(bytes.length, 0x80);
  view.setBigUint64(view.byteLength - 8, BigInt(bytes.length) * 8n);
  return view;
}

function mix(state, block, at) {
  const words = new Uint32Array(80);
  for (let t = 0; t < 80; t++) {
    words[t] = t < 16 ? block.getUint32(at + t * 4) : rotate(words[t - 3] ^ words[t - 8] ^ words[t - 14] ^ words[t - 16], 1);
  }
  let [a, b, c, d, e] = state;
  words.forEach((word, t) => {
    const next = (rotate(a, 5) + choose(t, b, c, d) + e + constant(t) + word) >>> 0;
    [a, b, c, d, e] = [next, a, rotate(b, 30), c, d];
  });
  [a, b, c, d, e].forEach((value, index) => (state[index] += value));
}

function rotate(word, by) {
  return ((word << by) | (word >>> (32 - by))) >>> 0;
}

function choose(t, b, c, d) {
  if (t < 20) return ((b & c) | (~b & d)) >>> 0;
  return t >= 40 && t < 60 ? ((b & c) | (b & d) | (c & d)) >>> 0 : (b ^ c ^ d) >>> 0;
}

function constant(t) {
  return [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6][Math.floor(t / 20)];
}
