const TYPES = new Set(["image/png", "image/jpeg", "image/webp", "image/avif", "image/bmp"]);
const QUALITIES = [0.82, 0.65, 0.45];
const SMALLER = [1, 0.7, 0.45];

/**
 * Makes the small picture that others see first: WebP, or JPEG where the browser makes none. Its
 * bytes hold nothing of what the camera wrote into the file.
 *
 * @param limits `{previewBytes, previewPixels}`
 * @returns a promise of it, or of null: for what is no picture, small already, or moves (GIF)
 */
export async function smallPicture(blob, { previewBytes = 200_000, previewPixels = 1280 } = {}) {
  if (!TYPES.has(blob.type)) return null;
  const size = await sizeOf(blob);
  if (!size) return null;
  const shrink = Math.min(1, previewPixels / Math.max(size.width, size.height));
  if (shrink === 1 && blob.size <= previewBytes && blob.type !== "image/bmp") return null;
  for (const smaller of SMALLER) {
    const width = Math.max(1, Math.round(size.width * shrink * smaller));
    const height = Math.max(1, Math.round(size.height * shrink * smaller));
    const bitmap = await createImageBitmap(blob, { resizeWidth: width, resizeHeight: height, resizeQuality: "high", imageOrientation: "from-image" });
    try {
      for (const quality of QUALITIES) {
        const picture = await encoded(bitmap, width, height, quality);
        if (picture && picture.size <= previewBytes) return picture;
      }
    } finally {
      bitmap.close();
    }
  }
  return null;
}

/** How large a picture is as it is shown, or null if this browser cannot show it. */
export async function sizeOf(blob) {
  const url = URL.createObjectURL(blob);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return image.naturalWidth > 0 ? { width: image.naturalWidth, height: image.naturalHeight } : null;
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function encoded(bitmap, width, height, quality) {
  const webp = await drawn(bitmap, width, height, "image/webp", quality, null);
  // A browser that cannot write a type gives PNG without a word.
  if (webp?.type === "image/webp") return webp;
  const jpeg = await drawn(bitmap, width, height, "image/jpeg", quality, "white");
  return jpeg?.type === "image/jpeg" ? jpeg : null;
}

function drawn(bitmap, width, height, type, quality, ground) {
  const canvas = globalThis.OffscreenCanvas ? new OffscreenCanvas(width, height) : Object.assign(document.createElement("canvas"), { width, height });
  const pen = canvas.getContext("2d");
  if (ground) {
    pen.fillStyle = ground;
    pen.fillRect(0, 0, width, height);
  }
  pen.drawImage(bitmap, 0, 0);
  return canvas.convertToBlob ? canvas.convertToBlob({ type, quality }) : new Promise((resolve) => canvas.toBlob(resolve, type, quality));
}
