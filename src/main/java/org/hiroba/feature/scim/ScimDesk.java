package org.hiroba.feature.scim;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.hiroba.feature.account.Entrant;
import org.hiroba.feature.account.PasswordCheck;
import org.hiroba.log.Refusal;
import org.hiroba.rate.TokenBucket;

/**
 * Lets the system in that keeps accounts by SCIM, and nobody else: by its token. Wrong ones count
 * as wrong passwords do; the right one is never kept out by what others tried. At most {@value
 * #PER_SECOND} requests a second, {@value #BURST} after a rest, and {@value #AT_ONCE} at a time are
 * served; more are told when to come again. Thread-safe.
 */
public final class ScimDesk {
  /** A name under which nobody signs in, by which failures are counted. */
  private static final String COUNTED_AS = "\u0000scim";

  static final int PER_SECOND = 50;
  static final int BURST = 200;
  static final int AT_ONCE = 8;

  private static final Logger LOG = System.getLogger(ScimDesk.class.getName());

  private final ScimTokens tokens;
  private final PasswordCheck check;
  private final ScimProvisioning provisioning;
  private final ScimUsers users;
  private final TokenBucket rate;
  private final LongSupplier nanoTime;
  private final Semaphore places = new Semaphore(AT_ONCE);

  /** Makes the desk. */
  public ScimDesk(
      ScimTokens tokens,
      PasswordCheck check,
      ScimProvisioning provisioning,
      ScimUsers users,
      LongSupplier nanoTime) {
    this.tokens = tokens;
    this.check = check;
    this.provisioning = provisioning;
    this.users = users;
    this.nanoTime = nanoTime;
    rate = TokenBucket.perSecond(PER_SECOND, BURST, nanoTime.getAsLong());
  }

  /** Leave to be served, until it is closed. */
  @FunctionalInterface
  public interface Turn {
    /** Lets the next one in; once. */
    void close();
  }

  /**
   * Lets one request in.
   *
   * @param presented what it takes for the token; empty for none
   * @throws Refusal it is none of the tokens; too many wrong ones came; too many requests come; or
   *     the file with the tokens cannot be used any more
   */
  public Turn enter(String presented, Entrant entrant) throws Refusal {
    if (presented.isEmpty()) {
      throw new Refusal(
          Refusal.Reason.UNAUTHORIZED, "Send the token: Authorization: Bearer TOKEN.");
    }
    if (!isOne(presented)) {
      // Counts it, and refuses.
      check.require(COUNTED_AS, entrant, Optional::empty);
    }
    long now = nanoTime.getAsLong();
    synchronized (rate) {
      if (!rate.take(now)) {
        throw tooMany(Duration.ofNanos(rate.waitNanos(now)));
      }
    }
    if (!places.tryAcquire()) {
      throw tooMany(Duration.ofSeconds(1));
    }
    return places::release;
  }

  private boolean isOne(String presented) throws Refusal {
    try {
      return tokens.isOne(presented);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Nobody can use SCIM: {0}: {1}", tokens, e.getMessage());
      throw new Refusal(
          Refusal.Reason.UNAVAILABLE, "The server cannot read its tokens; its log says why.");
    }
  }

  private static Refusal tooMany(Duration wait) {
    return Refusal.tooSoon("Too many requests at once; wait a moment and send it again.", wait);
  }

  /** Returns the use cases. */
  public ScimProvisioning provisioning() {
    return provisioning;
  }

  /** Returns who reads. */
  public ScimUsers users() {
    return users;
  }
}
