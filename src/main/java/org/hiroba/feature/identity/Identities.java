package org.hiroba.feature.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.room.RoomId;

/** Reads who is whose account. Thread-safe; waits for the database. */
public interface Identities {
  /** Finds whose account an issuer's subject has. */
  Optional<Identity> find(String issuer, String subject);

  /** Lists the identities of some accounts, by account, issuer and subject. */
  List<Identity> of(Collection<UserId> accounts);

  /**
   * Lists identities of active accounts, or of accounts that the issuer itself disabled, which were
   * checked before {@code before}, those first that wait for longest.
   */
  List<Identity> toCheck(String issuer, Instant before, int limit);

  /** Counts the identities of active accounts of an issuer. */
  int countActive(String issuer);

  /**
   * Lists rooms that are not archived and not direct, by their ids and, public ones, by their
   * folded names with {@code _} for spaces; at most 10,000.
   */
  Map<String, RoomId> roomsByName();

  /** Counts the accounts that an issuer itself disabled, of people gone since {@code since}. */
  int countDisabled(String issuer, Instant since);

  /** Lists identities of active accounts whose issuer says that they are gone, longest first. */
  List<Identity> waiting(int limit);

  /** Returns what an issuer wants to see when its own sign-in shall end; empty for nothing. */
  Optional<Origin> origin(TokenHash signIn);

  /**
   * Tells which issuer a sign-in came from.
   *
   * @param session what it said of it
   */
  record Origin(String issuer, IssuerSession session) {}
}
