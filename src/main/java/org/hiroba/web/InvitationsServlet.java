package org.hiroba.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hiroba.account.AccountRole;
import org.hiroba.account.Caller;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.config.MailAddress;
import org.hiroba.config.Right;
import org.hiroba.feature.account.Entered;
import org.hiroba.feature.account.EntryLink;
import org.hiroba.feature.account.Invitations;
import org.hiroba.feature.account.MadeLink;
import org.hiroba.feature.admin.AdminOffice;
import org.hiroba.log.Refusal;
import org.hiroba.room.RoomId;

/** Makes, lists and withdraws invitations, and lets the invited in: {@code api/v1/invitations}. */
@WebServlet(name = "invitations", urlPatterns = "/api/v1/invitations/*", asyncSupported = true)
public class InvitationsServlet extends LocalServlet {
  private static final long serialVersionUID = 1L;

  /** How many invitations one answer holds, the newest ones. */
  private static final int MAX_LISTED = 200;

  @Inject private transient GuestSignIn tries;
  @Inject private transient PasswordSignIn passwords;
  @Inject private transient AdminOffice office;

  @Override
  void answerLocal(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    Optional<String> rest = rest(request);
    if (rest.equals(Optional.of("accept"))) {
      accept(request, response);
      return;
    }
    Caller caller = person(request, response);
    if (!chat().rights().holds(caller.user(), Right.INVITATIONS)) {
      throw new ProblemException(
          Problem.of(chat().rights().refusal(Right.INVITATIONS)).coded("not-allowed"));
    }
    if (rest.isPresent()) {
      requireMethod(request, response, "DELETE");
      requireOwn(caller, rest.get());
      accounts().invitations().withdraw(actor(caller), rest.get());
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    switch (request.getMethod()) {
      case "GET", "HEAD" -> list(caller, response);
      case "POST" -> make(caller, request, response);
      default -> throw notAllowed(response, "GET, POST");
    }
  }

  private void accept(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    requireMethod(request, response, "POST");
    tries.countTry(request, response);
    JsonNode body = readObject(request);
    Entered entered =
        accounts()
            .invitations()
            .accept(
                required(body, "token"),
                NameFields.accountName(string(body, "name")),
                NameFields.displayName(string(body, "displayName")),
                required(body, "password"),
                PasswordSignIn.entrant(request));
    send(response, passwords.json(passwords.enter(request, response, entered)));
  }

  private void list(Caller caller, HttpServletResponse response) throws IOException {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode list = answer.putArray("invitations");
    List<EntryLink> shown = visibleTo(caller).limit(MAX_LISTED).toList();
    Map<String, UserRef> makers =
        office.names().people(shown.stream().flatMap(one -> by(one).stream()).distinct().toList());
    for (EntryLink one : shown) {
      ObjectNode item = json(one);
      by(one).map(makers::get).ifPresent(maker -> item.set("by", UserJson.face(maker)));
      list.add(item);
    }
    send(response, answer.toString());
  }

  private static Optional<String> by(EntryLink link) {
    return Optional.ofNullable(link.by()).map(UserId::value);
  }

  /** Administrators see all invitations, others their own. */
  private Stream<EntryLink> visibleTo(Caller caller) {
    return accounts().invitations().list(Invitations.MAX_OPEN).stream()
        .filter(one -> caller.user().isAdmin() || caller.user().id().equals(one.by()));
  }

  private void requireOwn(Caller caller, String id) throws ProblemException {
    if (!caller.user().isAdmin() && visibleTo(caller).noneMatch(one -> one.id().equals(id))) {
      throw new ProblemException(Problem.notFound("There is no invitation of yours with this id."));
    }
  }

  private void make(Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    JsonNode body = readObject(request);
    AccountRole role = AccountFields.role(string(body, "role"));
    if (role == AccountRole.ADMIN && !caller.user().isAdmin()) {
      throw new ProblemException(
          Problem.forbidden("Only administrators invite administrators.").coded("not-allowed"));
    }
    Invitations.Wish wish =
        new Invitations.Wish(
            role,
            rooms(body.path("rooms"), role),
            whole(body, "uses", 1),
            Duration.ofHours(whole(body, "expiresInHours", (int) Invitations.LIFETIME.toHours())),
            MailFields.address(body));
    MadeLink made = accounts().invitations().invite(actor(caller), wish);
    ObjectNode answer =
        json(made.link()).put("link", EntryLinkText.invite(request, settings(), made.token()));
    if (wish.mail() != null) {
      answer.set("mailing", MailFields.json(accounts().mail().invitation(caller.user(), made)));
    }
    response.setStatus(HttpServletResponse.SC_CREATED);
    send(response, answer.toString());
  }

  private static List<RoomId> rooms(JsonNode named, AccountRole role) throws ProblemException {
    List<RoomId> rooms = new ArrayList<>();
    boolean listed = named.isMissingNode() || named.isNull() || named.isArray();
    for (JsonNode one : named) {
      String id = one.asText();
      if (!one.isTextual() || id.isEmpty() || id.length() > 64) {
        listed = false;
        break;
      }
      rooms.add(new RoomId(id));
    }
    if (!listed) {
      throw new ProblemException(Problem.badRequest("\"rooms\" must be a list of room ids."));
    }
    // All but guests are there anyway.
    return rooms.stream()
        .distinct()
        .filter(room -> role == AccountRole.GUEST || !room.equals(RoomId.LOBBY))
        .toList();
  }

  private static int whole(JsonNode body, String name, int otherwise) throws ProblemException {
    JsonNode value = body.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw new ProblemException(Problem.badRequest("\"" + name + "\" must be a whole number."));
    }
    return value.intValue();
  }

  private static ObjectNode json(EntryLink link) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", link.id())
            .put("role", link.role().wireName())
            .put("uses", link.usesLeft())
            .put("createdAt", time(link.createdAt()))
            .put("expiresAt", time(link.expiresAt()));
    MailAddress mail = link.mail();
    if (mail != null) {
      json.put("mail", mail.value());
    }
    ArrayNode rooms = json.putArray("rooms");
    link.rooms().forEach(room -> rooms.add(room.value()));
    return json;
  }
}
