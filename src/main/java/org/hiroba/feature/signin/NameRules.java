package org.hiroba.feature.signin;

import org.hiroba.account.AccountName;
import org.hiroba.account.LookAlike;
import org.hiroba.account.ReservedNames;
import org.hiroba.log.Refusal;

/** Says which names a newcomer may have. Who had one before it was reserved keeps it. Stateless. */
public final class NameRules {
  private NameRules() {}

  /**
   * Checks that a name means nobody and nothing else; that nobody holds it is not asked.
   *
   * @param office whether its bearer may speak for the server
   * @throws Refusal it does
   */
  public static void requireFree(SignInWrites accounts, AccountName name, boolean office)
      throws Refusal {
    if (ReservedNames.isGroup(name.value())) {
      throw new Refusal(
          Refusal.Reason.BAD_REQUEST,
          "This name means a group of people or a room; choose another one.");
    }
    if (!office && ReservedNames.isOffice(name.value())) {
      throw new Refusal(
          Refusal.Reason.BAD_REQUEST,
          "This name is kept for those who run the server; choose another one.");
    }
    String latin = LookAlike.inLatin(name.value());
    if (!latin.equals(name.key()) && isHeld(accounts, latin)) {
      throw new Refusal(
          Refusal.Reason.CONFLICT,
          "Others would take this name for that of somebody who is here already; choose another"
              + " one.");
    }
  }

  private static boolean isHeld(SignInWrites accounts, String latin) {
    try {
      return accounts.findAccountByName(new AccountName(latin)).isPresent();
    } catch (IllegalArgumentException e) {
      // No account can have a name that is none.
      return false;
    }
  }
}
