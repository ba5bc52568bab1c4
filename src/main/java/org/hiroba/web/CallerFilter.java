package org.hiroba.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import org.hiroba.account.Caller;
import org.hiroba.account.User;
import org.hiroba.feature.signin.SignIns;
import org.hiroba.log.StorageException;

/**
 * Finds out who calls, by the sign-in token, and makes them the request's principal, which
 * containers carry into the WebSocket session. Requests without a good token pass as nobody's.
 */
public class CallerFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject private transient SignIns signIns;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<String> token = SessionCookie.tokenOf(request);
    Optional<SignIns.Known> known;
    try {
      known = token.flatMap(signIns::find);
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
      SessionCookie.set(request, response, token.orElseThrow());
    }
    request.setAttribute(User.class.getName(), who.user());
    Caller caller =
        new Caller(
            who.user(), who.signIn(), Client.of(request).address(), request.getHeader("Origin"));
    chain.doFilter(new SignedInRequest(request, caller), response);
  }

  /** Returns who calls. */
  static Optional<Caller> callerOf(HttpServletRequest request) {
    return request.getUserPrincipal() instanceof Caller caller
        ? Optional.of(caller)
        : Optional.empty();
  }

  private static final class SignedInRequest extends HttpServletRequestWrapper {
    private final Caller caller;

    SignedInRequest(HttpServletRequest request, Caller caller) {
      super(request);
      this.caller = caller;
    }

    @Override
    public Principal getUserPrincipal() {
      return caller;
    }

    @Override
    public String getRemoteUser() {
      return caller.getName();
    }
  }
}
