package org.hiroba.feature.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiroba.feature.file.FileStore;
import org.hiroba.media.AttachedFile;

/**
 * The bytes of files in an archive: each under its id in the folder {@value #FOLDER}, with an
 * ending by which programs know its type. For one thread.
 */
final class ArchivedFiles {
  static final String FOLDER = "files/";

  private static final Logger LOG = System.getLogger(ArchivedFiles.class.getName());
  private static final int PIECE_BYTES = 64 << 10;
  private static final Map<String, String> ENDINGS =
      Map.ofEntries(
          Map.entry("image/png", ".png"),
          Map.entry("image/jpeg", ".jpg"),
          Map.entry("image/gif", ".gif"),
          Map.entry("image/webp", ".webp"),
          Map.entry("image/avif", ".avif"),
          Map.entry("application/pdf", ".pdf"),
          Map.entry("text/plain", ".txt"),
          Map.entry("audio/flac", ".flac"),
          Map.entry("audio/mpeg", ".mp3"),
          Map.entry("audio/mp4", ".m4a"),
          Map.entry("audio/ogg", ".ogg"),
          Map.entry("audio/wav", ".wav"),
          Map.entry("video/mp4", ".mp4"),
          Map.entry("video/webm", ".webm"));

  private final FileStore store;
  private final List<AttachedFile> waiting = new ArrayList<>();
  private final Set<String> written = new HashSet<>();

  /** Makes one that takes them from a store. */
  ArchivedFiles(FileStore store) {
    this.store = store;
  }

  /** Returns the name of a file's bytes in an archive. */
  static String name(AttachedFile file) {
    return FOLDER + file.id() + ENDINGS.getOrDefault(file.type(), ".bin");
  }

  /** Notes the files of an event, which are written later. */
  void add(ArchivedEvent event) {
    if (!event.deleted()) {
      event.columns().files().stream().filter(file -> !file.expired()).forEach(waiting::add);
    }
  }

  /** Writes those that were noted and are still there; returns what they are in the archive. */
  List<ArchivedFile> write(ArchiveTarget target) throws IOException {
    List<ArchivedFile> files = new ArrayList<>();
    for (AttachedFile file : waiting) {
      try (InputStream in = store.open(file.id(), 0)) {
        files.add(copy(in, name(file), target));
        written.add(file.id());
      } catch (NoSuchFileException e) {
        LOG.log(Level.DEBUG, "A message that was deleted took along {0}", file.id());
      }
    }
    waiting.clear();
    return files;
  }

  private static ArchivedFile copy(InputStream in, String name, ArchiveTarget target)
      throws IOException {
    MessageDigest digest = LinesFile.sha256();
    long bytes = 0;
    try (OutputStream out = target.begin(name)) {
      byte[] piece = new byte[PIECE_BYTES];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        out.write(piece, 0, read);
        digest.update(piece, 0, read);
        bytes += read;
      }
    }
    return new ArchivedFile(name, bytes, 0, HexFormat.of().formatHex(digest.digest()));
  }

  /** Tells whether the bytes of a file are in the archive. */
  boolean has(AttachedFile file) {
    return written.contains(file.id());
  }
}
