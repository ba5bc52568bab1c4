package org.hiroba.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes a small picture of a big one, within a memory that does not grow with it: pixels are left
 * out while it is read. Only what the JDK reads by itself, and only within limits, since a few
 * hundred kilobytes may stand for gigabytes. Stateless; whoever calls it lets one run at a time.
 */
public final class Thumbnail {
  /** How long its longer side is at most, in pixels. */
  public static final int SIDE = 960;

  /** How long it is at most. */
  public static final int MAX_BYTES = 200_000;

  private static final int MOST_SIDE = 20_000;
  private static final long MOST_PIXELS = 50_000_000;

  /** A decoder holds all of its coefficients at once, 3 bytes and more for a pixel. */
  private static final long MOST_PROGRESSIVE_PIXELS = 24_000_000;

  private static final Set<String> READ = Set.of("image/jpeg", "image/png", "image/gif");
  private static final float[] QUALITIES = {0.82f, 0.6f, 0.4f, 0.2f};
  private static final int HALF_TURN = 2;

  private Thumbnail() {}

  /** Tells whether a picture is of a type and a size of which one is made. */
  public static boolean isMadeOf(String type, PictureFacts facts) {
    return READ.contains(type)
        && facts.width() <= MOST_SIDE
        && facts.height() <= MOST_SIDE
        && facts.pixels() <= (facts.progressive() ? MOST_PROGRESSIVE_PIXELS : MOST_PIXELS);
  }

  /**
   * Makes one.
   *
   * @return a JPEG; empty when it cannot be made of this picture
   * @throws IOException the picture is broken, or cannot be read
   * @throws LinkageError this Java has no pictures
   */
  public static Optional<byte[]> of(Path file, String type, PictureFacts facts) throws IOException {
    if (!isMadeOf(type, facts)) {
      return Optional.empty();
    }
    BufferedImage small = scaled(read(file, type), facts);
    for (float quality : QUALITIES) {
      byte[] jpeg = encoded(small, quality);
      if (jpeg.length <= MAX_BYTES) {
        return Optional.of(jpeg);
      }
    }
    return Optional.empty();
  }

  private static BufferedImage read(Path file, String type) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(type);
    if (!readers.hasNext()) {
      throw new IOException("no reader of " + type);
    }
    ImageReader reader = readers.next();
    try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
      // Metadata may unpack to gigabytes.
      reader.setInput(in, true, true);
      int longer = Math.max(reader.getWidth(0), reader.getHeight(0));
      ImageReadParam param = reader.getDefaultReadParam();
      int step = Math.max(1, longer / (2 * SIDE));
      param.setSourceSubsampling(step, step, 0, 0);
      return reader.read(0, param);
    } catch (IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
      // What readers throw at pictures that contradict themselves.
      throw new IOException("a broken picture", e);
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage scaled(BufferedImage picture, PictureFacts facts) {
    double factor = Math.min(1, (double) SIDE / Math.max(picture.getWidth(), picture.getHeight()));
    int width = Math.max(1, (int) Math.round(picture.getWidth() * factor));
    int height = Math.max(1, (int) Math.round(picture.getHeight() * factor));
    boolean sideways = facts.shownWidth() != facts.width() || facts.orientation() > 4;
    BufferedImage small =
        new BufferedImage(
            sideways ? height : width, sideways ? width : height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = small.createGraphics();
    try {
      // Where it lets something shine through, it lies on paper.
      canvas.setColor(Color.WHITE);
      canvas.fillRect(0, 0, small.getWidth(), small.getHeight());
      canvas.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      canvas.transform(turned(facts.orientation(), width, height));
      canvas.drawImage(picture, 0, 0, width, height, null);
    } finally {
      canvas.dispose();
    }
    picture.flush();
    return small;
  }

  /** Turns and mirrors as an orientation says. */
  private static AffineTransform turned(int orientation, int width, int height) {
    AffineTransform turn = new AffineTransform();
    switch (orientation) {
      case 2 -> mirror(turn, width);
      case 3 -> turn.quadrantRotate(HALF_TURN, width / 2.0, height / 2.0);
      case 4 -> {
        turn.quadrantRotate(HALF_TURN, width / 2.0, height / 2.0);
        mirror(turn, width);
      }
      case 5 -> {
        right(turn, height);
        turn.translate(0, height);
        turn.scale(1, -1);
      }
      case 6 -> right(turn, height);
      case 7 -> {
        right(turn, height);
        mirror(turn, width);
      }
      case 8 -> {
        turn.translate(0, width);
        turn.quadrantRotate(-1);
      }
      default -> {
        // It is shown as it is stored.
      }
    }
    return turn;
  }

  private static void mirror(AffineTransform turn, int width) {
    turn.translate(width, 0);
    turn.scale(-1, 1);
  }

  private static void right(AffineTransform turn, int height) {
    turn.translate(height, 0);
    turn.quadrantRotate(1);
  }

  private static byte[] encoded(BufferedImage picture, float quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
