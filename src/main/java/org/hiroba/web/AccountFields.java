package org.hiroba.web;

import com.fasterxml.jackson.databind.JsonNode;
import org.hiroba.account.AccountName;
import org.hiroba.account.AccountRole;
import org.hiroba.account.UserId;
import org.hiroba.feature.account.People;
import org.jspecify.annotations.Nullable;

/** Reads what requests say about accounts. Stateless. */
final class AccountFields {
  private AccountFields() {}

  static boolean isAnonymise(String messages) throws ProblemException {
    return switch (messages) {
      case "", "keep" -> false;
      case "anonymise" -> true;
      default ->
          throw new ProblemException(Problem.badRequest("\"messages\" is keep or anonymise."));
    };
  }

  static People.Change change(JsonNode body) throws ProblemException {
    String name = ApiServlet.string(body, "name");
    AccountName accountName = name == null ? null : NameFields.accountName(name);
    String role = ApiServlet.string(body, "role");
    String state = ApiServlet.string(body, "state");
    return new People.Change(
        accountName,
        NameFields.displayName(ApiServlet.string(body, "displayName")),
        role == null ? null : role(role),
        state == null ? null : isActive(state));
  }

  /** Reads a role; a member's where there is none. */
  static AccountRole role(@Nullable String role) throws ProblemException {
    return AccountRole.of(role == null ? AccountRole.MEMBER.wireName() : role)
        .orElseThrow(
            () -> new ProblemException(Problem.badRequest("\"role\" is admin, member or guest.")));
  }

  static boolean isActive(String state) throws ProblemException {
    if (!state.equals("active") && !state.equals("disabled")) {
      throw new ProblemException(Problem.badRequest("\"state\" is active or disabled."));
    }
    return state.equals("active");
  }

  static UserId userId(String value) throws ProblemException {
    try {
      return new UserId(value);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.notFound("There is no account with this id."));
    }
  }
}
