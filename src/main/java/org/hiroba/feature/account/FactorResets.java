package org.hiroba.feature.account;

import org.hiroba.account.UserId;
import org.hiroba.feature.factor.FactorPolicy;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;

/**
 * Takes second factors away from people who lost app and recovery codes, for administrators.
 * Thread-safe; waits for the database.
 */
public final class FactorResets {
  private final LogWriter writer;

  /** Makes the use case. */
  public FactorResets(LogWriter writer) {
    this.writer = writer;
  }

  /**
   * Takes an account's second factor away and ends its sign-ins; tokens of programs stay.
   *
   * @return whether it was on
   * @throws Refusal there is no such account
   * @throws StorageException the database cannot answer for now
   */
  public boolean reset(Actor actor, UserId user) throws Refusal {
    return Outcome.await(
        writer.submit(
            (tx, at) -> {
              if (tx.port(AccountWrites.class).person(user).isEmpty()) {
                throw People.nobody();
              }
              boolean on = FactorPolicy.remove(tx, user);
              if (on) {
                Endings.otherSignIns(tx, user, null);
                actor.did(tx, at, "second-factor.off", user.value(), "reset");
              }
              return on;
            }));
  }
}
