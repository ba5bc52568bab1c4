package org.hiroba.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hiroba.config.Current;
import org.hiroba.config.LiveSettings;
import org.hiroba.config.Settings;

/** Finds out where each request comes from. Declared in {@code web.xml}, before whoever asks. */
public class ClientFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject private transient Settings settings;
  @Inject private transient Current<LiveSettings> live;

  /** Returns who counts as one source: an IPv4 address, or the /64 of an IPv6 address. */
  public static String sourceOf(ServletRequest request) {
    return WebClient.of(request).source();
  }

  /** Tells whether the client speaks TLS, to us or to a trusted proxy. */
  public static boolean isSecure(ServletRequest request) {
    return WebClient.of(request).secure();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      WebClient.of(request, live.get().access())
          .reaching(settings.auth().publicOrigin())
          .attachTo(request);
    } catch (IllegalArgumentException e) {
      Problem.badRequest(String.valueOf(e.getMessage())).send(response);
      return;
    }
    chain.doFilter(request, response);
  }
}
