package org.hiroba.media;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads what pictures say of themselves, and takes out what they tell besides. Stateless. */
public final class Picture {
  private static final int BUFFER_BYTES = 64 << 10;
  private static final int GIF_HEAD_BYTES = 10;
  private static final int BOX_HEAD_BYTES = 4;

  private Picture() {}

  /**
   * Reads how big a picture is.
   *
   * @param type as {@link FileType} tells it
   * @return empty for what is no picture, or one that does not say
   * @throws IOException the file cannot be read, or it is no whole picture
   */
  public static Optional<PictureFacts> look(Path file, String type) throws IOException {
    return switch (type) {
      case "image/webp" -> Optional.of(WebpPass.look(file));
      case "image/jpeg", "image/png", "image/gif", "image/avif" -> {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
          yield look(in, type);
        }
      }
      default -> Optional.empty();
    };
  }

  private static Optional<PictureFacts> look(InputStream in, String type) throws IOException {
    return switch (type) {
      case "image/jpeg" -> Optional.of(JpegPass.look(in));
      case "image/png" -> Optional.of(PngPass.look(in));
      case "image/gif" -> gif(in.readNBytes(GIF_HEAD_BYTES));
      default -> avif(in.readNBytes(FileType.HEAD_BYTES));
    };
  }

  /** Tells whether {@link #strip} knows the type. */
  public static boolean canStrip(String type) {
    return type.equals("image/jpeg") || type.equals("image/png") || type.equals("image/webp");
  }

  /**
   * Copies a picture without where, when and by what it was taken; how it is turned and its colours
   * stay, and not one of its pixels is touched.
   *
   * @param type one that it {@link #canStrip}
   * @param to an empty file that is there
   * @throws IOException a file cannot be read or written, or it is no whole picture
   */
  public static PictureFacts strip(Path from, Path to, String type) throws IOException {
    if (type.equals("image/webp")) {
      return WebpPass.strip(from, to);
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(from), BUFFER_BYTES);
        OutputStream out = Files.newOutputStream(to)) {
      return type.equals("image/png") ? PngPass.strip(in, out) : JpegPass.strip(in, out);
    }
  }

  private static Optional<PictureFacts> gif(byte[] head) {
    if (head.length < GIF_HEAD_BYTES) {
      return Optional.empty();
    }
    int width = (head[6] & 0xFF) | ((head[7] & 0xFF) << 8);
    int height = (head[8] & 0xFF) | ((head[9] & 0xFF) << 8);
    return sized(width, height);
  }

  /** The biggest of what it says (ISO/IEC 23008-12 §6.5.3): the others are parts of it. */
  private static Optional<PictureFacts> avif(byte[] head) {
    ByteBuffer bytes = ByteBuffer.wrap(head);
    String text = new String(head, StandardCharsets.ISO_8859_1);
    int width = 0;
    int height = 0;
    for (int at = text.indexOf("ispe"); at >= 0; at = text.indexOf("ispe", at + 1)) {
      int size = at + 2 * BOX_HEAD_BYTES;
      if (size + 8 <= head.length && bytes.getInt(size) > width) {
        width = bytes.getInt(size);
        height = bytes.getInt(size + 4);
      }
    }
    return sized(width, height);
  }

  private static Optional<PictureFacts> sized(int width, int height) {
    return width > 0 && height > 0
        ? Optional.of(new PictureFacts(width, height, ExifOrientation.UPRIGHT, false))
        : Optional.empty();
  }
}
