package org.hiroba.feature.profile;

import java.util.Optional;
import org.hiroba.account.AccountRole;
import org.hiroba.account.FoldedText;
import org.hiroba.account.LookAlike;
import org.hiroba.account.ReservedNames;
import org.hiroba.account.UserRef;
import org.hiroba.log.Refusal;
import org.hiroba.room.RoomDirectory;

/**
 * Holds the rule that nobody may choose a display name by which others would take them for somebody
 * else. Names that a directory gives may coincide and are not asked for here. Thread-safe; waits
 * for the database.
 *
 * <p>Two people who choose the same name at the same moment may both get it: the rule guards
 * against being taken in, not against a coincidence.
 */
public final class DisplayNames {
  private static final String FIELD = "displayName";

  private final RoomDirectory rooms;

  /** Makes the rule for the people of a directory. */
  public DisplayNames(RoomDirectory rooms) {
    this.rooms = rooms;
  }

  /**
   * Checks a name.
   *
   * @param accountName by which its bearer signs in, and which they may always show
   * @param role what the bearer's account is: administrators may speak for the server, and guests
   *     are not told who else is here
   * @throws Refusal it is confusable with another's name or display name, or is reserved
   */
  public void requireOwn(String displayName, String accountName, AccountRole role) throws Refusal {
    String wanted = LookAlike.skeleton(displayName);
    if (wanted.equals(LookAlike.skeleton(accountName))) {
      return;
    }
    if (ReservedNames.isGroup(displayName)
        || (role != AccountRole.ADMIN && ReservedNames.isOffice(displayName))) {
      throw Refusal.of(
          FIELD,
          Refusal.Reason.CONFLICT,
          "This name means a group or the server itself; choose another one.");
    }
    String own = FoldedText.of(accountName);
    for (UserRef other : rooms.users("", Optional.empty(), Integer.MAX_VALUE)) {
      if (!FoldedText.of(other.name()).equals(own)
          && (looksLike(other.displayName(), wanted)
              || (!other.name().equals(other.displayName()) && looksLike(other.name(), wanted)))) {
        throw Refusal.of(
            FIELD,
            Refusal.Reason.CONFLICT,
            "Others would take this name for that of "
                + (role == AccountRole.GUEST ? "somebody else" : other.name())
                + "; add something that tells you apart.");
      }
    }
  }

  private static boolean looksLike(String name, String skeleton) {
    return LookAlike.skeleton(name).equals(skeleton);
  }
}
