package org.hiroba.feature.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.ApiToken;
import org.hiroba.account.Reach;
import org.hiroba.account.Scope;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.Draft;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomId;

/** Makes a token that reaches no further than its owner does now. */
record MakeToken(String id, TokenHash hash, UserId user, String address, ApiTokens.Wanted wanted)
    implements Draft<ApiToken> {
  private static final Duration LONGEST = Duration.ofDays(36_525);

  @Override
  public ApiToken apply(WriteTransaction tx, Instant at) throws Refusal {
    SignInWrites writes = tx.port(SignInWrites.class);
    List<ApiToken> present = writes.tokens(user);
    Optional<ApiToken> done = present.stream().filter(one -> one.id().equals(id)).findFirst();
    if (done.isPresent()) {
      // An earlier attempt was committed after all, though the database said otherwise.
      return done.get();
    }
    if (present.size() >= ApiTokens.MAX_PER_ACCOUNT) {
      throw new Refusal(
          Refusal.Reason.CONFLICT,
          "You have "
              + ApiTokens.MAX_PER_ACCOUNT
              + " tokens already; revoke one that is not needed.");
    }
    check(tx, at, wanted.reach());
    ApiToken token = new ApiToken(id, hash, user, wanted.name(), at, wanted.reach(), null);
    writes.addToken(token);
    new AuditEntry(at, user.value(), "token.create", id, address, ApiTokens.detail(token))
        .writeIn(tx);
    return token;
  }

  private void check(WriteTransaction tx, Instant at, Reach reach) throws Refusal {
    Instant endsAt = reach.endsAt();
    if (!reach.isToken() || (reach.scope() == Scope.OPS && reach.isConfined())) {
      throw new Refusal(
          Refusal.Reason.BAD_REQUEST, "A token of scope \"ops\" is for no rooms: leave them out.");
    }
    if (endsAt != null && (!endsAt.isAfter(at) || endsAt.isAfter(at.plus(LONGEST)))) {
      throw new Refusal(
          Refusal.Reason.BAD_REQUEST,
          "\"expiresAt\" must be in the future, and within a hundred years.");
    }
    if (reach.scope() == Scope.OPS && !tx.findAccount(user).map(o -> o.isAdmin()).orElse(false)) {
      throw new CodedRefusal(
          Refusal.Reason.FORBIDDEN,
          "not-allowed",
          "Only administrators make tokens of scope \"ops\".");
    }
    if (reach.rooms().size() > ApiTokens.MAX_ROOMS) {
      throw new Refusal(
          Refusal.Reason.BAD_REQUEST,
          "A token is for at most " + ApiTokens.MAX_ROOMS + " rooms, or for all of them.");
    }
    for (String room : reach.rooms()) {
      if (tx.membership(new RoomId(room), user).isEmpty()) {
        throw new Refusal(
            Refusal.Reason.NOT_FOUND, "You are not in all of these rooms; join them first.");
      }
    }
  }
}
