package org.hiroba.web.page;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiroba.account.User;
import org.hiroba.command.ChatService;
import org.hiroba.config.AuthMode;
import org.hiroba.config.Current;
import org.hiroba.config.LiveSettings;
import org.hiroba.config.Settings;
import org.hiroba.feature.account.Accounts;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;
import org.hiroba.protocol.ErrorCode;
import org.hiroba.room.RoomId;
import org.hiroba.web.FormToken;
import org.jspecify.annotations.Nullable;

/**
 * Shows the page: the chat for somebody who is signed in, the sign-in form for everybody else. Both
 * have what is needed without JavaScript. Thread-safe.
 */
abstract class ChatShellServlet extends ShellServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient ChatService chat;
  @Inject private transient Settings settings;
  @Inject private transient Current<LiveSettings> live;
  @Inject private transient Accounts accounts;

  ChatShellServlet() {
    super(ChatShellServlet::isForPage);
  }

  /** Tells whether the page needs the text with this key; the other pages' own it does without. */
  static boolean isForPage(String key) {
    return !key.startsWith("admin.")
        && !key.startsWith("diagnostics.")
        && !key.startsWith("http.")
        && !key.startsWith("letter.")
        && TextsServlet.PARTS.stream().noneMatch(part -> key.startsWith(part + "."));
  }

  /** What is said to whoever signs in is not needed by who is in. */
  @Override
  boolean needs(String key, @Nullable User user) {
    return super.needs(key, user) && (user == null || !key.startsWith("signin."));
  }

  final ChatService chat() {
    return chat;
  }

  final Settings settings() {
    return settings;
  }

  /** Returns who calls. */
  static Optional<User> caller(HttpServletRequest request) {
    return request.getAttribute(User.class.getName()) instanceof User user
        ? Optional.of(user)
        : Optional.empty();
  }

  /** Leads the browser to the page, so that loading it again sends no form again. */
  static void seeOther(HttpServletRequest request, HttpServletResponse response, String query) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Location", request.getContextPath() + "/" + query);
  }

  /**
   * Shows the page.
   *
   * @param room the id of the room to show where there is no JavaScript; empty for the lobby
   * @param before only messages below this seq there; 0 for the newest
   */
  final void show(
      HttpServletRequest request,
      HttpServletResponse response,
      FormView form,
      String room,
      long before)
      throws ServletException, IOException {
    FormView shown = form;
    // A link that confirms a mail address opens here, whoever is signed in.
    User user = request.getParameter("mail") == null ? caller(request).orElse(null) : null;
    if (user != null && chat.tryAcquire(user) > 0) {
      response.setHeader("Retry-After", "1");
      shown = form.because(FormException.of(ErrorCode.RATE_LIMITED));
    } else if (user != null) {
      try {
        RoomId wanted = room.isEmpty() ? home(user) : roomId(room);
        if (wanted != null) {
          request.setAttribute("plain", room(request, user, wanted, before));
        }
      } catch (Refusal e) {
        shown = form.because(FormException.of(ErrorCode.NOT_FOUND));
      } catch (StorageException e) {
        shown = form.because(FormException.of(ErrorCode.UNAVAILABLE));
      }
    }
    String token = FormToken.issue(request, response);
    request.setAttribute("form", shown.ready(token, say(request, shown.notice())));
    response.setStatus(shown.status());
    show(request, response, user == null ? "/login.jsp" : "/index.jsp", user, facts(request, user));
  }

  /** What the page must know of how one signs in; nothing where a name is enough. */
  private Map<String, Object> facts(HttpServletRequest request, @Nullable User user) {
    if (settings.auth().isGuest()) {
      return Map.of();
    }
    Map<String, Object> facts = new HashMap<>();
    facts.put("local", true);
    if (user != null) {
      return facts;
    }
    if (accounts.mail().isOn()) {
      facts.put("mail", true);
    }
    if (needsSetup()) {
      facts.put("setup", settings.auth().asksElsewhereForPasswords() ? "also" : true);
    }
    List<Map<String, String>> providers = new ArrayList<>(linkedWays(request));
    providers.addAll(providers(request));
    if (!providers.isEmpty()) {
      facts.put("providers", List.copyOf(providers));
    }
    if (ProviderNotice.isThere(request)) {
      facts.put("away", true);
    }
    if (!asksForPassword(request)) {
      facts.put("formless", true);
    }
    return facts;
  }

  /** Administrators with a password can always sign in: at {@code ?local}, or by the form there. */
  private boolean asksForPassword(HttpServletRequest request) {
    return settings.auth().asksForPasswords()
        || request.getMethod().equals("POST")
        || request.getParameter("local") != null;
  }

  private List<Map<String, String>> providers(HttpServletRequest request) {
    String words = textsFor(request).getOrDefault("signin.provider", "{0}");
    return settings.auth().oidc().stream()
        .map(one -> Map.of("href", one.path(), "words", words.replace("{0}", one.label())))
        .toList();
  }

  /** Where requests say who sends them, for those who had signed out; others are in by now. */
  private List<Map<String, String>> linkedWays(HttpServletRequest request) {
    Map<String, String> texts = textsFor(request);
    return settings.auth().modes().stream()
        .filter(AuthMode::isBehindLink)
        .map(AuthMode::wireName)
        .map(
            mode ->
                Map.of(
                    "href", "auth/" + mode, "words", texts.getOrDefault("signin.by." + mode, mode)))
        .toList();
  }

  private boolean needsSetup() {
    try {
      return accounts.desk().needsSetup();
    } catch (StorageException e) {
      // Nobody can be set up now; whoever has an account is told when they try to come in.
      return false;
    }
  }

  /** The lobby; for a guest, who need not be there, one of their rooms, if they are in any. */
  private @Nullable RoomId home(User reader) {
    if (!reader.isGuest()) {
      return RoomId.LOBBY;
    }
    List<RoomId> rooms = chat.rooms(reader).stream().map(one -> one.room().id()).toList();
    if (rooms.contains(RoomId.LOBBY)) {
      return RoomId.LOBBY;
    }
    return rooms.isEmpty() ? null : rooms.get(0);
  }

  private PlainRoom room(HttpServletRequest request, User reader, RoomId room, long before)
      throws Refusal {
    return PlainRoom.read(
        chat,
        reader,
        room,
        before,
        languageOf(request),
        ZoneId.systemDefault(),
        System.currentTimeMillis());
  }

  private String say(HttpServletRequest request, String notice) {
    return textsFor(request)
        .getOrDefault(notice, notice)
        .replace("{0}", Integer.toString(live.get().limits().maxTextChars()));
  }

  private static RoomId roomId(String room) throws Refusal {
    try {
      return new RoomId(room);
    } catch (IllegalArgumentException e) {
      throw new Refusal(Refusal.Reason.NOT_FOUND, "There is no such room.");
    }
  }
}
