package org.hiroba.feature.account;

import org.hiroba.account.UserId;
import org.hiroba.log.WriteTransaction;

/** What follows when an account may not come in any more, in the open transaction. Stateless. */
public final class Disabling {
  private Disabling() {}

  /** Ends sign-ins and tokens of an account that was just disabled, and has its sockets closed. */
  public static void ends(WriteTransaction tx, UserId id) {
    // First, so that sockets close for this reason and not because their sign-in ended.
    tx.note(new AccountDisabled(id));
    Endings.everything(tx, id);
  }
}
