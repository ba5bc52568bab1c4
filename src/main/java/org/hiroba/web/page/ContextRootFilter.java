package org.hiroba.web.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Leads from the context's path without its slash, where the page's relative links lead elsewhere,
 * to the page. Some servers do so themselves before any filter; Tomcat does not.
 */
public final class ContextRootFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String root = request.getContextPath();
    if (root.isEmpty() || !request.getRequestURI().equals(root)) {
      chain.doFilter(request, response);
      return;
    }
    String query = request.getQueryString();
    found(response, root + "/" + (query == null ? "" : "?" + query));
  }

  /**
   * Answers 302 with a location without a host (RFC 9110 §10.2.2): {@code sendRedirect} of some
   * servers puts the {@code Host} header before it, which a stranger may have chosen.
   */
  static void found(HttpServletResponse response, String location) {
    response.setStatus(HttpServletResponse.SC_FOUND);
    response.setHeader("Location", location);
  }
}
