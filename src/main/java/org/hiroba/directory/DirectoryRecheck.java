package org.hiroba.directory;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import javax.naming.NamingException;
import org.hiroba.feature.identity.ExternalIdentity;
import org.hiroba.feature.identity.GonePeople;
import org.hiroba.feature.identity.Identities;
import org.hiroba.feature.identity.Identity;
import org.hiroba.feature.identity.IdentityBook;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;

/**
 * Looks whether the people of a directory are still there, and follows their names and groups. Only
 * a directory that says so makes anybody gone: an entry that tells that it is disabled, or an id
 * that is not found where others are. Errors, silence and empty answers change nothing.
 * Thread-safe; one round at a time, of less than a minute.
 */
final class DirectoryRecheck {
  private static final int AT_ONCE = 25;
  private static final int MOST_PEOPLE = 20_000;
  private static final int MOST_MISSING = 500;
  private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(40);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Logger LOG = System.getLogger(DirectoryRecheck.class.getName());

  private final LdapDirectory directory;
  private final LdapPeople people;
  private final Accounts accounts;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Duration interval;
  private final AtomicBoolean looking = new AtomicBoolean();

  /** The accounts of people, and what becomes of them. */
  record Accounts(Identities identities, IdentityBook book, GonePeople people) {}

  DirectoryRecheck(
      LdapDirectory directory,
      LdapPeople people,
      Accounts accounts,
      Clock clock,
      LongSupplier nanoTime,
      Duration interval) {
    this.directory = directory;
    this.people = people;
    this.accounts = accounts;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.interval = interval;
  }

  /** Looks at whom nobody looked at for an interval. */
  void look() {
    look(clock.instant().minus(interval));
  }

  /** Looks at everybody. */
  void lookAtAll() {
    look(clock.instant().plusMillis(1));
  }

  private void look(Instant before) {
    if (looking.compareAndSet(false, true)) {
      try {
        List<Identity> due = accounts.identities().toCheck(LdapPeople.ISSUER, before, MOST_PEOPLE);
        if (!due.isEmpty()) {
          new Round().look(due);
        }
      } catch (StorageException e) {
        LOG.log(Level.WARNING, "People of the directory are not looked at: {0}", e.getMessage());
      } finally {
        looking.set(false);
      }
    }
  }

  /** Whoever writes an id in other letters there has taken nobody away. */
  private static String folded(String id) {
    return id.toLowerCase(Locale.ROOT);
  }

  /** What is found out in one round; for its thread. */
  private final class Round {
    private final long end = nanoTime.getAsLong() + ROUND_NANOS;
    private final List<Identity> missing = new ArrayList<>();
    private int mayDisable =
        accounts
            .people()
            .left(
                LdapPeople.ISSUER, clock.instant(), interval.compareTo(HOUR) < 0 ? HOUR : interval);
    private String anybody = "";
    private int disabled;
    private int waiting;

    void look(List<Identity> due) {
      try {
        for (List<Identity> part : LdapPeople.parts(due, AT_ONCE)) {
          if (isOver()) {
            LOG.log(Level.INFO, "The rest of the directory''s people is looked at next time");
            break;
          }
          follow(directory.ask((session, url) -> ask(session, part)));
        }
        confirmMissing();
      } catch (DirectoryUnavailableException e) {
        LOG.log(
            Level.WARNING,
            "The directory cannot say who is gone, so nobody is: {0}",
            e.getMessage());
      }
      if (disabled + waiting > 0) {
        LOG.log(
            waiting > 0 ? Level.WARNING : Level.INFO,
            "By the directory, {0} accounts were disabled, and {1} more wait for an administrator"
                + " to confirm it (api/v1/identities/gone)",
            disabled,
            waiting);
      }
    }

    private boolean isOver() {
      return nanoTime.getAsLong() - end >= 0;
    }

    /** What the directory says of some people: who is there, who is disabled, who is not there. */
    private record Answer(
        List<ExternalIdentity> present, List<Identity> off, List<Identity> absent) {}

    private Answer ask(LdapSession session, List<Identity> asked)
        throws NamingException, DirectoryUnavailableException {
      LdapSession.Found entries =
          people.withIds(session, asked.stream().map(Identity::subject).toList());
      Map<String, LdapEntry> byId = new HashMap<>();
      entries
          .entries()
          .forEach(entry -> people.id(entry).ifPresent(id -> byId.put(folded(id), entry)));
      Answer answer = new Answer(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      for (Identity who : asked) {
        LdapEntry entry = byId.get(folded(who.subject()));
        if (entry == null) {
          if (entries.isWhole()) {
            answer.absent().add(who);
          }
        } else if (entry.isDisabled()) {
          answer.off().add(who);
        } else if (!isOver()) {
          answer.present().add(people.identity(session, entry, who.subject(), who.name()));
        }
      }
      return answer;
    }

    private void follow(Answer answer) {
      answer.absent().stream().filter(who -> who.goneAt() == null).forEach(missing::add);
      List<CompletableFuture<Instant>> written = new ArrayList<>();
      for (ExternalIdentity who : answer.present()) {
        anybody = who.subject();
        written.add(accounts.book().refresh(who));
      }
      for (int i = 0; i < written.size(); i++) {
        try {
          var unused = Outcome.await(written.get(i));
        } catch (Refusal e) {
          LOG.log(
              Level.WARNING,
              "The account of {0} does not follow the directory: {1}",
              LdapText.shown(answer.present().get(i).name()),
              e.getMessage());
        }
      }
      for (Identity who : answer.off()) {
        anybody = anybody.isEmpty() ? who.subject() : anybody;
        gone(who);
      }
    }

    /** Asks for each again, beside one who is there: only then an absence says something. */
    private void confirmMissing() throws DirectoryUnavailableException {
      if (anybody.isEmpty()) {
        if (!missing.isEmpty()) {
          LOG.log(
              Level.WARNING,
              "The directory shows none of {0} people, so nobody is gone; may"
                  + " hiroba.auth.ldap.bind-dn read hiroba.auth.ldap.id-attribute below"
                  + " hiroba.auth.ldap.user-base?",
              missing.size());
        }
        return;
      }
      for (Identity who : missing.subList(0, Math.min(MOST_MISSING, missing.size()))) {
        if (isOver()) {
          return;
        }
        if (directory.ask((session, url) -> isAbsent(session, who))) {
          gone(who);
        }
      }
    }

    private boolean isAbsent(LdapSession session, Identity who)
        throws NamingException, DirectoryUnavailableException {
      LdapSession.Found both = people.withIds(session, List.of(who.subject(), anybody));
      List<String> ids =
          both.entries().stream()
              .flatMap(entry -> people.id(entry).stream())
              .map(DirectoryRecheck::folded)
              .toList();
      return both.isWhole()
          && ids.contains(folded(anybody))
          && !ids.contains(folded(who.subject()));
    }

    private void gone(Identity who) {
      try {
        switch (accounts.people().gone(who, mayDisable > 0)) {
          case DISABLED -> {
            mayDisable--;
            disabled++;
          }
          case WAITS -> waiting++;
          case NOTHING -> LOG.log(Level.DEBUG, "{0} is out already", who.account().value());
        }
      } catch (Refusal e) {
        LOG.log(Level.WARNING, "{0} is not disabled: {1}", who.account().value(), e.getMessage());
      }
    }
  }
}
