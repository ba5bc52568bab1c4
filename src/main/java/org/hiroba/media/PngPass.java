package org.hiroba.media;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Goes once through the chunks of a PNG (W3C PNG third edition §5): tells what they say of the
 * picture and copies those that the picture needs. For one picture.
 */
final class PngPass {
  private static final int SIGNATURE_BYTES = 8;
  private static final int HEADER_BYTES = 13;
  private static final int CRC_BYTES = 4;
  private static final int MOST_EXIF = 1 << 20;

  /** Texts, times and Exif; anything else that is not known may belong to the picture. */
  private static final Set<String> DROPPED = Set.of("tEXt", "zTXt", "iTXt", "tIME", "eXIf");

  private final DataInputStream in;
  private final @Nullable OutputStream out;
  private final byte[] piece = new byte[16 << 10];
  private int width;
  private int height;

  /** How it is turned, and what of that is still to be written. */
  private int orientation = ExifOrientation.UPRIGHT;

  private boolean written;

  private PngPass(InputStream in, @Nullable OutputStream out) {
    this.in = new DataInputStream(in);
    this.out = out;
  }

  /**
   * Copies a picture without what it tells besides, up to its end chunk: what is behind that is
   * part of no picture.
   *
   * @throws IOException it is no whole PNG, or it cannot be read or written
   */
  static PictureFacts strip(InputStream in, OutputStream out) throws IOException {
    BufferedOutputStream buffered = new BufferedOutputStream(out, 64 << 10);
    PictureFacts facts = new PngPass(in, buffered).run();
    buffered.flush();
    return facts;
  }

  /** Reads what it says, up to its picture. */
  static PictureFacts look(InputStream in) throws IOException {
    return new PngPass(in, null).run();
  }

  private void header() throws IOException {
    byte[] signature = exactly(SIGNATURE_BYTES);
    int length = in.readInt();
    String type = type(exactly(4));
    if (!type.equals("IHDR") || length != HEADER_BYTES) {
      throw new BrokenPicture("a PNG without a header");
    }
    byte[] content = exactly(HEADER_BYTES);
    ByteBuffer header = ByteBuffer.wrap(content);
    width = header.getInt(0);
    height = header.getInt(4);
    if (width <= 0 || height <= 0) {
      throw new BrokenPicture("a PNG without a size");
    }
    byte[] crc = exactly(CRC_BYTES);
    if (out != null) {
      out.write(signature);
      out.write(ByteBuffer.allocate(4).putInt(0, length).array());
      out.write(type.getBytes(StandardCharsets.ISO_8859_1));
      out.write(content);
      out.write(crc);
    }
  }

  private PictureFacts run() throws IOException {
    header();
    String type;
    do {
      int length = in.readInt();
      if (length < 0) {
        throw new BrokenPicture("a PNG with a chunk of no length");
      }
      type = type(exactly(4));
      if (type.equals("eXIf") && length <= MOST_EXIF) {
        orientation = ExifOrientation.of(exactly(length));
        exactly(CRC_BYTES);
      } else if (DROPPED.contains(type)) {
        copy((long) length + CRC_BYTES, null);
      } else {
        OutputStream target = out;
        if (target != null) {
          if (type.equals("IDAT") && orientation != ExifOrientation.UPRIGHT && !written) {
            writeExif(target);
          }
          target.write(ByteBuffer.allocate(4).putInt(0, length).array());
          target.write(type.getBytes(StandardCharsets.ISO_8859_1));
        }
        copy((long) length + CRC_BYTES, target);
      }
    } while (!type.equals("IEND") && !(out == null && type.equals("IDAT")));
    return new PictureFacts(width, height, orientation, false);
  }

  /** Writes how it is turned, once. */
  private void writeExif(OutputStream target) throws IOException {
    byte[] tiff = ExifOrientation.alone(orientation);
    written = true;
    byte[] name = "eXIf".getBytes(StandardCharsets.ISO_8859_1);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(tiff);
    target.write(ByteBuffer.allocate(4).putInt(0, tiff.length).array());
    target.write(name);
    target.write(tiff);
    target.write(ByteBuffer.allocate(4).putInt(0, (int) crc.getValue()).array());
  }

  private void copy(long bytes, @Nullable OutputStream target) throws IOException {
    long left = bytes;
    while (left > 0) {
      int read = in.read(piece, 0, (int) Math.min(piece.length, left));
      if (read < 0) {
        throw new EOFException("a PNG that ends early");
      }
      if (target != null) {
        target.write(piece, 0, read);
      }
      left -= read;
    }
  }

  private byte[] exactly(int bytes) throws IOException {
    byte[] read = in.readNBytes(bytes);
    if (read.length < bytes) {
      throw new EOFException("a PNG that ends early");
    }
    return read;
  }

  private static String type(byte[] name) {
    return new String(name, StandardCharsets.ISO_8859_1);
  }
}
