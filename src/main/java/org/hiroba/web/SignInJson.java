package org.hiroba.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.feature.account.OwnSignIn;
import org.hiroba.session.SessionRegistry;

/** Writes where somebody is signed in. Stateless. */
final class SignInJson {
  private SignInJson() {}

  /**
   * Writes one.
   *
   * @param own by which whoever asks is signed in
   */
  static ObjectNode of(OwnSignIn signIn, UserId user, TokenHash own, SessionRegistry open) {
    boolean current = signIn.hash().equals(own);
    boolean here = current || !open.of(user, signIn.hash()).isEmpty();
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", signIn.id())
        .put("at", PersonServlet.time(signIn.at()))
        .put("lastSeenAt", PersonServlet.time(here ? Instant.now() : signIn.lastSeenAt()))
        .put("address", signIn.origin().address())
        .put("agent", signIn.origin().agent())
        .put("current", current);
  }
}
