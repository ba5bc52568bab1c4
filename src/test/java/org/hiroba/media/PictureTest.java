package org.hiroba.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pictures tell, and what is left of it. */
class PictureTest {
  @TempDir Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("sent"), bytes);
  }

  private byte[] stripped(byte[] bytes, String type) throws IOException {
    Path to = folder.resolve("stripped");
    Files.write(to, new byte[0]);
    Picture.strip(file(bytes), to, type);
    return Files.readAllBytes(to);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Test
  void aJpegLosesPlaceCommentAndWhatIsBehindItButNotHowItIsTurned() throws IOException {
    byte[] sent = Pictures.jpegOfPlace(40, 30, 6);
    assertThat(text(sent)).contains("GPS-PLACE");
    byte[] kept = stripped(sent, "image/jpeg");

    assertThat(text(kept)).doesNotContain("GPS-PLACE");
    PictureFacts facts = Picture.look(file(kept), "image/jpeg").orElseThrow();
    assertThat(facts).isEqualTo(new PictureFacts(40, 30, 6, false));
    assertThat(facts.shownWidth()).isEqualTo(30);
    BufferedImage before = ImageIO.read(new ByteArrayInputStream(sent));
    BufferedImage after = ImageIO.read(new ByteArrayInputStream(kept));
    for (int x = 0; x < 40; x++) {
      assertThat(after.getRGB(x, x % 30)).isEqualTo(before.getRGB(x, x % 30));
    }
  }

  @Test
  void aJpegThatIsStrippedTwiceIsTheSame() throws IOException {
    byte[] once = stripped(Pictures.jpegOfPlace(40, 30, 3), "image/jpeg");
    assertThat(stripped(once, "image/jpeg")).isEqualTo(once);
  }

  @Test
  void aJpegThatWasCutOffIsKeptAsFarAsItGoes() throws IOException {
    byte[] whole = Pictures.jpeg(400, 300);
    byte[] cut = Arrays.copyOf(whole, whole.length - 200);
    assertThat(stripped(cut, "image/jpeg").length).isBetween(cut.length - 100, cut.length);
  }

  @Test
  void aPngLosesItsTextsAndKeepsHowItIsTurned() throws IOException {
    byte[] plain = Pictures.png(40, 30);
    int header = 8 + 25;
    byte[] sent =
        Pictures.concat(
            Pictures.concat(
                Arrays.copyOf(plain, header),
                Pictures.concat(
                    chunk("tEXt", "Place\0GPS-PLACE".getBytes(StandardCharsets.ISO_8859_1)),
                    chunk("eXIf", Pictures.exif(8)))),
            Arrays.copyOfRange(plain, header, plain.length));
    byte[] kept =
        stripped(
            Pictures.concat(sent, "GPS-PLACE".getBytes(StandardCharsets.US_ASCII)), "image/png");

    assertThat(text(kept)).doesNotContain("GPS-PLACE");
    assertThat(Picture.look(file(kept), "image/png").orElseThrow())
        .isEqualTo(new PictureFacts(40, 30, 8, false));
    assertThat(Pictures.size(kept)).isEqualTo("40x30");
  }

  private static byte[] chunk(String name, byte[] content) {
    byte[] named = Pictures.concat(name.getBytes(StandardCharsets.US_ASCII), content);
    CRC32 crc = new CRC32();
    crc.update(named);
    return ByteBuffer.allocate(named.length + 8)
        .putInt(content.length)
        .put(named)
        .putInt((int) crc.getValue())
        .array();
  }

  @Test
  void aWebpLosesExifAndXmpAndSaysSo() throws IOException {
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    ByteBuffer extended = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
    extended.put((byte) 0x0C).put(new byte[3]).put(new byte[] {39, 0, 0, 29, 0, 0});
    riff(chunks, "VP8X", extended.array());
    byte[] lossless = {0x2F, 39, 64, 7, 0, 1, 2};
    riff(chunks, "VP8L", lossless);
    riff(chunks, "EXIF", Pictures.exif(6));
    riff(chunks, "XMP ", "GPS-PLACE".getBytes(StandardCharsets.US_ASCII));
    byte[] body = chunks.toByteArray();
    byte[] sent =
        Pictures.concat(
            ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(body.length + 4)
                .put("WEBP".getBytes(StandardCharsets.US_ASCII))
                .array(),
            body);
    assertThat(FileType.of(file(sent))).isEqualTo("image/webp");
    byte[] kept = stripped(sent, "image/webp");

    assertThat(text(kept)).doesNotContain("GPS-PLACE").doesNotContain("XMP ").contains("EXIF");
    assertThat(kept[20]).as("flags: Exif, no XMP").isEqualTo((byte) 0x08);
    assertThat(ByteBuffer.wrap(kept).order(ByteOrder.LITTLE_ENDIAN).getInt(4))
        .isEqualTo(kept.length - 8);
    assertThat(Picture.look(file(kept), "image/webp").orElseThrow())
        .isEqualTo(new PictureFacts(40, 30, 6, false));
  }

  private static void riff(ByteArrayOutputStream out, String name, byte[] content) {
    out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(content.length).array());
    out.writeBytes(content);
    if (content.length % 2 == 1) {
      out.write(0);
    }
  }

  @Test
  void whatOnlyBeginsLikeAPictureIsBroken() throws IOException {
    byte[] jpeg = Pictures.jpeg(40, 30);
    assertThatThrownBy(() -> stripped(Arrays.copyOf(jpeg, 100), "image/jpeg"))
        .isInstanceOf(EOFException.class);
    assertThatThrownBy(
            () -> stripped(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0x41}, "image/jpeg"))
        .isInstanceOfAny(EOFException.class, BrokenPicture.class);
    byte[] png = Pictures.png(40, 30);
    assertThatThrownBy(() -> stripped(Arrays.copyOf(png, png.length - 20), "image/png"))
        .isInstanceOf(EOFException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void aThumbnailIsTurnedAsItsPictureIsShown(int orientation) throws IOException {
    Path sent = file(Pictures.jpegOfPlace(80, 40, orientation));
    PictureFacts facts = Picture.look(sent, "image/jpeg").orElseThrow();
    byte[] small = Thumbnail.of(sent, "image/jpeg", facts).orElseThrow();

    assertThat(Pictures.size(small)).isEqualTo(orientation > 4 ? "40x80" : "80x40");
    BufferedImage shown = ImageIO.read(new ByteArrayInputStream(small));
    // Where the corner of the stored picture, above on the left, is shown (Exif 2.32 §4.6.4).
    boolean right = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
    boolean below = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
    for (int corner = 0; corner < 4; corner++) {
      boolean isRight = corner % 2 == 1;
      boolean isBelow = corner / 2 == 1;
      int x = isRight ? shown.getWidth() - 5 : 4;
      int y = isBelow ? shown.getHeight() - 5 : 4;
      Color color = new Color(shown.getRGB(x, y));
      boolean isRed = color.getRed() > color.getBlue();
      assertThat(isRed).as("corner %s", corner).isEqualTo(isRight == right && isBelow == below);
    }
  }

  @Test
  void ofWhatIsTooBigNoThumbnailIsMade() throws IOException {
    assertThat(Thumbnail.isMadeOf("image/png", new PictureFacts(7_000, 7_000, 1, false))).isTrue();
    assertThat(Thumbnail.isMadeOf("image/png", new PictureFacts(7_200, 7_000, 1, false))).isFalse();
    assertThat(Thumbnail.isMadeOf("image/png", new PictureFacts(20_001, 1, 1, false))).isFalse();
    assertThat(Thumbnail.isMadeOf("image/jpeg", new PictureFacts(5_000, 5_000, 1, true))).isFalse();
    assertThat(Thumbnail.isMadeOf("image/webp", new PictureFacts(50, 50, 1, false))).isFalse();
  }

  @Test
  void sizesOfGifsAreKnown() throws IOException {
    assertThat(Picture.look(file(Pictures.gif(12, 7)), "image/gif").orElseThrow())
        .isEqualTo(new PictureFacts(12, 7, 1, false));
  }
}
