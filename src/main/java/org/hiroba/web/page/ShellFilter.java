package org.hiroba.web.page;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Sends a browser that asks for a JSP shell by its own name to the page: a shell is empty without
 * what {@link PageServlet} hands it. Forwards pass by.
 */
@WebFilter(
    filterName = "shell",
    urlPatterns = "*.jsp",
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC},
    asyncSupported = true)
public final class ShellFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    ContextRootFilter.found(response, request.getContextPath() + "/");
  }
}
