package org.hiroba.media;

/**
 * What the head of a picture says of it. Immutable.
 *
 * @param width in pixels, as it is stored
 * @param height in pixels, as it is stored
 * @param orientation how it is turned before it is shown: 1 to 8 (Exif 2.32 §4.6.4)
 * @param progressive a JPEG that a decoder has to hold whole
 */
public record PictureFacts(int width, int height, int orientation, boolean progressive) {
  private static final int FIRST_SIDEWAYS = 5;

  /** Returns its width as it is shown. */
  public int shownWidth() {
    return orientation >= FIRST_SIDEWAYS ? height : width;
  }

  /** Returns its height as it is shown. */
  public int shownHeight() {
    return orientation >= FIRST_SIDEWAYS ? width : height;
  }

  /** Returns how many pixels it has. */
  public long pixels() {
    return (long) width * height;
  }
}
