package org.hiroba.feature.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.SignInSession;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.feature.account.Actor;
import org.hiroba.feature.signin.SignInEnded;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.jspecify.annotations.Nullable;

/** Ends sign-ins because their issuer says so. Thread-safe; waits for the database. */
public final class IssuerSignOut {
  private final LogWriter writer;

  /** Makes the use case. */
  public IssuerSignOut(LogWriter writer) {
    this.writer = writer;
  }

  /**
   * Ends one sign-in, or all of a person's that came from the issuer; their sockets close.
   *
   * @param session the issuer's own name for the sign-in; null for all of the person's
   * @param subject whom the issuer means; null if it names the sign-in alone
   * @param address who asked, for the trail
   * @return how many ended; 0 where nobody is signed in that way
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  public int end(
      String issuer, @Nullable String session, @Nullable String subject, String address) {
    try {
      return Outcome.await(
          writer.submit(
              (tx, at) -> {
                int ended = 0;
                for (TokenHash hash : meant(tx, issuer, session, subject)) {
                  ended += end(tx, at, hash, issuer, address);
                }
                return ended;
              }));
    } catch (Refusal e) {
      throw new IllegalStateException("nothing refuses this", e);
    }
  }

  private static List<TokenHash> meant(
      WriteTransaction tx, String issuer, @Nullable String session, @Nullable String subject) {
    IdentityWrites identities = tx.port(IdentityWrites.class);
    if (session != null) {
      return identities.signIns(issuer, session);
    }
    Optional<Identity> who = subject == null ? Optional.empty() : identities.find(issuer, subject);
    return who.map(one -> identities.signIns(issuer, one.account())).orElse(List.of());
  }

  private static int end(
      WriteTransaction tx, Instant at, TokenHash hash, String issuer, String address) {
    SignInWrites signIns = tx.port(SignInWrites.class);
    Optional<SignInSession> found = signIns.findSession(hash);
    if (found.isEmpty()) {
      return 0;
    }
    UserId user = found.get().user();
    signIns.removeSession(hash);
    tx.note(new SignInEnded(user, hash));
    new Actor(user, address).did(tx, at, "session.end", user.value(), issuer);
    return 1;
  }
}
