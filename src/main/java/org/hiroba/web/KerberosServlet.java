package org.hiroba.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.security.auth.login.LoginException;
import org.hiroba.account.FoldedText;
import org.hiroba.account.User;
import org.hiroba.config.AuthMode;
import org.hiroba.config.Settings;
import org.hiroba.config.SilentSettings;
import org.hiroba.feature.account.Entrant;
import org.hiroba.feature.identity.ExternalIdentity;
import org.hiroba.feature.identity.IssuerSession;
import org.hiroba.feature.identity.WaysIn;
import org.hiroba.feature.signin.SignIns;
import org.hiroba.health.RefusalLog;
import org.hiroba.health.RefusalLog.Kind;
import org.hiroba.log.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Lets people in by a ticket of Kerberos (SPNEGO, RFC 4559): {@code auth/kerberos}, to which the
 * sign-in page leads. Answers 401 until the browser shows one, then leads to the page.
 */
@WebServlet(name = "kerberos", urlPatterns = "/auth/kerberos", asyncSupported = true)
public class KerberosServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;
  private static final String CHALLENGE = "WWW-Authenticate";
  private static final Logger LOG = System.getLogger(KerberosServlet.class.getName());

  @Inject private transient Settings settings;
  @Inject private transient WaysIn waysIn;
  @Inject private transient SignIns signIns;
  @Inject private transient GuestSignIn tries;
  @Inject private transient RefusalLog refusals;
  @Inject private transient SignInNotes notes;
  private transient @Nullable KerberosTickets tickets;

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException, Refusal {
    if (!request.getMethod().equals("GET")) {
      throw notAllowed(response, "GET");
    }
    Optional<SilentSettings.Kerberos> kerberos = settings.auth().silent().kerberos();
    if (kerberos.isEmpty()) {
      throw new ProblemException(
          Problem.notFound("This is not here: hiroba.auth does not name kerberos."));
    }
    try {
      Optional<byte[]> token = NegotiateToken.of(request.getHeader("Authorization"));
      if (token.isEmpty()) {
        challenge(request, response);
        return;
      }
      tries.countTry(request, response);
      notes.attempt(
          AuthMode.KERBEROS.wireName(),
          request,
          "",
          () -> enter(request, response, tickets(kerberos.get()), token.get()));
    } catch (ProblemException e) {
      refused(request, e.status() + ": " + e.problem().detail());
      throw e;
    }
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", request.getContextPath() + ComeInServlet.next(request));
  }

  /** Browsers that have no ticket show what comes with it: it leads back to the page. */
  private static void challenge(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    response.setHeader(CHALLENGE, "Negotiate");
    response.setContentType("text/html;charset=UTF-8");
    String page =
        "<!doctype html><title>Hiroba</title><meta http-equiv=\"refresh\" content=\"0;url="
            + request.getContextPath()
            + "/?by=kerberos\"><p><a href=\""
            + request.getContextPath()
            + "/?by=kerberos\">Hiroba</a>";
    response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
  }

  private User enter(
      HttpServletRequest request,
      HttpServletResponse response,
      KerberosTickets service,
      byte[] token)
      throws ProblemException, Refusal {
    KerberosTickets.Accepted accepted;
    try {
      accepted = service.accept(token);
    } catch (KerberosTickets.NotAccepted e) {
      throw new ProblemException(
          Problem.forbidden(
                  "Your ticket is not good here: it is for another service, has expired or was"
                      + " shown before. ("
                      + LogText.of(String.valueOf(e.getMessage()))
                      + ")")
              .coded("wrong-credentials"));
    } catch (LoginException e) {
      LOG.log(Level.WARNING, "Nobody can sign in by kerberos: {0}", e.getMessage());
      throw new ProblemException(
          new Problem(
                  HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                  "Unavailable",
                  "The server cannot use its keytab; its log says why.")
              .coded("directory-unavailable"));
    }
    accepted
        .answer()
        .ifPresent(
            answer ->
                response.setHeader(
                    CHALLENGE, "Negotiate " + Base64.getEncoder().encodeToString(answer)));
    Entrant entrant = PasswordSignIn.entrant(request).by(AuthMode.KERBEROS.wireName());
    SignIns.SignedIn in =
        waysIn
            .book()
            .admit(
                identity(accepted.principal(), settings.auth().silent().kerberos().orElseThrow()),
                IssuerSession.NONE,
                entrant);
    notes.came(AuthMode.KERBEROS.wireName(), request, in.user());
    SessionCookie.set(request, response, in.token(), signIns.lifetime());
    return in.user();
  }

  /** People of the service's own realm are known by the name alone, others with their realm. */
  static ExternalIdentity identity(String principal, SilentSettings.Kerberos kerberos) {
    int at = principal.lastIndexOf('@');
    boolean own =
        at > 0
            && kerberos
                .principal()
                .substring(kerberos.principal().lastIndexOf('@') + 1)
                .equalsIgnoreCase(principal.substring(at + 1));
    return new ExternalIdentity(
        AuthMode.KERBEROS.wireName(),
        FoldedText.of(principal),
        own ? principal.substring(0, at) : principal,
        null,
        null,
        Optional.empty());
  }

  private void refused(HttpServletRequest request, String why) {
    refusals.refused(Kind.IDENTITY, WebClient.of(request).source(), () -> LogText.of(why));
  }

  private synchronized KerberosTickets tickets(SilentSettings.Kerberos kerberos) {
    KerberosTickets present = tickets;
    if (present == null) {
      present = new KerberosTickets(kerberos);
      tickets = present;
    }
    return present;
  }
}
