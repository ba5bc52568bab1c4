package org.hiroba.directory;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.hiroba.config.LdapServers;
import org.hiroba.config.LdapSettings;
import org.hiroba.config.Origins;
import org.hiroba.feature.identity.GonePeople;
import org.hiroba.feature.identity.Identities;
import org.hiroba.feature.identity.IdentityBook;
import org.hiroba.feature.identity.PasswordVerifier;
import org.hiroba.health.HealthCheck;
import org.hiroba.health.WatchedTimer;
import org.jspecify.annotations.Nullable;

/**
 * The directory of {@code hiroba.auth=ldap}: who checks passwords by it, and what looks now and
 * then whether its people still are there. Made, started and closed once each.
 */
public final class DirectoryService implements AutoCloseable {
  private static final Logger LOG = System.getLogger(DirectoryService.class.getName());

  private final LdapSettings settings;
  private final DirectoryState state;
  private final LdapDirectory directory;
  private final LdapPeople people;
  private final LdapVerifier verifier;
  private final DirectoryRecheck recheck;
  private volatile @Nullable Executor background;

  /** Makes it; nothing is asked yet. */
  public DirectoryService(
      LdapSettings settings,
      IdentityBook book,
      Identities identities,
      GonePeople gonePeople,
      Clock clock) {
    this.settings = settings;
    state = new DirectoryState(settings.servers().urls());
    directory = new LdapDirectory(settings.servers(), state, System::nanoTime);
    people = new LdapPeople(settings, System::nanoTime);
    verifier = new LdapVerifier(directory, people);
    recheck =
        new DirectoryRecheck(
            directory,
            people,
            new DirectoryRecheck.Accounts(identities, book, gonePeople),
            clock,
            System::nanoTime,
            Duration.ofMinutes(Math.max(1, settings.recheckMinutes())));
  }

  /** Returns who checks passwords. */
  public PasswordVerifier verifier() {
    return verifier;
  }

  /** Returns what tells whether the directory answered last. */
  public HealthCheck check() {
    return state;
  }

  /**
   * Begins: looks once whether the directory answers, and then at people now and then.
   *
   * @param elsewhere has threads that may wait for slow peers
   */
  public void start(WatchedTimer clockwork, Executor elsewhere) {
    background = elsewhere;
    warnOfPlainText(settings.servers());
    elsewhere.execute(this::probe);
    if (settings.recheckMinutes() > 0) {
      clockwork.every(
          Duration.ofMinutes(settings.recheckMinutes()), "directory", elsewhere, recheck::look);
    }
  }

  private static void warnOfPlainText(LdapServers servers) {
    for (String url : servers.urls()) {
      boolean plain = url.startsWith("ldap:") && !servers.startTls();
      if (plain && !Origins.isLoopbackHost(URI.create(url).getHost())) {
        LOG.log(
            Level.WARNING,
            "Passwords go to {0} in clear text; use ldaps: or hiroba.auth.ldap.start-tls=true",
            url);
      }
    }
  }

  /** Says in the log what is wrong with the settings, before the first person wants in. */
  private void probe() {
    try {
      boolean found = directory.ask((session, url) -> DirectoryProbe.showsAny(people, session));
      if (!found) {
        LOG.log(
            Level.WARNING,
            "The directory shows nobody below hiroba.auth.ldap.user-base; may"
                + " hiroba.auth.ldap.bind-dn read there?");
      }
    } catch (DirectoryUnavailableException e) {
      LOG.log(Level.WARNING, "Nobody can sign in by the directory for now: {0}", e.getMessage());
    }
  }

  /** Asks about everybody, soon and elsewhere. */
  public void checkNow() {
    Executor elsewhere = background;
    if (elsewhere != null) {
      try {
        elsewhere.execute(recheck::lookAtAll);
      } catch (RejectedExecutionException e) {
        LOG.log(Level.WARNING, "Nobody is looked at: too much else waits", e);
      }
    }
  }

  /** Asks no more. */
  @Override
  public void close() {
    directory.close();
  }
}
