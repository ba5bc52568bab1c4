package org.hiroba.feature.identity;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hiroba.account.UserId;
import org.hiroba.feature.account.AccountWrites;
import org.hiroba.feature.account.Actor;
import org.hiroba.feature.account.Disabling;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;

/**
 * Disables the accounts of people of whom their issuer says that they are gone: some of them by
 * itself, and so many that something may be wrong with the issuer only when an administrator
 * confirms it. Thread-safe; methods wait for the database.
 */
public final class GonePeople {
  /** So many, or {@link #PERCENT} of all if that is more, are disabled unasked in one period. */
  public static final int UNASKED = 10;

  /** Which part of an issuer's accounts is disabled unasked in one period. */
  public static final int PERCENT = 5;

  /** How many are listed, or confirmed, at once. */
  public static final int MOST = 500;

  private static final Logger LOG = System.getLogger(GonePeople.class.getName());

  private final LogWriter writer;
  private final Identities identities;

  /** What became of an account. */
  public enum Fate {
    /** It was disabled. */
    DISABLED,
    /** It is active until an administrator confirms it. */
    WAITS,
    /** It was disabled before, or is not there. */
    NOTHING
  }

  /** Makes the use cases. */
  public GonePeople(LogWriter writer, Identities identities) {
    this.writer = writer;
    this.identities = identities;
  }

  /**
   * Tells how many more accounts of an issuer may be disabled unasked.
   *
   * @param period within which they are counted, back from {@code now}
   */
  public int left(String issuer, Instant now, Duration period) {
    int done = identities.countDisabled(issuer, now.minus(period));
    int all = identities.countActive(issuer) + done;
    return Math.max(0, Math.max(UNASKED, all * PERCENT / 100) - done);
  }

  /**
   * Takes note that an issuer says of somebody that they are gone or disabled.
   *
   * @param mayDisable false: their account waits for an administrator
   * @throws Refusal never
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  public Fate gone(Identity who, boolean mayDisable) throws Refusal {
    return Outcome.await(writer.submit((tx, at) -> gone(tx, at, who, mayDisable)));
  }

  private static Fate gone(WriteTransaction tx, Instant at, Identity who, boolean mayDisable) {
    IdentityWrites writes = tx.port(IdentityWrites.class);
    AccountWrites accounts = tx.port(AccountWrites.class);
    Optional<Identity> known = writes.find(who.issuer(), who.subject());
    if (known.isEmpty() || accounts.disabledBy(known.get().account()).isPresent()) {
      return Fate.NOTHING;
    }
    UserId id = known.get().account();
    if (known.get().goneAt() != null) {
      return Fate.WAITS;
    }
    writes.gone(who.issuer(), who.subject(), at);
    if (!mayDisable || accounts.isLastAdmin(id)) {
      return Fate.WAITS;
    }
    disable(tx, id, who.issuer());
    new AuditEntry(at, "", "user.disable", id.value(), "", "gone: " + who.issuer()).writeIn(tx);
    return Fate.DISABLED;
  }

  private static void disable(WriteTransaction tx, UserId id, String issuer) {
    tx.port(AccountWrites.class).setActive(id, false, issuer);
    Disabling.ends(tx, id);
  }

  /** Lists whose accounts wait for an administrator, at most {@value #MOST}, longest first. */
  public List<Identity> waiting() {
    return identities.waiting(MOST);
  }

  /**
   * Disables accounts that wait; others stay as they are.
   *
   * @return how many were disabled
   * @throws Refusal never
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  public int confirm(Actor actor, List<UserId> accounts) throws Refusal {
    List<CompletableFuture<Boolean>> outcomes = new ArrayList<>();
    for (UserId account : accounts) {
      outcomes.add(writer.submit((tx, at) -> confirm(tx, at, actor, account)));
    }
    int disabled = 0;
    for (CompletableFuture<Boolean> outcome : outcomes) {
      disabled += Outcome.await(outcome) ? 1 : 0;
    }
    LOG.log(Level.INFO, "{0} accounts were disabled: an administrator confirmed it", disabled);
    return disabled;
  }

  private static boolean confirm(WriteTransaction tx, Instant at, Actor actor, UserId account) {
    IdentityWrites writes = tx.port(IdentityWrites.class);
    AccountWrites accounts = tx.port(AccountWrites.class);
    Optional<Identity> gone =
        writes.of(account).stream().filter(one -> one.goneAt() != null).findFirst();
    if (gone.isEmpty()
        || accounts.disabledBy(account).isPresent()
        || accounts.isLastAdmin(account)) {
      return false;
    }
    disable(tx, account, gone.get().issuer());
    actor.did(tx, at, "user.disable", account.value(), "gone: " + gone.get().issuer());
    return true;
  }
}
