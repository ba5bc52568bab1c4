package org.hiroba.feature.identity;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.FoldedText;
import org.hiroba.feature.account.AccountDesk;
import org.hiroba.feature.account.Entered;
import org.hiroba.feature.account.Entrant;
import org.hiroba.feature.account.PasswordCheck;
import org.hiroba.feature.identity.PasswordVerifier.Unavailable;
import org.hiroba.feature.identity.PasswordVerifier.Verdict;
import org.hiroba.feature.identity.PasswordVerifier.Verified;
import org.hiroba.feature.signin.SignIns;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Lets people in by name and password, whoever keeps it. An account with a password here is asked
 * for that one only; of all others the verifiers are asked in their order, and the first who cannot
 * say ends it. Tries are counted and slowed down whoever checks. Thread-safe; waits some seconds at
 * most.
 */
public final class PasswordDoor {
  private static final int MAX_NAME_UNITS = 256;
  private static final int MAX_PASSWORD_UNITS = 1_024;
  private static final Logger LOG = System.getLogger(PasswordDoor.class.getName());

  private final AccountDesk desk;
  private final PasswordCheck check;
  private final IdentityBook book;

  /** Makes the door. */
  public PasswordDoor(AccountDesk desk, PasswordCheck check, IdentityBook book) {
    this.desk = desk;
    this.check = check;
    this.book = book;
  }

  /**
   * Signs in.
   *
   * @param code of the second factor of an account here; null for none
   * @param verifiers who may know the password, in the order of {@code hiroba.auth}
   * @throws Refusal wrong name or password, or a disabled account, all alike; too many tries;
   *     nobody can say for now ({@code directory-unavailable}); or the person may not come in
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  public Entered signIn(
      String name,
      String password,
      @Nullable String code,
      Entrant entrant,
      List<PasswordVerifier> verifiers)
      throws Refusal {
    if (verifiers.isEmpty() || desk.hasPassword(name)) {
      return desk.signIn(name, password, code, entrant);
    }
    Found found = find(name, password, entrant, verifiers);
    // A second factor for these is the affair of whoever knows their passwords.
    SignIns.SignedIn signedIn =
        book.admit(found.verified().identity(), IssuerSession.NONE, entrant.by(found.mode()));
    return new Entered(signedIn.user(), signedIn.token(), null, List.of());
  }

  /**
   * Finds out whose name and password these are, and lets nobody in.
   *
   * @throws Refusal as {@link #signIn}
   */
  public ExternalIdentity identify(
      String name, String password, Entrant entrant, List<PasswordVerifier> verifiers)
      throws Refusal {
    return find(name, password, entrant, verifiers).verified().identity();
  }

  private Found find(
      String name, String password, Entrant entrant, List<PasswordVerifier> verifiers)
      throws Refusal {
    return check.require(FoldedText.of(cut(name)), entrant, () -> ask(verifiers, name, password));
  }

  private record Found(String mode, Verified verified) {}

  private static Optional<Found> ask(List<PasswordVerifier> verifiers, String name, String password)
      throws Refusal {
    if (name.isBlank()
        || password.isEmpty()
        || name.length() > MAX_NAME_UNITS
        || password.length() > MAX_PASSWORD_UNITS) {
      // Some directories take an empty password for nobody's, and let nobody in (RFC 4513 5.1.2).
      return Optional.empty();
    }
    for (PasswordVerifier verifier : verifiers) {
      Verdict verdict = verifier.verify(name, password);
      if (verdict instanceof Verified verified) {
        return Optional.of(new Found(verifier.mode(), verified));
      }
      if (verdict instanceof Unavailable unavailable) {
        LOG.log(
            Level.WARNING, "Nobody can sign in by {0}: {1}", verifier.mode(), unavailable.why());
        throw unavailable();
      }
    }
    return Optional.empty();
  }

  private static String cut(String name) {
    return name.substring(0, Math.min(name.length(), MAX_NAME_UNITS)).strip();
  }

  private static Refusal unavailable() {
    return new CodedRefusal(
        Refusal.Reason.UNAVAILABLE,
        "directory-unavailable",
        "The directory that knows your password does not answer; try again in a moment.");
  }
}
