package org.hiroba.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hiroba.config.AccessSettings;
import org.hiroba.diagnostics.Header;
import org.hiroba.diagnostics.ReceivedRequest;

/** Writes down requests for the diagnostics page. */
final class ReceivedRequests {
  private ReceivedRequests() {}

  /** Writes down a request that {@link ClientFilter} has seen. */
  static ReceivedRequest of(HttpServletRequest request, AccessSettings access) {
    List<Header> headers = new ArrayList<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      for (String value : Collections.list(request.getHeaders(name))) {
        headers.add(Header.shown(name, value));
      }
    }
    WebClient client = WebClient.of(request);
    // Some connectors of Payara lose the address (auth-pass-through-enabled).
    String peer = String.valueOf(request.getRemoteAddr());
    return new ReceivedRequest(
        request.getMethod(),
        request.getContextPath() + request.getServletPath() + pathInfo(request),
        request.getProtocol(),
        request.getScheme(),
        headers,
        headBytes(request),
        new ReceivedRequest.Peer(peer, WebClient.isTrusted(peer, access)),
        new ReceivedRequest.Client(
            String.valueOf(client.address()), client.ownOrigin(), client.secure()));
  }

  /** Tells how long a request's head is, written as HTTP/1.1 (RFC 9112 §3, §5). */
  static int headBytes(HttpServletRequest request) {
    String query = request.getQueryString();
    int bytes =
        request.getMethod().length()
            + 1
            + request.getContextPath().length()
            + request.getServletPath().length()
            + pathInfo(request).length()
            + (query == null ? 0 : query.length() + 1)
            + " HTTP/1.1\r\n".length();
    for (String name : Collections.list(request.getHeaderNames())) {
      for (String value : Collections.list(request.getHeaders(name))) {
        bytes += name.length() + ": ".length() + value.length() + "\r\n".length();
      }
    }
    return bytes + "\r\n".length();
  }

  private static String pathInfo(HttpServletRequest request) {
    return request.getPathInfo() == null ? "" : request.getPathInfo();
  }
}
