package org.hiroba.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Goes once through the chunks of a WebP (RFC 9649 §2): tells what they say of the picture and
 * copies those that the picture needs. For one picture.
 */
final class WebpPass {
  private static final int HEAD_BYTES = 12;
  private static final int CHUNK_HEAD_BYTES = 8;
  private static final int FLAG_XMP = 0x04;
  private static final int FLAG_EXIF = 0x08;
  private static final int MOST_EXIF = 1 << 20;
  private static final int MOST_CHUNKS = 65_536;
  private static final int LOSSY_HEAD_BYTES = 10;
  private static final int SIDE_MASK = 0x3FFF;

  private final FileChannel in;
  private final @Nullable FileChannel out;
  private int width;
  private int height;
  private int orientation = ExifOrientation.UPRIGHT;
  private long flagsAt = -1;
  private int flags;

  private WebpPass(FileChannel in, @Nullable FileChannel out) {
    this.in = in;
    this.out = out;
  }

  /**
   * Copies a picture without what it tells besides.
   *
   * @param to a file that is there
   * @throws IOException it is no whole WebP, or it cannot be read or written
   */
  static PictureFacts strip(Path from, Path to) throws IOException {
    try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
        FileChannel out = FileChannel.open(to, StandardOpenOption.WRITE)) {
      return new WebpPass(in, out).run();
    }
  }

  /** Reads what it says. */
  static PictureFacts look(Path from) throws IOException {
    try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ)) {
      return new WebpPass(in, null).run();
    }
  }

  private PictureFacts run() throws IOException {
    ByteBuffer head = read(0, HEAD_BYTES);
    long end = Math.min(in.size(), CHUNK_HEAD_BYTES + (head.getInt(4) & 0xFFFFFFFFL));
    if (end < HEAD_BYTES) {
      throw new BrokenPicture("a WebP of no length");
    }
    append(head);
    long at = HEAD_BYTES;
    for (int i = 0; at + CHUNK_HEAD_BYTES <= end; i++) {
      if (i == MOST_CHUNKS) {
        throw new BrokenPicture("a WebP with too many chunks");
      }
      ByteBuffer chunk = read(at, CHUNK_HEAD_BYTES);
      long length = chunk.getInt(4) & 0xFFFFFFFFL;
      long padded = length + (length & 1);
      if (at + CHUNK_HEAD_BYTES + length > end) {
        throw new EOFException("a WebP that ends early");
      }
      long next = Math.min(end, at + CHUNK_HEAD_BYTES + padded);
      chunk(name(chunk), at, length, next);
      at = next;
    }
    if (width <= 0 || height <= 0) {
      throw new BrokenPicture("a WebP without a picture");
    }
    if (out != null) {
      finish(out);
    }
    return new PictureFacts(width, height, orientation, false);
  }

  private void chunk(String name, long at, long length, long next) throws IOException {
    switch (name) {
      case "EXIF" -> orientation = ExifOrientation.of(exif(at + CHUNK_HEAD_BYTES, length));
      case "XMP " -> {
        // Not copied.
      }
      case "VP8X" -> {
        ByteBuffer content = read(at + CHUNK_HEAD_BYTES, LOSSY_HEAD_BYTES);
        flags = (content.get(0) & 0xFF) & ~(FLAG_EXIF | FLAG_XMP);
        width = 1 + (content.getInt(4) & 0xFFFFFF);
        height = 1 + ((content.getInt(6) >>> 8) & 0xFFFFFF);
        flagsAt = out == null ? 0 : out.position() + CHUNK_HEAD_BYTES;
        copy(at, next);
      }
      default -> {
        if (width == 0) {
          simple(name, at + CHUNK_HEAD_BYTES, length);
        }
        copy(at, next);
      }
    }
  }

  private void simple(String name, long at, long length) throws IOException {
    if (name.equals("VP8 ") && length >= LOSSY_HEAD_BYTES) {
      ByteBuffer frame = read(at, LOSSY_HEAD_BYTES);
      width = frame.getShort(6) & SIDE_MASK;
      height = frame.getShort(8) & SIDE_MASK;
    } else if (name.equals("VP8L") && length >= 5) {
      ByteBuffer frame = read(at, 5);
      int bits = frame.getInt(1);
      width = 1 + (bits & SIDE_MASK);
      height = 1 + ((bits >>> 14) & SIDE_MASK);
    }
  }

  private byte[] exif(long at, long length) throws IOException {
    byte[] content = new byte[(int) Math.min(length, MOST_EXIF)];
    read(at, content.length).get(content);
    // Some writers put in front what stands there in a JPEG.
    String jpeg = "Exif\0\0";
    boolean asInJpeg =
        content.length > jpeg.length()
            && new String(content, 0, jpeg.length(), StandardCharsets.ISO_8859_1).equals(jpeg);
    return asInJpeg ? Arrays.copyOfRange(content, jpeg.length(), content.length) : content;
  }

  private void finish(FileChannel target) throws IOException {
    if (flagsAt >= 0) {
      if (orientation != ExifOrientation.UPRIGHT) {
        byte[] tiff = ExifOrientation.alone(orientation);
        ByteBuffer chunk = little(CHUNK_HEAD_BYTES + tiff.length);
        chunk.put("EXIF".getBytes(StandardCharsets.ISO_8859_1)).putInt(tiff.length).put(tiff);
        append(chunk.flip());
        flags |= FLAG_EXIF;
      }
      write(target, little(1).put((byte) flags).flip(), flagsAt);
    }
    write(target, little(4).putInt((int) (target.position() - CHUNK_HEAD_BYTES)).flip(), 4);
  }

  private static String name(ByteBuffer chunk) {
    byte[] name = new byte[4];
    chunk.get(0, name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private ByteBuffer read(long at, int bytes) throws IOException {
    ByteBuffer buffer = little(bytes);
    long from = at;
    while (buffer.hasRemaining()) {
      int read = in.read(buffer, from);
      if (read < 0) {
        throw new EOFException("a WebP that ends early");
      }
      from += read;
    }
    return buffer.flip();
  }

  private void copy(long from, long to) throws IOException {
    if (out != null) {
      long at = from;
      while (at < to) {
        at += in.transferTo(at, to - at, out);
      }
    }
  }

  private void append(ByteBuffer bytes) throws IOException {
    if (out != null) {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    }
  }

  private static void write(FileChannel target, ByteBuffer bytes, long at) throws IOException {
    long to = at;
    while (bytes.hasRemaining()) {
      to += target.write(bytes, to);
    }
  }
}
