package org.hiroba.directory;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import javax.naming.NamingException;
import org.hiroba.config.LdapServers;

/**
 * Asks a directory: the first of its servers that answers, a few questions at a time. Thread-safe;
 * a question waits for a few seconds at most.
 *
 * <p>Whoever finds all places taken waits in a short line for one, and is told to come again where
 * that is full too: a directory that hangs holds no more threads than this.
 */
final class LdapDirectory implements AutoCloseable {
  /** So many questions are asked at once. */
  static final int PLACES = 8;

  /** So many wait for a place. */
  static final int WAITING = 24;

  private static final int MAX_PASSWORD_BYTES = 4_096;
  private static final int MOST_TIMEOUTS = 3;
  private static final long AVOIDED_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final Logger LOG = System.getLogger(LdapDirectory.class.getName());

  private final LdapServers servers;
  private final LdapConnector connector;
  private final LongSupplier nanoTime;
  private final DirectoryState state;
  private final Semaphore places = new Semaphore(PLACES, true);
  private final AtomicInteger waiting = new AtomicInteger();
  private final Map<String, Long> failedAt = new ConcurrentHashMap<>();
  private volatile boolean closed;

  LdapDirectory(LdapServers servers, DirectoryState state, LongSupplier nanoTime) {
    this.servers = servers;
    this.state = state;
    this.nanoTime = nanoTime;
    connector = new LdapConnector(servers);
  }

  /** Asks, on a connection of the account that looks people up; may be asked twice. */
  @FunctionalInterface
  interface Question<T> {
    /**
     * Asks.
     *
     * @param url of the server that answers
     */
    T ask(LdapSession session, String url) throws NamingException, DirectoryUnavailableException;
  }

  /**
   * Asks a question.
   *
   * @throws DirectoryUnavailableException no server of the directory can say
   */
  <T> T ask(Question<T> question) throws DirectoryUnavailableException {
    takePlace();
    try {
      T answer = askServers(question);
      state.answered();
      return answer;
    } catch (DirectoryUnavailableException e) {
      state.failed(String.valueOf(e.getMessage()));
      throw e;
    } finally {
      places.release();
    }
  }

  private void takePlace() throws DirectoryUnavailableException {
    if (places.tryAcquire()) {
      return;
    }
    try {
      if (waiting.incrementAndGet() > WAITING
          || !places.tryAcquire(servers.timeoutSeconds(), TimeUnit.SECONDS)) {
        throw new DirectoryUnavailableException("too many wait for it already");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DirectoryUnavailableException("interrupted while waiting for it", e);
    } finally {
      waiting.decrementAndGet();
    }
  }

  private <T> T askServers(Question<T> question) throws DirectoryUnavailableException {
    long end =
        nanoTime.getAsLong()
            + TimeUnit.SECONDS.toNanos((long) MOST_TIMEOUTS * servers.timeoutSeconds());
    List<String> failures = new ArrayList<>();
    for (String url : inOrder()) {
      if (closed) {
        throw new DirectoryUnavailableException("the server stops");
      }
      if (!failures.isEmpty() && nanoTime.getAsLong() - end >= 0) {
        failures.add("no time is left for the others");
        break;
      }
      try (LdapSession session = open(url)) {
        T answer = question.ask(session, url);
        failedAt.remove(url);
        return answer;
      } catch (NamingException e) {
        failures.add(url + ": " + LdapFailure.why(e));
        if (!LdapFailure.isOfServer(e)) {
          // The others say the same, and would count another wrong password.
          break;
        }
        failedAt.put(url, nanoTime.getAsLong());
      }
    }
    throw new DirectoryUnavailableException(
        failures.isEmpty()
            ? "hiroba.auth.ldap.urls and hiroba.auth.ldap.user-base must say where it is"
            : String.join("; ", failures));
  }

  private LdapSession open(String url) throws NamingException, DirectoryUnavailableException {
    Bind own = own();
    try {
      return connector.open(url, own);
    } catch (NamingException e) {
      if (LdapFailure.isNobody(e)) {
        throw new DirectoryUnavailableException(
            url
                + " does not let hiroba.auth.ldap.bind-dn in ("
                + LdapText.shown(own.dn())
                + "): "
                + LdapFailure.why(e),
            e);
      }
      throw e;
    }
  }

  /** Those that failed a moment ago come last: others need not wait for them. */
  private List<String> inOrder() {
    long now = nanoTime.getAsLong();
    List<String> good = new ArrayList<>();
    List<String> avoided = new ArrayList<>();
    for (String url : servers.urls()) {
      Long failed = failedAt.get(url);
      (failed != null && now - failed < AVOIDED_NANOS ? avoided : good).add(url);
    }
    good.addAll(avoided);
    return good;
  }

  /**
   * Tells whether a directory knows this as the password of an entry.
   *
   * @param url of the server that is asked
   * @return empty if it does; else why not, for the log
   * @throws NamingException it cannot say
   */
  Optional<String> tryPassword(String url, String dn, String password)
      throws NamingException, DirectoryUnavailableException {
    if (dn.isEmpty() || password.isEmpty()) {
      // Both mean nobody to a directory, which lets nobody in (RFC 4513 5.1).
      return Optional.of("no password");
    }
    try {
      connector.open(url, new Bind(dn, password)).close();
      return Optional.empty();
    } catch (NamingException e) {
      if (LdapFailure.isNobody(e)) {
        return Optional.of(
            Optional.of(LdapFailure.reason(e))
                .filter(reason -> !reason.isEmpty())
                .orElseGet(() -> "result " + LdapFailure.code(e)));
      }
      throw e;
    }
  }

  private Bind own() throws DirectoryUnavailableException {
    Optional<String> dn = servers.bindDn();
    if (dn.isEmpty()) {
      return Bind.ANONYMOUS;
    }
    Path file =
        servers
            .bindPasswordFile()
            .orElseThrow(
                () ->
                    new DirectoryUnavailableException(
                        "hiroba.auth.ldap.bind-dn needs hiroba.auth.ldap.bind-password-file"));
    String password;
    try (InputStream in = Files.newInputStream(file)) {
      password = new String(in.readNBytes(MAX_PASSWORD_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new DirectoryUnavailableException(
          "hiroba.auth.ldap.bind-password-file cannot be read: " + e, e);
    }
    int end = password.indexOf('\n');
    String line = end < 0 ? password : password.substring(0, end);
    String bare = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    if (bare.isEmpty()) {
      throw new DirectoryUnavailableException(
          "hiroba.auth.ldap.bind-password-file holds no password: " + file);
    }
    return new Bind(dn.get(), bare);
  }

  /** Returns how many questions are being asked, for tests. */
  int asking() {
    return PLACES - places.availablePermits();
  }

  /** Asks no more; questions under way end within their time. */
  @Override
  public void close() {
    closed = true;
    LOG.log(Level.DEBUG, "The directory is asked no more");
  }
}
