package org.hiroba.feature.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** Writes who is whose account, in the open transaction. For the writer's thread. */
public interface IdentityWrites {
  /** Finds whose account an issuer's subject has. */
  Optional<Identity> find(String issuer, String subject);

  /** Lists the identities of an account, by issuer and subject. */
  List<Identity> of(UserId account);

  /** Links; nobody has the identity yet. */
  void link(Identity identity, Instant at);

  /** Ends a link; false if there is none. */
  boolean unlink(String issuer, String subject);

  /** Notes that the issuer knows the person, by this name. */
  void seen(String issuer, String subject, String name, Instant at);

  /** Notes that the issuer says the person is gone, or is back (null). */
  void gone(String issuer, String subject, @Nullable Instant at);

  /** Keeps where to write to; null for nowhere. */
  void setMail(UserId account, @Nullable String mail);

  /** Returns where to write to. */
  Optional<String> mail(UserId account);

  /** Notes which issuer a sign-in came from. */
  void mark(TokenHash signIn, String issuer, IssuerSession session);

  /** Lists the sign-ins that an issuer knows by this name of its own. */
  List<TokenHash> signIns(String issuer, String issuerSession);

  /** Lists an account's sign-ins that came from an issuer. */
  List<TokenHash> signIns(String issuer, UserId account);

  /** Notes that somebody is a member of a room because of a group. */
  void setGroup(RoomId room, UserId user, String group);

  /** Tells whether somebody is a member of a room because of a group. */
  boolean isByGroup(RoomId room, UserId user);
}
