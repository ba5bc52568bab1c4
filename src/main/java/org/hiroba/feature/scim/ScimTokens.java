package org.hiroba.feature.scim;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.List;
import org.hiroba.account.TokenHash;
import org.hiroba.config.SettingsException;
import org.jspecify.annotations.Nullable;

/**
 * Holds the tokens by which the other system is known: of a file of the operator's, which is read
 * again when it changes. They are nobody's account, so that they end with nobody's, and no token of
 * an account is good in their place. Thread-safe.
 */
public final class ScimTokens {
  /** How long a token is at least, in characters: nobody guesses it. */
  public static final int MIN_CHARS = 32;

  private static final int MAX_FILE_BYTES = 8_192;
  private static final int MOST = 2;

  private final Path file;
  private @Nullable Read read;

  /** What the file held at a time. */
  private record Read(FileTime modified, long size, List<String> hashes) {}

  private ScimTokens(Path file) {
    this.file = file;
  }

  /**
   * Opens a file.
   *
   * @throws SettingsException it holds no token that is fit; the message says why
   */
  public static ScimTokens open(Path file) {
    ScimTokens tokens = new ScimTokens(file);
    try {
      tokens.hashes();
    } catch (IOException e) {
      throw new SettingsException(
          "hiroba.scim.token-file=" + file + " cannot be used: " + e.getMessage() + ".", e);
    }
    return tokens;
  }

  /**
   * Tells whether somebody presents one of the tokens, in the same time whatever it is.
   *
   * @throws IOException the file cannot be read, or holds none any more
   */
  public boolean isOne(String presented) throws IOException {
    byte[] hash = bytes(TokenHash.of(presented).hex());
    boolean found = false;
    for (String one : hashes()) {
      found |= MessageDigest.isEqual(hash, bytes(one));
    }
    return found;
  }

  private synchronized List<String> hashes() throws IOException {
    FileTime modified = Files.getLastModifiedTime(file);
    long size = Files.size(file);
    Read present = read;
    if (present == null || !present.modified().equals(modified) || present.size() != size) {
      if (size > MAX_FILE_BYTES) {
        throw new IOException("it is longer than " + MAX_FILE_BYTES + " bytes");
      }
      present = new Read(modified, size, parse(Files.readString(file, StandardCharsets.US_ASCII)));
      read = present;
    }
    return present.hashes();
  }

  private static List<String> parse(String text) throws IOException {
    List<String> tokens = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (tokens.isEmpty() || tokens.size() > MOST) {
      throw new IOException("it holds one token, or two on two lines, and nothing else");
    }
    for (String token : tokens) {
      if (token.length() < MIN_CHARS || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
        throw new IOException(
            "a token has "
                + MIN_CHARS
                + " characters or more, ASCII without spaces: openssl rand -hex 32 makes one");
      }
    }
    return tokens.stream().map(token -> TokenHash.of(token).hex()).toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return "ScimTokens[" + file + "]";
  }
}
