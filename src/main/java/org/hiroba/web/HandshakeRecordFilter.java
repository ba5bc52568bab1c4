package org.hiroba.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.hiroba.config.Current;
import org.hiroba.config.LiveSettings;
import org.hiroba.diagnostics.Handshake;
import org.hiroba.diagnostics.Header;

/**
 * Writes down the handshakes of {@code ws/diagnostics}, for the connection itself and nobody else.
 */
public class HandshakeRecordFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject private transient Current<LiveSettings> live;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Handshake handshake = new Handshake(ReceivedRequests.of(request, live.get().access()));
    try {
      chain.doFilter(new RequestOf(handshake, request), response);
    } finally {
      handshake.answered(headersOf(response));
    }
  }

  private static List<Header> headersOf(HttpServletResponse response) {
    return response.getHeaderNames().stream()
        .distinct()
        .flatMap(name -> response.getHeaders(name).stream().map(v -> Header.shown(name, v)))
        .toList();
  }
}
