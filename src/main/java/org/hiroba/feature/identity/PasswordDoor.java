package org.hiroba.feature.identity;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.FoldedText;
import org.hiroba.account.UserId;
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
 * for that one, and for another one only where it is linked with somebody whom a verifier knows; of
 * all others the verifiers are asked in their order, and the first who cannot say ends it. Tries
 * are counted and slowed down whoever checks. Thread-safe; waits some seconds at most.
 */
public final class PasswordDoor {
  private static final int MAX_NAME_UNITS = 256;
  private static final int MAX_PASSWORD_UNITS = 1_024;
  private static final String UNAVAILABLE = "directory-unavailable";
  private static final Logger LOG = System.getLogger(PasswordDoor.class.getName());

  private final AccountDesk desk;
  private final PasswordCheck check;
  private final IdentityBook book;
  private final Identities identities;

  /** Makes the door. */
  public PasswordDoor(
      AccountDesk desk, PasswordCheck check, IdentityBook book, Identities identities) {
    this.desk = desk;
    this.check = check;
    this.book = book;
    this.identities = identities;
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
    Optional<UserId> holder = verifiers.isEmpty() ? Optional.empty() : desk.passwordHolder(name);
    if (verifiers.isEmpty()) {
      return desk.signIn(name, password, code, entrant);
    }
    if (holder.isPresent()) {
      return signInHere(holder.get(), new Typed(name, password, code), entrant, verifiers);
    }
    return admit(find(name, password, entrant, verifiers), entrant);
  }

  private record Typed(String name, String password, @Nullable String code) {}

  private Entered signInHere(
      UserId holder, Typed typed, Entrant entrant, List<PasswordVerifier> verifiers)
      throws Refusal {
    Optional<Found> linked;
    CodedRefusal silent = null;
    try {
      linked = findLinked(holder, typed.name(), typed.password(), entrant, verifiers);
    } catch (CodedRefusal e) {
      if (!e.code().equals(UNAVAILABLE)) {
        throw e;
      }
      // The password here still counts.
      linked = Optional.empty();
      silent = e;
    }
    if (linked.isPresent()) {
      return admit(linked.get(), entrant);
    }
    try {
      return desk.signIn(typed.name(), typed.password(), typed.code(), entrant);
    } catch (CodedRefusal e) {
      throw silent != null && e.code().equals("wrong-credentials") ? silent : e;
    }
  }

  private Entered admit(Found found, Entrant entrant) throws Refusal {
    // A second factor for these is the affair of whoever knows their passwords.
    SignIns.SignedIn signedIn =
        book.admit(found.verified().identity(), IssuerSession.NONE, entrant.by(found.mode()));
    return new Entered(signedIn.user(), found.mode(), signedIn.token(), null, List.of());
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

  /** Asks those whom the account is linked with. */
  private Optional<Found> findLinked(
      UserId holder,
      String name,
      String password,
      Entrant entrant,
      List<PasswordVerifier> verifiers)
      throws Refusal {
    List<Identity> linked = identities.of(List.of(holder));
    List<PasswordVerifier> knowing =
        verifiers.stream()
            .filter(one -> linked.stream().anyMatch(id -> id.issuer().equals(one.mode())))
            .toList();
    if (knowing.isEmpty()) {
      return Optional.empty();
    }
    return check.tryFirst(
        FoldedText.of(cut(name)),
        entrant,
        () ->
            ask(knowing, name, password)
                .filter(found -> linked.stream().anyMatch(id -> isOf(id, found))));
  }

  private static boolean isOf(Identity known, Found found) {
    ExternalIdentity who = found.verified().identity();
    return known.issuer().equals(who.issuer()) && known.subject().equals(who.subject());
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
        UNAVAILABLE,
        "The directory that knows your password does not answer; try again in a moment.");
  }
}
