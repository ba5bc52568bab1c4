package org.hiroba.cli.chat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hiroba.config.PrivateFiles;

/**
 * Keeps who is signed in where, between runs: a folder of mode 0700 with one file of mode 0600 for
 * each server and name, which holds the name and the session's token. Thread-safe, and safe for
 * several processes at a time.
 */
public final class SavedSessions {
  private static final int KEY_CHARS = 32;

  private final Path folder;

  /** Makes one that keeps its files in a folder, made when it is first needed. */
  public SavedSessions(Path folder) {
    this.folder = folder;
  }

  /** Holds one sign-in. Its token is shown to nobody. */
  record Saved(String name, String token) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Finds the sign-in of a name; without a name, the one that was used last. */
  Optional<Saved> find(ServerAddress server, Optional<String> name) {
    if (name.isPresent()) {
      return read(file(server, name.get()));
    }
    return newest(server).flatMap(SavedSessions::read);
  }

  /** Keeps a sign-in, as the one that was used last. */
  void save(ServerAddress server, Saved session) {
    try {
      Path target = file(server, session.name());
      PrivateFiles.claimFolder(folder);
      PrivateFiles.claimFolder(folder(server));
      Path part = PrivateFiles.createTemp(folder(server), "new", ".part");
      Files.writeString(part, session.name() + "\n" + session.token() + "\n");
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new ChatException(
          ChatException.REFUSED,
          "Cannot keep the sign-in in "
              + folder
              + ": "
              + e
              + ". Make the folder writable, or use"
              + " --token.",
          e);
    }
  }

  /** Forgets a sign-in. */
  void forget(ServerAddress server, String name) {
    try {
      Files.deleteIfExists(file(server, name));
    } catch (IOException e) {
      throw new ChatException(
          ChatException.REFUSED, "Cannot delete a sign-in in " + folder + ": " + e, e);
    }
  }

  private Path file(ServerAddress server, String name) {
    return folder(server).resolve(key(name.strip().toLowerCase(Locale.ROOT)));
  }

  private Path folder(ServerAddress server) {
    return folder.resolve(key(server.toString()));
  }

  private Optional<Path> newest(ServerAddress server) {
    if (!Files.isDirectory(folder(server))) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder(server))) {
      return files
          .filter(file -> file.getFileName().toString().length() == KEY_CHARS)
          .max(Comparator.comparing(SavedSessions::modified));
    } catch (IOException e) {
      throw unreadable(folder(server), e);
    }
  }

  private static long modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static Optional<Saved> read(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.size() < 2
          ? Optional.empty()
          : Optional.of(new Saved(lines.get(0), lines.get(1)));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static ChatException unreadable(Path file, IOException e) {
    return new ChatException(
        ChatException.REFUSED, "Cannot read the kept sign-ins in " + file + ": " + e, e);
  }

  private static String key(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, KEY_CHARS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
