package org.hiroba.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;

/**
 * A request of somebody, or about something, whom all behind a filter ask for as the principal: the
 * one thing of a handshake that a WebSocket session shows, too.
 */
final class RequestOf extends HttpServletRequestWrapper {
  private final Principal principal;

  RequestOf(Principal principal, HttpServletRequest request) {
    super(request);
    this.principal = principal;
  }

  @Override
  public Principal getUserPrincipal() {
    return principal;
  }

  @Override
  public String getRemoteUser() {
    return principal.getName();
  }
}
