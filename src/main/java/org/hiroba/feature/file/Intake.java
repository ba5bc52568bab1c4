package org.hiroba.feature.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.hiroba.config.FileSettings.ScanFailure;
import org.hiroba.feature.file.FileRefusal.Why;
import org.hiroba.log.Refusal;
import org.hiroba.media.BrokenPicture;
import org.hiroba.media.FileType;
import org.hiroba.media.Picture;
import org.hiroba.media.PictureFacts;
import org.hiroba.media.Thumbnail;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a file of which all has come, and brings it into the store: whatever comes out of here
 * is what everybody gets. Thread-safe.
 */
final class Intake {
  /** What is no bigger than this is shown as it is. */
  private static final int SMALL_BYTES = 96 << 10;

  private static final int PIECE_BYTES = 64 << 10;
  private static final Logger LOG = System.getLogger(Intake.class.getName());

  private final PartFolder parts;
  private final FileStore store;
  private final boolean strips;
  private final @Nullable VirusScanner scanner;
  private final ScanFailure scanFailure;

  Intake(
      PartFolder parts,
      FileStore store,
      boolean strips,
      @Nullable VirusScanner scanner,
      ScanFailure scanFailure) {
    this.parts = parts;
    this.store = store;
    this.strips = strips;
    this.scanner = scanner;
    this.scanFailure = scanFailure;
  }

  /**
   * Takes in.
   *
   * @param key under which it is kept
   * @param path all of it; is left as it is
   * @param announced the digest that the sender told; null for none
   * @throws FileRefusal it is not taken, now and later
   * @throws Refusal the store cannot take it now
   */
  WholeFile take(String key, Path path, @Nullable String announced) throws IOException, Refusal {
    String sent = announced == null ? null : digest(path);
    if (announced != null && !announced.equals(sent)) {
      throw new FileRefusal(
          Why.WRONG_DIGEST, "What came is not what was announced by its SHA-256; send it again.");
    }
    scan(path);
    String type = FileType.of(path);
    if (!strips || !Picture.canStrip(type)) {
      return keep(key, path, sent, type, facts(path, type));
    }
    Path stripped = parts.scratch();
    try {
      PictureFacts facts = Picture.strip(path, stripped, type);
      return keep(key, stripped, null, type, facts);
    } catch (EOFException | BrokenPicture e) {
      // What cannot be read cannot be cleaned, and is no picture to anybody.
      LOG.log(Level.DEBUG, "A picture is kept as a mere file: {0}", e.getMessage());
      return keep(key, path, sent, FileType.OTHER, null);
    } finally {
      Files.deleteIfExists(stripped);
    }
  }

  private static @Nullable PictureFacts facts(Path path, String type) throws IOException {
    try {
      return Picture.look(path, type).orElse(null);
    } catch (EOFException | BrokenPicture e) {
      LOG.log(Level.DEBUG, "A picture does not tell its size: {0}", e.getMessage());
      return null;
    }
  }

  private WholeFile keep(
      String key, Path path, @Nullable String digest, String type, @Nullable PictureFacts facts)
      throws IOException, Refusal {
    WholeFile whole =
        new WholeFile(
            type,
            Files.size(path),
            digest == null ? digest(path) : digest,
            facts == null ? null : facts.shownWidth(),
            facts == null ? null : facts.shownHeight(),
            preview(path, type, facts));
    try {
      store.put(key, path);
    } catch (FileStoreException e) {
      throw StoreTrouble.told("take a file", e);
    }
    return whole;
  }

  private static StoredFile.Preview preview(Path path, String type, @Nullable PictureFacts facts)
      throws IOException {
    boolean isBig =
        facts != null
            && (Files.size(path) > SMALL_BYTES
                || facts.width() > 2 * Thumbnail.SIDE
                || facts.height() > 2 * Thumbnail.SIDE);
    return facts != null && isBig && Thumbnail.isMadeOf(type, facts)
        ? StoredFile.Preview.TO_BE_MADE
        : StoredFile.Preview.NONE;
  }

  /** Returns the SHA-256 of a file in hexadecimal. */
  private static String digest(Path path) throws IOException {
    MessageDigest sha256 = sha256();
    byte[] piece = new byte[PIECE_BYTES];
    try (InputStream in = Files.newInputStream(path)) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        sha256.update(piece, 0, read);
      }
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private void scan(Path path) throws FileRefusal {
    if (scanner == null) {
      return;
    }
    Optional<String> found;
    try {
      found = scanner.scan(path);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The virus scanner could not look at a file: {0}", e.getMessage());
      if (scanFailure == ScanFailure.OPEN) {
        return;
      }
      throw new FileRefusal(
          Why.UNSCANNED,
          "The virus scanner cannot look at the file now; send it again later, and tell an"
              + " administrator if that does not help.");
    }
    if (found.isPresent()) {
      LOG.log(Level.WARNING, "The virus scanner found {0} in a file", found.get());
      throw new FileRefusal(
          Why.INFECTED, "The virus scanner found " + found.get() + " in the file.");
    }
  }
}
