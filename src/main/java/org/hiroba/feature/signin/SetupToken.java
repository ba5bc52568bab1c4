package org.hiroba.feature.signin;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.hiroba.config.PrivateFiles;

/**
 * Holds the one-time token by which the first administrator shows that they may read the home
 * folder. Good for one sign-in, and until the server stops: the next start makes another.
 * Thread-safe.
 */
public final class SetupToken {
  /** Names the file in the home folder. */
  public static final String FILE = "setup-token";

  private static final String PREFIX = "hra_";
  private static final Logger LOG = System.getLogger(SetupToken.class.getName());

  private final Path file;
  private Optional<byte[]> token = Optional.empty();

  private SetupToken(Path file) {
    this.file = file;
  }

  /** Returns one that nothing matches. */
  public static SetupToken none() {
    return new SetupToken(Path.of(FILE));
  }

  /**
   * Writes a fresh token to the home folder, mode 0600, and says in the log where it is; or removes
   * what an earlier start left when an administrator is there. Where it cannot be written there is
   * none, and the log says so.
   */
  public static SetupToken open(Path home, boolean hasAdmin) {
    SetupToken setup = new SetupToken(home.resolve(FILE));
    try {
      Files.deleteIfExists(setup.file);
      if (!hasAdmin) {
        setup.write();
        LOG.log(
            Level.INFO,
            "There is no administrator yet: who signs in with the token in {0} becomes one",
            setup.file);
      }
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "Nobody can become an administrator: {0} cannot be written ({1}). Check the folder.",
          setup.file,
          e);
    }
    return setup;
  }

  private synchronized void write() throws IOException {
    String text = TokenSecret.fresh(PREFIX);
    PrivateFiles.create(file);
    Files.writeString(file, text + "\n");
    token = Optional.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Tells in constant time whether somebody presents the token. */
  public synchronized boolean matches(String presented) {
    return token.isPresent()
        && MessageDigest.isEqual(token.get(), presented.getBytes(StandardCharsets.UTF_8));
  }

  /** Makes the token good for nothing, after it was used. */
  public synchronized void consume() {
    token = Optional.empty();
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The used token stays in {0}: {1}", file, e);
    }
  }
}
