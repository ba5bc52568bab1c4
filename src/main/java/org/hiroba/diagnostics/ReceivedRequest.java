package org.hiroba.diagnostics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds a request as this server received it, after all proxies between. Immutable.
 *
 * @param path without the query
 * @param headers at most {@value #MAX_HEADERS}, in the order of the container
 * @param bytes how long its head is, written as HTTP/1.1
 * @param peer from where the connection came
 * @param client who made the request, as Hiroba sees it
 */
public record ReceivedRequest(
    String method,
    String path,
    String protocol,
    String scheme,
    List<Header> headers,
    int bytes,
    Peer peer,
    Client client) {
  /** How many headers are kept. */
  public static final int MAX_HEADERS = 100;

  /** Copies and bounds the headers. */
  public ReceivedRequest {
    headers = List.copyOf(headers.subList(0, Math.min(headers.size(), MAX_HEADERS)));
  }

  /**
   * The other end of the connection: the browser, or the last proxy.
   *
   * @param trusted whether its {@code X-Forwarded-*} headers are believed
   */
  public record Peer(String address, boolean trusted) {}

  /**
   * Who made the request, as Hiroba sees it.
   *
   * @param origin the origin under which the client knows this server; null when no valid {@code
   *     Host} came
   * @param secure whether the client speaks TLS
   */
  public record Client(String address, @Nullable String origin, boolean secure) {}
}
