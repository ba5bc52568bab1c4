package org.hiroba.directory;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.naming.NamingException;
import org.hiroba.config.LdapSettings;

/**
 * Finds the groups of somebody, and those in which these groups are, level by level: a question for
 * twenty groups at a time. Beyond a bound of anything nothing is known, because a part of the
 * groups would take rights away. Thread-safe.
 */
final class LdapGroups {
  /** So deep may groups lie in groups. */
  static final int MOST_LEVELS = 10;

  /** So many groups may somebody have. */
  static final int MOST_GROUPS = 2_000;

  private static final int AT_ONCE = 20;
  private static final int MOST_TIMEOUTS = 2;
  private static final List<String> NAME = List.of("cn");
  private static final Logger LOG = System.getLogger(LdapGroups.class.getName());

  private final LdapSettings settings;
  private final LongSupplier nanoTime;

  LdapGroups(LdapSettings settings, LongSupplier nanoTime) {
    this.settings = settings;
    this.nanoTime = nanoTime;
  }

  /**
   * Finds the names of somebody's groups.
   *
   * @param dn of the entry
   * @param name of the account there
   * @return empty if they are not known
   */
  Optional<Set<String>> of(LdapSession session, String dn, String name) {
    if (settings.groupBase().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(find(session, settings.groupBase().get(), dn, name));
    } catch (NamingException e) {
      unknown(dn, LdapFailure.why(e));
    } catch (TooManyException e) {
      unknown(dn, String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  private static void unknown(String dn, String why) {
    LOG.log(
        Level.WARNING,
        "The groups of {0} cannot be told, and nothing changes by them: {1}",
        LdapText.shown(dn),
        why);
  }

  private Set<String> find(LdapSession session, String base, String dn, String name)
      throws NamingException, TooManyException {
    long end =
        nanoTime.getAsLong()
            + TimeUnit.SECONDS.toNanos((long) MOST_TIMEOUTS * settings.servers().timeoutSeconds());
    Set<String> names = new HashSet<>();
    Set<String> seen = new HashSet<>();
    String filter = LdapText.filled(settings.groupFilter(), dn, name);
    List<String> level = add(session.search(base, filter, NAME, MOST_GROUPS), names, seen);
    for (int depth = 1; settings.nested() && !level.isEmpty(); depth++) {
      if (depth > MOST_LEVELS) {
        throw new TooManyException("groups lie in groups more than " + MOST_LEVELS + " deep");
      }
      List<String> next = new ArrayList<>();
      for (int from = 0; from < level.size(); from += AT_ONCE) {
        if (nanoTime.getAsLong() - end >= 0) {
          throw new TooManyException("it takes too long to find the groups of groups");
        }
        String any = any(level.subList(from, Math.min(from + AT_ONCE, level.size())));
        next.addAll(add(session.search(base, any, NAME, MOST_GROUPS), names, seen));
      }
      level = next;
    }
    return names;
  }

  private String any(List<String> members) {
    StringBuilder filter = new StringBuilder("(|");
    for (String member : members) {
      // No account has this for its name: what asks by names finds no groups of groups.
      filter.append(LdapText.filled(settings.groupFilter(), member, member));
    }
    return filter.append(')').toString();
  }

  /** Returns the DNs of those that were not known yet. */
  private static List<String> add(LdapSession.Found found, Set<String> names, Set<String> seen)
      throws TooManyException {
    List<String> fresh = new ArrayList<>();
    for (LdapEntry group : found.entries()) {
      if (seen.add(group.dn().toLowerCase(Locale.ROOT))) {
        fresh.add(group.dn());
        group.text(NAME).ifPresent(names::add);
      }
    }
    if (seen.size() > MOST_GROUPS || !found.isWhole()) {
      throw new TooManyException("there are more than " + MOST_GROUPS + ", or not all can be seen");
    }
    return fresh;
  }

  /** Says that a bound is reached. */
  private static final class TooManyException extends Exception {
    private static final long serialVersionUID = 1L;

    TooManyException(String message) {
      super(message);
    }
  }
}
