package org.hiroba.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hiroba.account.Reach;
import org.hiroba.account.TokenHash;
import org.hiroba.config.AuthMode;
import org.hiroba.config.Current;
import org.hiroba.config.LiveSettings;
import org.hiroba.config.Settings;
import org.hiroba.config.SilentSettings;
import org.hiroba.feature.account.Entrant;
import org.hiroba.feature.identity.ExternalIdentity;
import org.hiroba.feature.identity.IssuerSession;
import org.hiroba.feature.identity.WaysIn;
import org.hiroba.feature.signin.SignIns;
import org.hiroba.health.RefusalLog;
import org.hiroba.health.RefusalLog.Kind;
import org.hiroba.health.SignInLog.Outcome;
import org.hiroba.log.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Lets people in whose requests say who they are: by a proxy's header or by a certificate. They
 * come in with the page, or with {@code GET api/v1/session}, and then have a sign-in like everybody
 * else. When requests with such a sign-in name somebody else, it ends.
 *
 * <p>Whoever signed out stays out until they come in again on purpose ({@code auth/MODE}). Programs
 * with tokens have nothing to do with all this. Thread-safe.
 */
@ApplicationScoped
public class SilentSignIn {
  /** In a browser whose user signed out, until it is closed. */
  private static final String OUT = "hiroba-out";

  private static final String REFUSED = SilentSignIn.class.getName();

  @Inject private Settings settings;
  @Inject private Current<LiveSettings> live;
  @Inject private WaysIn waysIn;
  @Inject private SignIns signIns;
  @Inject private GuestSignIn tries;
  @Inject private RefusalLog refusals;
  @Inject private SignInNotes notes;
  private final SignInIssuers issuers = new SignInIssuers();
  private @Nullable List<SilentIdentity> ways;

  /**
   * Finds out who calls.
   *
   * @param known whose sign-in came with the request
   * @throws ProblemException what the request says is faulty: it is not to be served
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  Optional<SignIns.Known> settle(
      HttpServletRequest request, HttpServletResponse response, Optional<SignIns.Known> known)
      throws ProblemException {
    if (ways().isEmpty() || request.getHeader("Authorization") != null) {
      return known;
    }
    Optional<ExternalIdentity> shown = shown(request);
    if (shown.isEmpty()) {
      return known;
    }
    ExternalIdentity who = shown.get();
    if (known.isPresent()) {
      if (!isOfAnother(known.get().signIn(), who)) {
        return known;
      }
      signIns.signOut(known.get().user().id(), known.get().signIn());
      SessionCookie.clear(request, response);
    }
    if (!request.getMethod().equals("GET") || isOut(request)) {
      return Optional.empty();
    }
    if (request.getServletPath().equals("/api/v1/session")) {
      return comeIn(request, response, who);
    }
    return isPage(request) ? comeInWithPage(request, response, who) : Optional.empty();
  }

  /**
   * Administrators with a password get the form all the same. The query is read as text: whoever
   * asks for a parameter here, before the body is read, has some servers read a form on this
   * thread.
   */
  private static boolean isPage(HttpServletRequest request) {
    String path = request.getServletPath();
    // Undertow has the slash of the context root in the one, other servers in the path info.
    return (path.isEmpty() || path.equals("/") || path.equals("/admin"))
        && Stream.of(String.valueOf(request.getQueryString()).split("&"))
            .noneMatch(part -> part.equals("local") || part.startsWith("local="));
  }

  /** Whoever may not come in sees the page, and there why. */
  private Optional<SignIns.Known> comeInWithPage(
      HttpServletRequest request, HttpServletResponse response, ExternalIdentity who) {
    try {
      return comeIn(request, response, who);
    } catch (ProblemException e) {
      request.setAttribute(REFUSED, e.status());
      return Optional.empty();
    }
  }

  /** Returns with which status somebody was refused who came with the page; empty for nobody. */
  public static Optional<Integer> refusedWith(HttpServletRequest request) {
    return request.getAttribute(REFUSED) instanceof Integer status
        ? Optional.of(status)
        : Optional.empty();
  }

  /**
   * Lets whoever asks for it on purpose in.
   *
   * @throws ProblemException 401 if the request says nothing of that mode, or they may not come in
   */
  void comeIn(HttpServletRequest request, HttpServletResponse response, AuthMode mode)
      throws ProblemException, Refusal {
    Optional<ExternalIdentity> who = Optional.empty();
    for (SilentIdentity way : ways()) {
      if (way.mode() == mode) {
        who = way.of(request);
      }
    }
    admit(request, response, who.orElseThrow(() -> new ProblemException(unknown(mode))), mode);
    SessionCookie.end(request, response, OUT);
  }

  private static Problem unknown(AuthMode mode) {
    return new Problem(
            HttpServletResponse.SC_UNAUTHORIZED,
            "Unauthorized",
            mode == AuthMode.CERTIFICATE
                ? "Your browser sent no certificate that counts here."
                : "The proxy in front of this server said nothing of you.")
        .coded("wrong-credentials");
  }

  /** Notes that somebody signed out: the next request for the page must not sign them in again. */
  static void leave(HttpServletRequest request, HttpServletResponse response, Settings settings) {
    if (settings.auth().modes().stream().anyMatch(AuthMode::isSilent)) {
      SessionCookie.setForThisVisit(request, response, OUT, "1");
    }
  }

  /**
   * Returns where a browser goes whose user has just signed out, to be signed out there too.
   *
   * @return empty for nowhere, and for everybody who did not come by a proxy's header
   */
  public Optional<String> afterLeaving(HttpServletRequest request, HttpServletResponse response) {
    Optional<String> url =
        settings.auth().silent().header().flatMap(SilentSettings.Header::logoutUrl);
    if (url.isEmpty()
        || !isOut(request)
        || !WebClient.isTrusted(request.getRemoteAddr(), live.get().access())) {
      return Optional.empty();
    }
    SessionCookie.end(request, response, OUT);
    return url;
  }

  private static boolean isOut(HttpServletRequest request) {
    return SessionCookie.valueOf(request, OUT).isPresent();
  }

  private Optional<ExternalIdentity> shown(HttpServletRequest request) throws ProblemException {
    for (SilentIdentity way : ways()) {
      try {
        Optional<ExternalIdentity> who = way.of(request);
        if (who.isPresent()) {
          return who;
        }
      } catch (ProblemException e) {
        refused(request, e.problem());
        notes.note(way.mode().wireName(), Outcome.WRONG, request, "");
        throw e;
      }
    }
    return Optional.empty();
  }

  /** Who signed in otherwise, as an administrator with a password, stays who they are. */
  private boolean isOfAnother(TokenHash signIn, ExternalIdentity who) {
    return issuers
        .of(signIn, waysIn.identities())
        .filter(from -> from.issuer().equals(who.issuer()))
        .filter(from -> !who.subject().equals(from.session().id()))
        .isPresent();
  }

  private Optional<SignIns.Known> comeIn(
      HttpServletRequest request, HttpServletResponse response, ExternalIdentity who)
      throws ProblemException {
    AuthMode mode =
        who.issuer().equals(AuthMode.HEADER.wireName()) ? AuthMode.HEADER : AuthMode.CERTIFICATE;
    try {
      SignIns.SignedIn in = admit(request, response, who, mode);
      return Optional.of(
          new SignIns.Known(in.user(), TokenHash.of(in.token()), Reach.PERSON, false));
    } catch (Refusal e) {
      throw new ProblemException(Problem.of(e));
    }
  }

  private SignIns.SignedIn admit(
      HttpServletRequest request, HttpServletResponse response, ExternalIdentity who, AuthMode mode)
      throws ProblemException, Refusal {
    tries.countTry(request, response);
    Entrant entrant = PasswordSignIn.entrant(request).by(mode.wireName());
    try {
      SignIns.SignedIn in =
          notes.attempt(
              mode.wireName(),
              request,
              who.name(),
              () -> waysIn.book().admit(who, new IssuerSession(who.subject(), null), entrant));
      notes.came(mode.wireName(), request, in.user());
      SessionCookie.set(request, response, in.token(), signIns.lifetime());
      return in;
    } catch (Refusal e) {
      refused(request, Problem.of(e));
      throw e;
    }
  }

  private void refused(HttpServletRequest request, Problem problem) {
    refusals.refused(
        Kind.IDENTITY,
        WebClient.of(request).source(),
        () -> problem.status() + ": " + LogText.of(problem.detail()));
  }

  private synchronized List<SilentIdentity> ways() {
    List<SilentIdentity> present = ways;
    if (present == null) {
      SilentSettings silent = settings.auth().silent();
      List<SilentIdentity> made = new ArrayList<>();
      for (AuthMode mode : settings.auth().modes()) {
        if (mode == AuthMode.HEADER) {
          made.add(new HeaderIdentity(silent.header().orElseThrow(), () -> live.get().access()));
        } else if (mode == AuthMode.CERTIFICATE) {
          made.add(new CertificateIdentity(silent.certificate().orElseThrow(), Clock.systemUTC()));
        }
      }
      present = List.copyOf(made);
      ways = present;
    }
    return present;
  }
}
