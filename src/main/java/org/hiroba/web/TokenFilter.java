package org.hiroba.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.hiroba.account.Caller;
import org.hiroba.account.Reach;

/** Refuses requests beyond what their token reaches, by {@link TokenPaths}. */
public class TokenFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<Reach> reach =
        CallerFilter.callerOf(request).map(Caller::reach).filter(Reach::isToken);
    Optional<Problem> problem =
        reach.flatMap(
            it ->
                TokenPaths.refuse(
                    it, request.getMethod(), request.getServletPath(), restOf(request)));
    if (problem.isPresent()) {
      response.setHeader("Cache-Control", "no-store");
      problem.get().send(response);
      return;
    }
    chain.doFilter(request, response);
  }

  private static String restOf(HttpServletRequest request) {
    String rest = request.getPathInfo();
    return rest == null ? "" : rest;
  }
}
