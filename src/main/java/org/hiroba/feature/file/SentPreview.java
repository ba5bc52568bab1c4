package org.hiroba.feature.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hiroba.log.Refusal;
import org.hiroba.media.BrokenPicture;
import org.hiroba.media.FileType;
import org.hiroba.media.Picture;
import org.hiroba.media.PictureFacts;

/** Looks at a smaller picture that a sender made: its type, its size, and nothing else. */
public final class SentPreview {
  /** How long one is at most. */
  public static final int MAX_BYTES = 200_000;

  /** How long its sides are at most, in pixels. */
  public static final int MAX_PIXELS = 1_280;

  private SentPreview() {}

  /** Returns it without what it tells besides. */
  static byte[] checked(byte[] picture, PartFolder parts) throws Refusal, IOException {
    Path sent = parts.scratch();
    Path stripped = parts.scratch();
    try {
      Files.write(sent, picture);
      String type = FileType.of(sent);
      if (picture.length > MAX_BYTES || !(type.equals("image/webp") || type.equals("image/jpeg"))) {
        throw refused();
      }
      Optional<PictureFacts> facts = Picture.look(sent, type);
      if (facts.isEmpty()
          || facts.get().width() > MAX_PIXELS
          || facts.get().height() > MAX_PIXELS) {
        throw refused();
      }
      Picture.strip(sent, stripped, type);
      return Files.readAllBytes(stripped);
    } catch (EOFException | BrokenPicture e) {
      throw refused();
    } finally {
      Files.deleteIfExists(sent);
      Files.deleteIfExists(stripped);
    }
  }

  private static Refusal refused() {
    return new Refusal(
        Refusal.Reason.BAD_REQUEST,
        "A preview is a WebP or a JPEG of at most "
            + MAX_BYTES
            + " bytes and "
            + MAX_PIXELS
            + " pixels a side.");
  }
}
