package org.hiroba.feature.factor;

import io.nayuki.qrcodegen.QrCode;

/**
 * Holds a QR code as a drawing: the {@code d} of an SVG path whose unit is a module, with the quiet
 * zone that the standard asks for (ISO/IEC 18004 §6.3.8).
 *
 * @param size width and height, quiet zone included
 */
public record QrPicture(int size, String path) {
  private static final int QUIET = 4;

  /** Draws a text. */
  static QrPicture of(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        int from = x;
        while (x < code.size && code.getModule(x, y)) {
          x++;
        }
        if (x > from) {
          row(path, from + QUIET, y + QUIET, x - from);
        }
      }
    }
    return new QrPicture(code.size + 2 * QUIET, path.toString());
  }

  private static void row(StringBuilder path, int x, int y, int width) {
    path.append('M').append(x).append(' ').append(y).append('h').append(width).append("v1h-");
    path.append(width).append('z');
  }

  @Override
  public String toString() {
    return "QrPicture[size=" + size + "]";
  }
}
