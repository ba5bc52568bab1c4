package org.hiroba.media;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Goes once through the segments of a JPEG (ITU-T T.81 annex B): tells what they say of the picture
 * and copies those that the picture needs. For one picture.
 */
final class JpegPass {
  private static final int MARKER = 0xFF;
  private static final int START = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int FIRST_RESTART = 0xD0;
  private static final int LAST_RESTART = 0xD7;
  private static final int COMMENT = 0xFE;
  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP2 = 0xE2;
  private static final int APP14 = 0xEE;
  private static final int APP15 = 0xEF;
  private static final int FIRST_FRAME = 0xC0;
  private static final int LAST_FRAME = 0xCF;
  private static final String EXIF = "Exif\0\0";
  private static final String ICC = "ICC_PROFILE\0";
  private static final String ADOBE = "Adobe";
  private static final String JFIF = "JFIF\0";

  /** A picture has a few dozen of them; a profile of colours some hundred. */
  private static final int MOST_SEGMENTS = 4_096;

  private final InputStream in;
  private final @Nullable OutputStream out;
  private int width;
  private int height;
  private boolean progressive;
  private int orientation = 1;

  private JpegPass(InputStream in, @Nullable OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /**
   * Copies a picture without what it tells besides.
   *
   * @throws IOException it is no whole head of a JPEG, or it cannot be read or written
   */
  static PictureFacts strip(InputStream in, OutputStream out) throws IOException {
    BufferedOutputStream buffered = new BufferedOutputStream(out, 64 << 10);
    PictureFacts facts = new JpegPass(in, buffered).run();
    buffered.flush();
    return facts;
  }

  /** Reads what it says, up to its first scan. */
  static PictureFacts look(InputStream in) throws IOException {
    return new JpegPass(in, null).run();
  }

  private PictureFacts run() throws IOException {
    if (next() != MARKER || next() != START) {
      throw new BrokenPicture("no JPEG");
    }
    boolean oriented = false;
    put(MARKER, START);
    for (int i = 0; i < MOST_SEGMENTS; i++) {
      int marker = marker();
      if (marker == END) {
        throw new BrokenPicture("a JPEG without a picture");
      }
      byte[] content = segment();
      if (isFrame(marker)) {
        frame(marker, content);
      }
      if (marker == APP1 && begins(content, EXIF)) {
        orientation =
            ExifOrientation.of(Arrays.copyOfRange(content, EXIF.length(), content.length));
      }
      boolean comesNow = marker != APP0 && !oriented && orientation != 1;
      if (comesNow) {
        // In front of the picture's own segments, where readers look for it.
        putOrientation();
        oriented = true;
      }
      if (isKept(marker, content)) {
        put(marker, content);
      }
      if (marker == SCAN) {
        if (width <= 0 || height <= 0) {
          throw new BrokenPicture("a JPEG without a size");
        }
        if (out != null) {
          scans();
        }
        return new PictureFacts(width, height, orientation, progressive);
      }
    }
    throw new BrokenPicture("a JPEG with too many segments");
  }

  /**
   * Copies the picture itself and what stands between its scans, up to its end: what is behind that
   * is another picture or a film, with what they tell. One that was cut off is copied as far as it
   * goes.
   */
  private void scans() throws IOException {
    int read = in.read();
    while (read >= 0) {
      if (read != MARKER) {
        put(read);
        read = in.read();
        continue;
      }
      int marker = in.read();
      while (marker == MARKER) {
        marker = in.read();
      }
      if (marker < 0) {
        return;
      }
      boolean isData = marker == 0 || (marker >= FIRST_RESTART && marker <= LAST_RESTART);
      if (isData || marker == END) {
        put(MARKER, marker);
        if (marker == END) {
          return;
        }
      } else {
        byte[] content = segment();
        if (isKept(marker, content)) {
          put(marker, content);
        }
      }
      read = in.read();
    }
  }

  private static boolean isKept(int marker, byte[] content) {
    if (marker == COMMENT) {
      return false;
    }
    if (marker < APP0 || marker > APP15) {
      return true;
    }
    return (marker == APP0 && begins(content, JFIF))
        || (marker == APP2 && begins(content, ICC))
        || (marker == APP14 && begins(content, ADOBE));
  }

  private static boolean isFrame(int marker) {
    // Among them are tables of Huffman (C4), arithmetic coding (CC) and what is reserved (C8).
    return marker >= FIRST_FRAME
        && marker <= LAST_FRAME
        && marker != 0xC4
        && marker != 0xC8
        && marker != 0xCC;
  }

  private void frame(int marker, byte[] content) throws IOException {
    if (content.length < 6) {
      throw new BrokenPicture("a JPEG with a short frame");
    }
    height = ((content[1] & 0xFF) << 8) | (content[2] & 0xFF);
    width = ((content[3] & 0xFF) << 8) | (content[4] & 0xFF);
    progressive = (marker & 3) == 2;
  }

  private int marker() throws IOException {
    if (next() != MARKER) {
      throw new BrokenPicture("a JPEG with something between its segments");
    }
    int marker = next();
    while (marker == MARKER) {
      marker = next();
    }
    return marker;
  }

  private byte[] segment() throws IOException {
    int length = ((next() << 8) | next()) - 2;
    if (length < 0) {
      throw new BrokenPicture("a JPEG with a segment of no length");
    }
    byte[] content = in.readNBytes(length);
    if (content.length < length) {
      throw new EOFException("a JPEG that ends in its head");
    }
    return content;
  }

  private int next() throws IOException {
    int read = in.read();
    if (read < 0) {
      throw new EOFException("a JPEG that ends in its head");
    }
    return read;
  }

  private static boolean begins(byte[] content, String name) {
    byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
    if (content.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (content[i] != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private void putOrientation() throws IOException {
    byte[] tiff = ExifOrientation.alone(orientation);
    byte[] exif =
        Arrays.copyOf(EXIF.getBytes(StandardCharsets.ISO_8859_1), EXIF.length() + tiff.length);
    System.arraycopy(tiff, 0, exif, EXIF.length(), tiff.length);
    put(APP1, exif);
  }

  private void put(int one) throws IOException {
    if (out != null) {
      out.write(one);
    }
  }

  private void put(int first, int second) throws IOException {
    if (out != null) {
      out.write(first);
      out.write(second);
    }
  }

  private void put(int marker, byte[] content) throws IOException {
    if (out != null) {
      put(MARKER, marker);
      put((content.length + 2) >> 8, (content.length + 2) & 0xFF);
      out.write(content);
    }
  }
}
