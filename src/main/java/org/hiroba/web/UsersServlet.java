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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiroba.account.Caller;
import org.hiroba.account.FoldedText;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.config.MailAddress;
import org.hiroba.feature.account.AccountView;
import org.hiroba.feature.account.MadeLink;
import org.hiroba.feature.account.People;
import org.hiroba.feature.account.PeopleQuery;
import org.hiroba.feature.admin.AdminOffice;
import org.hiroba.feature.identity.LinkedIdentity;
import org.hiroba.feature.identity.WaysIn;
import org.hiroba.log.Refusal;

/** Lists accounts; makes and changes them for administrators: {@code api/v1/users}. */
@WebServlet(name = "users", urlPatterns = "/api/v1/users/*", asyncSupported = true)
public class UsersServlet extends LocalServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient WaysIn waysIn;
  @Inject private transient SessionsOfOthers sessions;
  @Inject private transient AdminOffice office;

  /** How many accounts one answer holds; the rest is behind its {@code cursor}. */
  private static final int MAX_LISTED = 100;

  @Override
  void answerLocal(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    Optional<String> rest = rest(request);
    if (rest.isPresent()) {
      one(rest.get(), request, response);
      return;
    }
    switch (request.getMethod()) {
      case "GET", "HEAD" -> list(request, response);
      case "POST" -> make(request, response);
      default -> throw notAllowed(response, "GET, POST");
    }
  }

  private void one(String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    Caller caller = admin(request, response);
    int slash = path.indexOf('/');
    UserId id = AccountFields.userId(slash < 0 ? path : path.substring(0, slash));
    String rest = slash < 0 ? "" : path.substring(slash + 1);
    if (rest.equals("sessions") || rest.startsWith("sessions/")) {
      sessions.answer(caller, id, rest.substring("sessions".length()), request, response);
      return;
    }
    switch (rest) {
      case "" -> {
        if (isRead(request)) {
          send(response, whole(accounts().people().find(id)).toString());
          return;
        }
        if (request.getMethod().equals("DELETE")) {
          accounts()
              .erasure()
              .erase(actor(caller), id, AccountFields.isAnonymise(asked(request, "messages")));
          response.setStatus(HttpServletResponse.SC_NO_CONTENT);
          return;
        }
        if (!request.getMethod().equals("PATCH")) {
          throw notAllowed(response, "GET, PATCH, DELETE");
        }
        patch(caller, id, readObject(request), response);
      }
      case "password-reset" -> {
        requireMethod(request, response, "POST");
        MadeLink made = accounts().resets().make(actor(caller), id);
        ObjectNode answer =
            JsonNodeFactory.instance
                .objectNode()
                .put("link", EntryLinkText.reset(request, settings(), made.token()))
                .put("expiresAt", time(made.link().expiresAt()));
        if (accounts().mail().isOn()) {
          answer.set("mailing", mailLink(caller, id, made, false));
        }
        response.setStatus(HttpServletResponse.SC_CREATED);
        send(response, answer.toString());
      }
      case "second-factor" -> {
        requireMethod(request, response, "DELETE");
        accounts().factorResets().reset(actor(caller), id);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      }
      case "identities" -> identities(caller, id, request, response);
      default -> throw new ProblemException(Problem.notFound("There is nothing at this path."));
    }
  }

  private void patch(Caller caller, UserId id, JsonNode body, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    MailAddress mail = MailFields.address(body);
    People.Change change = AccountFields.change(body);
    Boolean hold = RetentionFields.hold(body);
    AccountView changed = accounts().people().change(actor(caller), id, change);
    if (hold != null) {
      String name = changed.user().name();
      office.retention().holdPerson(RetentionFields.by(caller), id, name, hold);
    }
    ObjectNode answer = whole(changed);
    if (MailFields.isIn(body)) {
      accounts().ownMail().set(actor(caller), id, mail);
      answer.put("mail", mail == null ? null : mail.value());
    }
    send(response, answer.toString());
  }

  private ObjectNode mailLink(Caller caller, UserId id, MadeLink made, boolean first) {
    return MailFields.json(accounts().mail().resetLink(caller.user(), id, made, first));
  }

  /** Links one that the body names, or takes away one that the query names. */
  private void identities(
      Caller caller, UserId id, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    switch (request.getMethod()) {
      case "POST" -> {
        JsonNode body = readObject(request);
        LinkedIdentity wanted = identity(required(body, "issuer"), required(body, "subject"));
        waysIn.linking().link(actor(caller), id, wanted);
      }
      case "DELETE" -> {
        LinkedIdentity gone =
            identity(
                String.valueOf(request.getParameter("issuer")),
                String.valueOf(request.getParameter("subject")));
        waysIn.linking().unlink(actor(caller), id, gone);
      }
      default -> throw notAllowed(response, "POST, DELETE");
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private static LinkedIdentity identity(String issuer, String subject) throws ProblemException {
    try {
      return new LinkedIdentity(issuer, subject);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.badRequest(String.valueOf(e.getMessage())));
    }
  }

  /** Administrators see all about everybody, others who is there. */
  private void list(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException {
    Caller caller = person(request, response);
    if (caller.user().isGuest()) {
      send(response, companions(caller, request).toString());
      return;
    }
    boolean admin = caller.user().isAdmin();
    String role = request.getParameter("role");
    String state = request.getParameter("state");
    Boolean chosen = state == null ? null : AccountFields.isActive(state);
    List<AccountView> found =
        accounts()
            .people()
            .list(
                new PeopleQuery(
                    asked(request, "q"),
                    (admin && role != null) ? AccountFields.role(role) : null,
                    admin ? chosen : Boolean.TRUE,
                    asked(request, "cursor"),
                    MAX_LISTED + 1));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode list = answer.putArray("users");
    List<AccountView> page = found.subList(0, Math.min(MAX_LISTED, found.size()));
    Map<UserId, List<LinkedIdentity>> identities =
        admin ? waysIn.linking().of(ids(page)) : Map.of();
    for (AccountView one : page) {
      UserId id = one.user().id();
      list.add(
          admin
              ? UserJson.of(one, identities.getOrDefault(id, List.of()))
              : UserJson.face(one.user().ref()));
    }
    if (found.size() > MAX_LISTED) {
      answer.put("cursor", FoldedText.of(page.get(MAX_LISTED - 1).user().name()));
    }
    send(response, answer.toString());
  }

  /** Guests are told of those alone with whom they share a room. */
  private ObjectNode companions(Caller caller, HttpServletRequest request) throws ProblemException {
    List<UserRef> found =
        chat()
            .companions(
                caller.user(), asked(request, "q"), asked(request, "cursor"), MAX_LISTED + 1);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode list = answer.putArray("users");
    List<UserRef> page = found.subList(0, Math.min(MAX_LISTED, found.size()));
    page.forEach(one -> list.add(UserJson.face(one)));
    if (found.size() > MAX_LISTED) {
      answer.put("cursor", FoldedText.of(page.get(MAX_LISTED - 1).name()));
    }
    return answer;
  }

  private void make(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    Caller caller = admin(request, response);
    JsonNode body = readObject(request);
    MailAddress mail = MailFields.address(body);
    People.Made made =
        accounts()
            .people()
            .make(
                actor(caller),
                NameFields.accountName(string(body, "name")),
                NameFields.displayName(string(body, "displayName")),
                AccountFields.role(string(body, "role")),
                string(body, "password"));
    UserId id = made.account().user().id();
    if (mail != null) {
      accounts().ownMail().set(actor(caller), id, mail);
    }
    ObjectNode answer = whole(made.account());
    if (mail != null) {
      answer.put("mail", mail.value());
    }
    String token = made.linkToken();
    if (token != null) {
      answer.put("inviteLink", EntryLinkText.reset(request, settings(), token));
      if (mail != null) {
        accounts()
            .mail()
            .link(token)
            .ifPresent(link -> answer.set("mailing", mailLink(caller, id, link, true)));
      }
    }
    response.setStatus(HttpServletResponse.SC_CREATED);
    send(response, answer.toString());
  }

  private ObjectNode whole(AccountView account) {
    List<UserId> one = ids(List.of(account));
    UserId id = one.get(0);
    return RetentionFields.writeHold(
        office.retention().heldSince(id).orElse(null),
        UserJson.of(account, waysIn.linking().of(one).getOrDefault(id, List.of())));
  }

  private static List<UserId> ids(List<AccountView> accounts) {
    return accounts.stream().map(account -> account.user().id()).toList();
  }
}
