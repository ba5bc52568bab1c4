package org.hiroba.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.imageio.ImageIO;

/** Makes pictures for tests: red above on the left, blue everywhere else, with some noise. */
public final class Pictures {
  private Pictures() {}

  private static BufferedImage picture(int width, int height, boolean noise) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = picture.createGraphics();
    canvas.setColor(Color.BLUE);
    canvas.fillRect(0, 0, width, height);
    canvas.setColor(Color.RED);
    canvas.fillRect(0, 0, width / 2, height / 2);
    canvas.dispose();
    Random random = new Random(1);
    for (int i = 0; noise && i < width * height / 4; i++) {
      picture.setRGB(random.nextInt(width), random.nextInt(height), random.nextInt());
    }
    return picture;
  }

  private static byte[] encoded(BufferedImage picture, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public static byte[] png(int width, int height) {
    return encoded(picture(width, height, false), "png");
  }

  public static byte[] jpeg(int width, int height) {
    return encoded(picture(width, height, false), "jpeg");
  }

  public static byte[] gif(int width, int height) {
    return encoded(picture(width, height, false), "gif");
  }

  /** A JPEG as a telephone makes it: turned, with a place, a comment, and a film behind its end. */
  public static byte[] jpegOfPlace(int width, int height, int orientation) {
    byte[] plain = encoded(picture(width, height, width > 1_000), "jpeg");
    byte[] tiff = exif(orientation);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(plain, 0, 2);
    segment(bytes, 0xE1, concat("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1), tiff));
    segment(
        bytes,
        0xE1,
        "http://ns.adobe.com/xap/1.0/\0GPS-PLACE".getBytes(StandardCharsets.ISO_8859_1));
    segment(bytes, 0xFE, "GPS-PLACE".getBytes(StandardCharsets.ISO_8859_1));
    bytes.write(plain, 2, plain.length - 2);
    bytes.writeBytes("a film with GPS-PLACE".getBytes(StandardCharsets.ISO_8859_1));
    return bytes.toByteArray();
  }

  /** A TIFF with an orientation and a place, in little-endian as most telephones write it. */
  static byte[] exif(int orientation) {
    ByteBuffer tiff = ByteBuffer.allocate(60).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
    tiff.putShort((short) 2);
    tiff.putShort((short) 0x010F).putShort((short) 2).putInt(9).putInt(40);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(orientation);
    tiff.position(40);
    tiff.put("GPS-PLACE".getBytes(StandardCharsets.ISO_8859_1));
    return tiff.array();
  }

  static byte[] concat(byte[] one, byte[] other) {
    return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
  }

  private static void segment(ByteArrayOutputStream bytes, int marker, byte[] content) {
    bytes.write(0xFF);
    bytes.write(marker);
    bytes.write((content.length + 2) >> 8);
    bytes.write((content.length + 2) & 0xFF);
    bytes.writeBytes(content);
  }

  /** Returns how big a picture is, such as {@code 3x2}. */
  public static String size(byte[] bytes) throws IOException {
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(bytes));
    return read.getWidth() + "x" + read.getHeight();
  }
}
