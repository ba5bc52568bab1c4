package org.hiroba.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hiroba.feature.admin.AdminOffice;
import org.hiroba.feature.audit.AuditQuery;
import org.hiroba.feature.audit.AuditTrail.Numbered;
import org.hiroba.log.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Shows administrators the trail of what was done, page by page ({@code api/v1/audit}) or whole,
 * one entry a line ({@code api/v1/audit.jsonl}).
 */
@WebServlet(
    name = "audit",
    urlPatterns = {"/api/v1/audit", "/api/v1/audit.jsonl"},
    asyncSupported = true)
public class AuditServlet extends PersonServlet {
  private static final long serialVersionUID = 1L;

  /** How many entries one answer holds; the rest is behind its {@code cursor}. */
  private static final int MAX_LISTED = 100;

  /** How many entries an export reads at once: no question to the database is long. */
  private static final int READ_AT_ONCE = 500;

  @Inject private transient AdminOffice office;

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException {
    admin(request, response);
    requireRead(request, response);
    if (request.getServletPath().endsWith(".jsonl")) {
      // What is written from now on, this export's own entries apart, is for the next one.
      Instant to = instant(request, "to");
      export(query(request, to == null ? Instant.now() : to, true, READ_AT_ONCE), response);
    } else {
      list(query(request, instant(request, "to"), false, MAX_LISTED + 1), response);
    }
  }

  private void list(AuditQuery query, HttpServletResponse response) throws IOException {
    List<Numbered> found = office.trail().entries(query);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode list = answer.putArray("entries");
    List<Numbered> page = found.subList(0, Math.min(MAX_LISTED, found.size()));
    page.forEach(one -> list.add(one.entry().json()));
    if (found.size() > MAX_LISTED) {
      answer.put("cursor", page.get(MAX_LISTED - 1).place().text());
    }
    name(page, answer);
    send(response, answer.toString());
  }

  /** Adds who and what the ids are today, of those who and what are still there. */
  private void name(List<Numbered> page, ObjectNode answer) {
    Set<String> ids =
        page.stream()
            .flatMap(one -> Stream.of(one.entry().actor(), one.entry().target()))
            .filter(id -> !id.isEmpty())
            .collect(Collectors.toSet());
    ObjectNode people = answer.putObject("people");
    office.names().people(ids).forEach((id, one) -> people.set(id, UserJson.face(one)));
    ObjectNode rooms = answer.putObject("rooms");
    office.names().rooms(ids).forEach(rooms::put);
  }

  private void export(AuditQuery first, HttpServletResponse response) throws IOException {
    List<Numbered> page = office.trail().entries(first);
    response.setContentType("application/jsonl");
    response.setHeader("Content-Disposition", "attachment; filename=\"audit.jsonl\"");
    OutputStream out = response.getOutputStream();
    while (!page.isEmpty()) {
      for (Numbered one : page) {
        out.write((one.entry().json() + "\n").getBytes(StandardCharsets.UTF_8));
      }
      out.flush();
      page = next(first, page.get(page.size() - 1));
    }
  }

  private List<Numbered> next(AuditQuery query, Numbered last) throws IOException {
    try {
      return office.trail().entries(query.goOn(last.place()));
    } catch (StorageException e) {
      // An answer that has begun can only be broken off: whoever reads it must not take it for all.
      throw new IOException("The trail cannot be read any further", e);
    }
  }

  private static AuditQuery query(
      HttpServletRequest request, @Nullable Instant to, boolean oldestFirst, int limit)
      throws ProblemException {
    return new AuditQuery(
        instant(request, "from"),
        to,
        asked(request, "actor"),
        asked(request, "action"),
        oldestFirst ? null : cursor(asked(request, "cursor")),
        oldestFirst,
        limit);
  }

  private static AuditQuery.@Nullable Place cursor(String text) throws ProblemException {
    try {
      return text.isEmpty() ? null : AuditQuery.Place.of(text);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.badRequest("\"cursor\" must be one that an answer before held."));
    }
  }

  private static @Nullable Instant instant(HttpServletRequest request, String name)
      throws ProblemException {
    String text = asked(request, name);
    try {
      Instant at = text.isEmpty() ? null : Instant.parse(text);
      if (at != null) {
        // Beyond this no number of milliseconds says when it is.
        var unused = at.toEpochMilli();
      }
      return at;
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new ProblemException(
          Problem.badRequest("\"" + name + "\" must be a moment such as 2026-11-21T07:06:00Z."));
    }
  }
}
