package org.hiroba.web;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hiroba.account.Need;
import org.hiroba.account.Reach;

/**
 * Says what a token must reach for each path: the one place for HTTP. Paths that are not here take
 * all that an account may, in all rooms; what the account itself may is asked by each servlet, and
 * so is what is for people only. Stateless.
 */
final class TokenPaths {
  /** What a path takes: to read it, and to change something by it. */
  private record Rule(Need reading, Need changing) {
    static Rule both(Need need) {
      return new Rule(need, need);
    }
  }

  /** A path that begins with the id of a room. */
  private static final String ROOMS = "/api/v1/rooms";

  private static final String FILES = "/api/v1/files";
  private static final String ROOM_FILES = "/files";
  private static final String OPERATORS = "/-/";

  private static final Rule OPEN = Rule.both(Need.NOTHING);
  private static final Rule WHOLE = Rule.both(Need.ALL);

  /** By the part of the path that chooses the servlet, or of a socket. */
  private static final Map<String, Rule> RULES =
      Map.ofEntries(
          // The page is for people; a token without limits may read it as it always could.
          Map.entry("", WHOLE),
          Map.entry("/admin", WHOLE),
          Map.entry("/post", WHOLE),
          Map.entry("/sign-in", WHOLE),
          Map.entry("/sign-out", WHOLE),
          Map.entry("/v", OPEN),
          Map.entry("/texts", OPEN),
          Map.entry("/error", OPEN),
          Map.entry("/linked", OPEN),
          Map.entry("/diagnostics", OPEN),
          Map.entry("/ws/chat", Rule.both(Need.CHAT)),
          Map.entry("/ws/broadcast", WHOLE),
          Map.entry("/ws/echo", OPEN),
          Map.entry("/ws/diagnostics", OPEN),
          Map.entry("/api", OPEN),
          Map.entry("/api/v1/diagnostics", OPEN),
          // Who somebody is, and how people come in, says nothing of rooms.
          Map.entry("/api/v1/auth", OPEN),
          Map.entry("/auth/oidc", OPEN),
          Map.entry("/auth/header", OPEN),
          Map.entry("/auth/certificate", OPEN),
          Map.entry("/auth/kerberos", OPEN),
          // By a token of its own, which is no account's; no other is good for it.
          Map.entry("/scim/v2", OPEN),
          Map.entry("/api/v1/session", new Rule(Need.NOTHING, Need.ALL)),
          Map.entry("/api/v1/setup", OPEN),
          Map.entry("/api/v1/password-reset", OPEN),
          Map.entry(ROOMS, new Rule(Need.READ, Need.ALL)),
          Map.entry(FILES, new Rule(Need.READ, Need.POST)),
          Map.entry("/api/v1/audit", WHOLE),
          Map.entry("/api/v1/audit.jsonl", WHOLE),
          Map.entry("/api/v1/identities", WHOLE),
          Map.entry("/api/v1/overview", WHOLE),
          Map.entry("/api/v1/settings", WHOLE),
          Map.entry("/api/v1/tokens", WHOLE),
          Map.entry("/api/v1/users", WHOLE),
          Map.entry("/api/v1/invitations", WHOLE),
          Map.entry("/api/v1/mail", WHOLE),
          Map.entry("/api/v1/sessions", WHOLE),
          Map.entry("/api/v1/password", WHOLE),
          Map.entry("/api/v1/second-factor", WHOLE));

  private TokenPaths() {}

  /** Tells whether a path has a rule of its own. */
  static boolean isKnown(String servletPath) {
    return RULES.containsKey(servletPath);
  }

  /** Returns the paths that have a rule of their own, sorted. */
  static Set<String> known() {
    return new TreeSet<>(RULES.keySet());
  }

  /** Returns what a request takes. */
  static Need need(String method, String servletPath, String rest) {
    if (servletPath.equals(ROOMS) && rest.endsWith(ROOM_FILES) && method.equals("POST")) {
      return Need.POST;
    }
    // What is under -/ is OpsFilter's to decide.
    Rule rule = servletPath.startsWith(OPERATORS) ? OPEN : RULES.getOrDefault(servletPath, WHOLE);
    return method.equals("GET") || method.equals("HEAD") ? rule.reading() : rule.changing();
  }

  /**
   * Tells what is wrong with a request; empty when the reach is enough.
   *
   * @param rest what stands behind the servlet's path; empty for nothing
   */
  static Optional<Problem> refuse(Reach reach, String method, String servletPath, String rest) {
    Need need = need(method, servletPath, rest);
    if (!reach.suffices(need)) {
      return Optional.of(
          Problem.forbidden(
                  "A token of scope \"" + reach.scope().wireName() + "\" is not good for this.")
              .coded("not-allowed"));
    }
    if (!reach.isConfined() || need == Need.NOTHING || need == Need.CHAT) {
      return Optional.empty();
    }
    if (servletPath.equals(FILES)) {
      // Of which room a file is, is known where it is looked for.
      return Optional.empty();
    }
    if (!servletPath.equals(ROOMS)) {
      return Optional.of(
          Problem.forbidden("This token is for some rooms only.").coded("not-allowed"));
    }
    int end = rest.indexOf('/', 1);
    String room = rest.isEmpty() ? "" : rest.substring(1, end < 0 ? rest.length() : end);
    return reach.includes(room)
        ? Optional.empty()
        : Optional.of(Problem.notFound("There is no such room."));
  }
}
