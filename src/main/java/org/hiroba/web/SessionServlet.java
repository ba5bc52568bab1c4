package org.hiroba.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.Normalizer;
import java.time.Duration;
import org.hiroba.account.AccountName;
import org.hiroba.account.Caller;
import org.hiroba.account.LineText;
import org.hiroba.account.TokenHash;
import org.hiroba.chat.ApiTokens;
import org.hiroba.chat.RateLimiter;
import org.hiroba.chat.SignIns;
import org.hiroba.config.Settings;
import org.hiroba.log.Refusal;
import org.hiroba.protocol.EventEncoder;
import org.jspecify.annotations.Nullable;

/** Signs in, tells who is signed in, signs out: {@code api/v1/session}. */
@WebServlet(name = "session", urlPatterns = "/api/v1/session", asyncSupported = true)
public class SessionServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Settings settings;
  @Inject private transient SignIns signIns;
  @Inject private transient ApiTokens tokens;
  private final transient EventEncoder encoder = new EventEncoder();
  private transient @Nullable RateLimiter<String> tries;

  @Override
  public void init() {
    int perMinute = settings.limits().signInsPerMinute();
    tries = new RateLimiter<>(perMinute, Duration.ofMinutes(1), perMinute, System::nanoTime);
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    switch (request.getMethod()) {
      case "GET", "HEAD" -> send(response, encoder.encodeUser(caller(request).user()));
      case "POST" -> signIn(request, response);
      case "DELETE" -> signOut(request, response);
      default -> throw notAllowed(response, "GET, POST, DELETE");
    }
  }

  private void signIn(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    limitTries(request, response);
    JsonNode body = readObject(request);
    AccountName name = accountName(string(body, "name"));
    String displayName = displayName(string(body, "displayName"));
    requireLocalGuest(request);
    TokenHash present = CallerFilter.callerOf(request).map(Caller::signIn).orElse(null);
    String setupToken = string(body, "setupToken");
    SignIns.SignedIn signedIn =
        setupToken == null
            ? signIns.signInGuest(name, displayName, present)
            : signIns.signInAdmin(name, displayName, present, setupToken);
    SessionCookie.set(request, response, signedIn.token());
    send(response, encoder.encodeUser(signedIn.user()));
  }

  private void signOut(HttpServletRequest request, HttpServletResponse response)
      throws ProblemException {
    Caller caller = caller(request);
    if (tokens.isToken(caller.signIn())) {
      throw new ProblemException(
          Problem.forbidden("A token is no sign-in; revoke it with DELETE api/v1/tokens/ID."));
    }
    signIns.signOut(caller.user().id(), caller.signIn());
    SessionCookie.clear(request, response);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private void limitTries(HttpServletRequest request, HttpServletResponse response)
      throws ProblemException {
    long waitMillis = tries == null ? 0 : tries.tryAcquire(Client.of(request).address());
    if (waitMillis > 0) {
      response.setHeader("Retry-After", Long.toString((waitMillis + 999) / 1000));
      throw new ProblemException(
          Problem.tooMany("Too many tries to sign in; wait a moment and try again."));
    }
  }

  private void requireLocalGuest(HttpServletRequest request) throws ProblemException {
    if (!settings.auth().guestAllowRemote() && !Client.isLocal(request)) {
      throw new ProblemException(
          Problem.forbidden(
              "Guests may sign in only on the machine itself, at http://localhost and without a"
                  + " proxy. An operator can allow others with"
                  + " hiroba.auth.guest.allow-remote=true."));
    }
  }

  private static AccountName accountName(@Nullable String name) throws ProblemException {
    if (name == null) {
      throw new ProblemException(Problem.badRequest("\"name\" is missing."));
    }
    try {
      return new AccountName(name);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.badRequest(String.valueOf(e.getMessage())));
    }
  }

  private static @Nullable String displayName(@Nullable String wanted) throws ProblemException {
    if (wanted == null || wanted.isBlank()) {
      return null;
    }
    String name = Normalizer.normalize(wanted, Normalizer.Form.NFC).strip();
    if (name.codePointCount(0, name.length()) > LineText.MAX_CHARS || LineText.isUnfit(name)) {
      throw new ProblemException(
          Problem.badRequest(
              "\"displayName\" has at most "
                  + LineText.MAX_CHARS
                  + " characters and no characters that control direction or lines."));
    }
    return name;
  }
}
