package org.hiroba.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.hiroba.account.Caller;
import org.hiroba.account.User;
import org.hiroba.feature.signin.SignIns;
import org.hiroba.log.StorageException;

/**
 * Finds out who calls, by the sign-in token, and makes them the request's principal, which
 * containers carry into the WebSocket session. Requests without a good token pass as nobody's,
 * unless a proxy's header or a certificate says whose they are.
 */
public class CallerFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject private transient SignIns signIns;
  @Inject private transient SilentSignIn silent;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<String> token = SessionCookie.tokenOf(request);
    Optional<SignIns.Known> known;
    try {
      known = silent.settle(request, response, token.flatMap(signIns::find));
    } catch (ProblemException e) {
      e.problem().send(response);
      return;
    } catch (StorageException e) {
      Problem.unavailable().send(response);
      return;
    }
    if (known.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    SignIns.Known who = known.get();
    if (who.extended() && request.getHeader("Authorization") == null) {
      SessionCookie.set(request, response, token.orElseThrow(), signIns.lifetime());
    }
    request.setAttribute(User.class.getName(), who.user());
    Caller caller =
        new Caller(
            who.user(),
            who.signIn(),
            who.reach(),
            WebClient.of(request).address(),
            request.getHeader("Origin"));
    chain.doFilter(new RequestOf(caller, request), response);
  }

  /** Returns who calls. */
  static Optional<Caller> callerOf(HttpServletRequest request) {
    return request.getUserPrincipal() instanceof Caller caller
        ? Optional.of(caller)
        : Optional.empty();
  }
}
