package org.hiroba.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.hiroba.account.UserRef;
import org.hiroba.feature.account.AccountView;
import org.hiroba.feature.account.KnownMail;
import org.hiroba.feature.identity.LinkedIdentity;

/** Writes accounts as the list of people shows them. Stateless. */
final class UserJson {
  private UserJson() {}

  /** Writes what everybody may know. */
  static ObjectNode face(UserRef person) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", person.id().value())
        .put("name", person.name())
        .put("displayName", person.displayName());
  }

  /** Writes what administrators see. */
  static ObjectNode of(AccountView account, List<LinkedIdentity> identities) {
    Instant seen = account.lastSeenAt();
    ObjectNode json =
        face(account.user().ref())
            .put("role", account.role().wireName())
            .put("state", account.active() ? "active" : "disabled")
            .put("lastSeenAt", seen == null ? null : PersonServlet.time(seen));
    KnownMail mail = account.mail();
    json.put("mail", mail == null ? null : mail.address().value());
    ArrayNode list = json.putArray("identities");
    for (LinkedIdentity one : identities) {
      list.addObject().put("issuer", one.issuer()).put("subject", one.subject());
    }
    return json.put("twoFactor", account.twoFactor());
  }
}
