package org.hiroba.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.hiroba.feature.file.FileRefusal;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Says why a request was not carried out (RFC 9457).
 *
 * @param detail one sentence for people that says what is wrong and what to do
 * @param code a word by which programs know the reason; null where the status says it all
 * @param more what goes with it; null for nothing
 */
record Problem(
    int status, String title, String detail, @Nullable String code, @Nullable ObjectNode more) {
  private static final JsonFactory JSON = new ObjectMapper().getFactory();

  Problem(int status, String title, String detail) {
    this(status, title, detail, null, null);
  }

  /** Returns the same with a word for programs. */
  Problem coded(String word) {
    return new Problem(status, title, detail, word, more);
  }

  /** Returns the same with members of its own (RFC 9457 §3.2). */
  Problem with(ObjectNode members) {
    return new Problem(status, title, detail, code, members);
  }

  /** Leaves out what may be secret. */
  @Override
  public String toString() {
    return "Problem[" + status + " " + code + "]";
  }

  static Problem badRequest(String detail) {
    return new Problem(HttpServletResponse.SC_BAD_REQUEST, "Bad request", detail);
  }

  static Problem notSignedIn() {
    return new Problem(
        HttpServletResponse.SC_UNAUTHORIZED,
        "Not signed in",
        "Sign in first: POST api/v1/session.");
  }

  static Problem forbidden(String detail) {
    return new Problem(HttpServletResponse.SC_FORBIDDEN, "Forbidden", detail);
  }

  static Problem notFound(String detail) {
    return new Problem(HttpServletResponse.SC_NOT_FOUND, "Not found", detail);
  }

  static Problem unavailable() {
    return new Problem(
        HttpServletResponse.SC_SERVICE_UNAVAILABLE,
        "Unavailable",
        "The server cannot store or read for now; try again in a moment.");
  }

  static Problem tooMany(String detail) {
    // 429 has no constant in the Servlet API (RFC 6585 §4).
    return new Problem(429, "Too many requests", detail);
  }

  static Problem internal() {
    return new Problem(
        HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
        "Internal error",
        "The server failed; its log says why.");
  }

  static Problem of(Refusal refusal) {
    Problem plain = ofReason(refusal);
    return refusal instanceof CodedRefusal coded ? plain.coded(coded.code()) : plain;
  }

  private static Problem ofReason(Refusal refusal) {
    String detail = String.valueOf(refusal.getMessage());
    if (refusal instanceof FileRefusal file) {
      return ofFile(file.why(), detail);
    }
    return switch (refusal.reason()) {
      case UNAUTHORIZED -> new Problem(HttpServletResponse.SC_UNAUTHORIZED, "Unauthorized", detail);
      case BAD_REQUEST -> badRequest(detail);
      case NOT_FOUND -> notFound(detail);
      case FORBIDDEN -> forbidden(detail);
      case CONFLICT -> new Problem(HttpServletResponse.SC_CONFLICT, "Conflict", detail);
      case RATE_LIMITED -> tooMany(detail);
      case UNAVAILABLE ->
          new Problem(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Unavailable", detail);
    };
  }

  private static Problem ofFile(FileRefusal.Why why, String detail) {
    return switch (why) {
      case TOO_LARGE ->
          new Problem(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "Content too large", detail);
      // 507 and 422 have no constants in the Servlet API (RFC 4918 §11.5, RFC 9110 §15.5.21).
      case QUOTA, DISK_FULL -> new Problem(507, "Insufficient storage", detail);
      case INFECTED, UNSCANNED -> new Problem(422, "Unprocessable content", detail);
      case WRONG_DIGEST -> badRequest(detail);
      case OFF -> forbidden(detail);
      case TOO_MANY -> tooMany(detail);
    };
  }

  /** Sends the problem as {@code application/problem+json}. */
  void send(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response.setHeader("Cache-Control", "no-store");
    try (OutputStream body = response.getOutputStream();
        JsonGenerator out = JSON.createGenerator(body)) {
      out.writeStartObject();
      out.writeStringField("type", "about:blank");
      out.writeStringField("title", title);
      out.writeNumberField("status", status);
      out.writeStringField("detail", detail);
      if (code != null) {
        out.writeStringField("code", code);
      }
      if (more != null) {
        for (Map.Entry<String, JsonNode> member : more.properties()) {
          out.writeFieldName(member.getKey());
          out.writeTree(member.getValue());
        }
      }
      out.writeEndObject();
    }
  }
}
