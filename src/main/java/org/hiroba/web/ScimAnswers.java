package org.hiroba.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.hiroba.log.Refusal;
import org.jspecify.annotations.Nullable;

/** Sends what SCIM answers, and why it refuses (RFC 7644 §3.12). Stateless. */
final class ScimAnswers {
  static final String TYPE = "application/scim+json";

  /** The words of a 400 there; all others are faults of a value. */
  private static final Set<String> FAULTS =
      Set.of(
          "invalidFilter",
          "invalidPath",
          "invalidSyntax",
          "invalidValue",
          "mutability",
          "noTarget");

  private ScimAnswers() {}

  static void send(HttpServletResponse response, int status, ObjectNode json) throws IOException {
    response.setStatus(status);
    response.setContentType(TYPE);
    response.getOutputStream().write(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  static void fail(
      HttpServletResponse response, int status, @Nullable String scimType, String detail)
      throws IOException {
    send(response, status, ScimJson.error(status, scimType, detail));
  }

  /** Says what a rule forbids. */
  static void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
    Long retryMillis = refusal.retryAfterMillis();
    if (retryMillis != null) {
      response.setHeader("Retry-After", Long.toString((retryMillis + 999) / 1000));
    }
    Problem problem = Problem.of(refusal);
    switch (refusal.reason()) {
      case UNAUTHORIZED -> {
        response.setHeader("WWW-Authenticate", "Bearer realm=\"scim\"");
        fail(
            response,
            problem.status(),
            null,
            "Send a token of hiroba.scim.token-file: Authorization: Bearer TOKEN.");
      }
      case BAD_REQUEST -> fail(response, problem.status(), fault(problem), problem.detail());
      case CONFLICT -> fail(response, problem.status(), clash(problem), problem.detail());
      default -> fail(response, problem.status(), null, problem.detail());
    }
  }

  private static String fault(Problem problem) {
    String code = problem.code();
    return code != null && FAULTS.contains(code) ? code : "invalidValue";
  }

  /** Clients try another name where one is taken, and would do so for nothing else. */
  private static @Nullable String clash(Problem problem) {
    return "last-admin".equals(problem.code()) ? null : "uniqueness";
  }
}
