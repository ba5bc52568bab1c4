package org.hiroba.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.config.Settings;
import org.hiroba.feature.account.Entrant;
import org.hiroba.feature.scim.ScimDesk;
import org.hiroba.feature.scim.ScimFilter;
import org.hiroba.feature.scim.ScimPatch;
import org.hiroba.feature.scim.ScimReading;
import org.hiroba.feature.scim.ScimService;
import org.hiroba.feature.scim.ScimUser;
import org.hiroba.health.RefusalLog;
import org.hiroba.health.RefusalLog.Kind;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;
import org.hiroba.protocol.BoundedJson;
import org.hiroba.web.body.Body;

/**
 * Lets an identity provider keep accounts: {@code scim/v2} (SCIM 2.0, RFC 7644), users only. It
 * shows the token of {@code hiroba.scim.token-file}; without that setting there is nothing here.
 * Every failure is an error of SCIM's own shape.
 */
@WebServlet(name = "scim", urlPatterns = "/scim/v2/*", asyncSupported = true)
public class ScimServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String BEARER = "Bearer ";
  private static final int MAX_DEPTH = 16;

  /** How many users one answer holds at most, and unless more are asked for. */
  private static final int MAX_PAGE = 200;

  private static final int PAGE = 100;
  private static final Logger LOG = System.getLogger(ScimServlet.class.getName());
  private static final ObjectReader JSON = BoundedJson.reader(MAX_DEPTH);

  @Inject private transient ScimService service;
  @Inject private transient Settings settings;
  @Inject private transient RefusalLog refusals;

  /** What is asked for: the kind of resource, and which one of it. */
  private record Place(String kind, Optional<String> id) {
    static Place of(HttpServletRequest request) {
      String info = request.getPathInfo();
      String path = info == null || info.isEmpty() ? "" : info.substring(1);
      int slash = path.indexOf('/');
      return slash < 0 || slash == path.length() - 1
          ? new Place(slash < 0 ? path : path.substring(0, slash), Optional.empty())
          : new Place(path.substring(0, slash), Optional.of(path.substring(slash + 1)));
    }
  }

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    try {
      ScimDesk desk =
          service
              .desk()
              .orElseThrow(
                  () ->
                      new ProblemException(
                          Problem.notFound("This is not here: set hiroba.scim.token-file.")));
      Entrant entrant = PasswordSignIn.entrant(request).by("scim");
      ScimDesk.Turn turn = desk.enter(token(request), entrant);
      try {
        answer(desk, request, response, entrant.origin().address());
      } finally {
        turn.close();
      }
    } catch (ProblemException e) {
      ScimAnswers.fail(response, e.status(), null, String.valueOf(e.getMessage()));
    } catch (Refusal e) {
      if (e.reason() == Refusal.Reason.UNAUTHORIZED) {
        refusals.refused(
            Kind.IDENTITY, WebClient.of(request).source(), () -> "401 for scim/v2: a wrong token");
      }
      ScimAnswers.refuse(response, e);
    } catch (StorageException e) {
      LOG.log(Level.WARNING, "503 for SCIM: {0}", e.getMessage());
      response.setHeader("Retry-After", "1");
      ScimAnswers.fail(
          response,
          HttpServletResponse.SC_SERVICE_UNAVAILABLE,
          null,
          Problem.unavailable().detail());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "500 for SCIM", e);
      ScimAnswers.fail(
          response,
          HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
          null,
          "The server failed; its log says why.");
    }
  }

  private static String token(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? header.substring(BEARER.length()).strip()
        : "";
  }

  private void answer(
      ScimDesk desk, HttpServletRequest request, HttpServletResponse response, String address)
      throws IOException, ProblemException, Refusal {
    Place place = Place.of(request);
    if (place.kind().equals("Users")) {
      if (place.id().isPresent()) {
        one(desk, userId(place.id().get()), request, response, address);
      } else {
        all(desk, request, response, address);
      }
      return;
    }
    ObjectNode json = described(place, base(request));
    if (!isRead(request)) {
      throw place.kind().equals("Groups")
          ? new ProblemException(
              new Problem(501, "Not implemented", "Groups are not kept here, users only."))
          : ApiServlet.notAllowed(response, "GET");
    }
    ScimAnswers.send(response, HttpServletResponse.SC_OK, json);
  }

  /** Groups are not offered; who asks for all of them is told that there are none. */
  private static ObjectNode described(Place place, String base) throws ProblemException {
    String id = place.id().orElse("");
    return switch (place.kind()) {
      case "ServiceProviderConfig" -> ScimDiscovery.config(base, MAX_PAGE);
      case "ResourceTypes" -> oneOf(id, "User", ScimDiscovery.resourceType(base));
      case "Schemas" -> oneOf(id, ScimJson.USER, ScimDiscovery.schema(base));
      case "Groups" -> oneOf(id, "", ScimJson.list(List.of(), 0, 1));
      default -> throw nothing();
    };
  }

  private static ObjectNode oneOf(String id, String known, ObjectNode one) throws ProblemException {
    if (!id.isEmpty() && !id.equals(known)) {
      throw nothing();
    }
    return id.equals(known) ? one : ScimJson.list(List.of(one), 1, 1);
  }

  private static ProblemException nothing() {
    return new ProblemException(Problem.notFound("There is nothing at this path."));
  }

  private static boolean isRead(HttpServletRequest request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  private void all(
      ScimDesk desk, HttpServletRequest request, HttpServletResponse response, String address)
      throws IOException, ProblemException, Refusal {
    if (isRead(request)) {
      list(desk, request, response);
      return;
    }
    if (!request.getMethod().equals("POST")) {
      throw ApiServlet.notAllowed(response, "GET, POST");
    }
    ScimUser made = desk.provisioning().create(ScimReading.user(body(request)), address);
    response.setHeader("Location", ScimJson.location(made, base(request)));
    ScimAnswers.send(response, HttpServletResponse.SC_CREATED, ScimJson.user(made, base(request)));
  }

  private void list(ScimDesk desk, HttpServletRequest request, HttpServletResponse response)
      throws IOException, Refusal {
    String asked = request.getParameter("filter");
    ScimFilter filter = asked == null ? null : ScimFilter.parse(asked);
    long start = Math.max(1, number(request, "startIndex", 1));
    int count = (int) Math.min(MAX_PAGE, Math.max(0, number(request, "count", PAGE)));
    long total = desk.users().count(filter);
    List<ScimUser> page =
        count == 0 || start > total ? List.of() : desk.users().list(filter, start - 1, count);
    String base = base(request);
    ScimAnswers.send(
        response,
        HttpServletResponse.SC_OK,
        ScimJson.list(page.stream().map(one -> ScimJson.user(one, base)).toList(), total, start));
  }

  private static long number(HttpServletRequest request, String name, long otherwise)
      throws Refusal {
    String text = request.getParameter(name);
    if (text == null) {
      return otherwise;
    }
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new CodedRefusal(
          Refusal.Reason.BAD_REQUEST, "invalidValue", "\"" + name + "\" is a whole number.");
    }
  }

  private void one(
      ScimDesk desk,
      UserId id,
      HttpServletRequest request,
      HttpServletResponse response,
      String address)
      throws IOException, ProblemException, Refusal {
    ScimUser user;
    switch (request.getMethod()) {
      case "GET", "HEAD" -> user = desk.users().find(id).orElseThrow(ScimServlet::nobody);
      case "PUT" ->
          user = desk.provisioning().replace(id, ScimReading.user(body(request)), address);
      case "PATCH" -> user = desk.provisioning().patch(id, ScimPatch.of(body(request)), address);
      case "DELETE" -> {
        desk.provisioning().delete(id, address);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        return;
      }
      default -> throw ApiServlet.notAllowed(response, "GET, PUT, PATCH, DELETE");
    }
    ScimAnswers.send(response, HttpServletResponse.SC_OK, ScimJson.user(user, base(request)));
  }

  private static ProblemException nobody() {
    return new ProblemException(Problem.notFound("There is no user with this id."));
  }

  private static UserId userId(String id) throws ProblemException {
    if (id.length() > 64 || id.indexOf('\0') >= 0 || id.indexOf('/') >= 0) {
      throw nobody();
    }
    return new UserId(id);
  }

  /** RFC 7644 §3.1 and §8.1; providers send the plain type of JSON too. */
  private static JsonNode body(HttpServletRequest request) throws ProblemException, Refusal {
    String type = MediaType.of(String.valueOf(request.getContentType()));
    if (!type.equals(ScimAnswers.TYPE) && !type.equals("application/json")) {
      throw new ProblemException(
          new Problem(
              HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
              "Unsupported media type",
              "Send the body as application/scim+json."));
    }
    try {
      JsonNode object =
          JSON.readValue(new String(Body.of(request).bytes(), StandardCharsets.UTF_8));
      if (object != null && object.isObject()) {
        return object;
      }
    } catch (JsonProcessingException e) {
      LOG.log(Level.DEBUG, "400 for SCIM: {0}", e.getOriginalMessage());
    }
    throw new CodedRefusal(
        Refusal.Reason.BAD_REQUEST, "invalidSyntax", "The body must be one JSON object.");
  }

  private String base(HttpServletRequest request) {
    String own = WebClient.of(request).ownOrigin();
    return settings.auth().publicOrigin().orElse(own == null ? "" : own)
        + request.getContextPath()
        + "/scim/v2";
  }
}
