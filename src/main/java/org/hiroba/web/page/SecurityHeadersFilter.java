package org.hiroba.web.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hiroba.protocol.RandomText;
import org.hiroba.web.ClientFilter;

/**
 * Puts the security headers on every answer, whatever makes it, with a fresh nonce of 128 bits each
 * time; scripts and styles under their version get those that mean something for them. Other static
 * files are marked to be asked for again ({@code no-cache}), so that an upgraded WAR is never mixed
 * with an older script.
 *
 * <p>Declared in {@code web.xml}, because only there the order of filters is defined. Thread-safe.
 */
public final class SecurityHeadersFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String NONCE = SecurityHeadersFilter.class.getName() + ".nonce";
  private static final int NONCE_BYTES = 16;
  private static final String ONE_YEAR = "max-age=31536000";

  /**
   * Returns the nonce that this request's answer allows.
   *
   * @throws IllegalStateException when the request did not come through this filter
   */
  static String nonceOf(HttpServletRequest request) {
    if (request.getAttribute(NONCE) instanceof String nonce) {
      return nonce;
    }
    throw new IllegalStateException("SecurityHeadersFilter must run before the page is made.");
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (ClientFilter.isSecure(request)) {
      // RFC 6797 §7.2: never over plain HTTP; a trusted proxy says what the client speaks.
      response.setHeader("Strict-Transport-Security", ONE_YEAR);
    }
    String path = request.getServletPath();
    if (!path.equals(AssetServlet.PATH)) {
      // Scripts and styles are public and small: what only guards documents would double them.
      documentHeaders(request, response);
    }
    if (isAsset(path)) {
      response.setHeader("Cache-Control", "no-cache");
    }
    chain.doFilter(request, response);
  }

  private void documentHeaders(HttpServletRequest request, HttpServletResponse response) {
    String nonce = RandomText.ofBytes(NONCE_BYTES);
    request.setAttribute(NONCE, nonce);
    response.setHeader("Content-Security-Policy", policy(nonce));
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
  }

  /**
   * Returns the content security policy. {@code 'self'} in {@code connect-src} covers the WebSocket
   * of the same host (CSP 3 §6.7.2.8); trusted types leave the sanitiser as the only way by which a
   * string becomes markup, and one script of this host as the only worker. Of pictures, those that
   * are still to be sent are shown by {@code blob:}.
   */
  static String policy(String nonce) {
    return "default-src 'self'; script-src 'self' 'nonce-"
        + nonce
        + "'; connect-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'self';"
        + " form-action 'self'; require-trusted-types-for 'script'; trusted-types dompurify"
        + " hiroba-worker";
  }

  private static boolean isAsset(String path) {
    return path.startsWith("/js/")
        || path.startsWith("/css/")
        || path.startsWith("/vendor/")
        || path.startsWith("/icons/")
        || path.equals("/sw.js")
        || path.equals("/manifest.json");
  }
}
