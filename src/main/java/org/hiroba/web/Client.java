package org.hiroba.web;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hiroba.config.AccessSettings;
import org.hiroba.config.AddressRange;
import org.hiroba.config.OpsSettings;
import org.hiroba.config.Origins;
import org.jspecify.annotations.Nullable;

/**
 * Holds where a request comes from and under which origin its sender knows this server. Behind a
 * trusted proxy both come from {@code X-Forwarded-*}; from anybody else those headers are not
 * believed.
 *
 * @param address the client's IP address
 * @param ownOrigin this server's origin as the client spells it; null when no valid {@code Host}
 *     came
 * @param secure the client speaks TLS, to us or to the proxy
 */
record Client(String address, @Nullable String ownOrigin, boolean secure) {
  private static final String ATTRIBUTE = Client.class.getName();
  private static final Set<String> FORWARDING_HEADERS =
      Set.of(
          "Forwarded",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Proto",
          "X-Forwarded-Port",
          "X-Real-IP",
          "Via");
  private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Finds out where a request comes from. */
  static Client of(HttpServletRequest request, AccessSettings access) {
    String peer = request.getRemoteAddr();
    boolean behindProxy = isTrusted(peer, access);
    String scheme = request.getScheme();
    String host = request.getHeader("Host");
    String address = peer;
    if (behindProxy) {
      scheme = last(request, "X-Forwarded-Proto", scheme);
      host = last(request, "X-Forwarded-Host", host);
      address = firstUntrusted(request, peer, access);
    }
    boolean secure = "https".equalsIgnoreCase(scheme);
    return new Client(address, origin(secure ? "https" : "http", host), secure);
  }

  /** Returns what {@link #attachTo} attached. */
  static Client of(ServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Client client) {
      return client;
    }
    throw new IllegalStateException("ClientFilter must run before this.");
  }

  void attachTo(ServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** Tells whether an {@code Origin} header names this server itself. */
  boolean isOwnOrigin(String origin) {
    try {
      return ownOrigin != null && Origins.parse(origin).equals(ownOrigin);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Tells whether a request comes from this machine beyond doubt: from a loopback address, by a
   * local name (a foreign name could be rebound to it) and without any proxy between.
   */
  static boolean isLocal(HttpServletRequest request) {
    String host = request.getHeader("Host");
    return isLoopback(request.getRemoteAddr())
        && host != null
        && LOCAL_NAMES.contains(withoutPort(host).toLowerCase(Locale.ROOT))
        && FORWARDING_HEADERS.stream().allMatch(name -> request.getHeader(name) == null);
  }

  /**
   * Tells whether a request comes from an address that may see what operators see. A forwarding
   * header of a peer that is not trusted hides who comes: then nobody may. From loopback the name
   * must be local too, because a foreign one could be rebound to it.
   */
  static boolean isOperator(HttpServletRequest request, AccessSettings access, OpsSettings ops) {
    InetAddress address = parse(of(request).address());
    if (address == null || !ops.allows(address)) {
      return false;
    }
    boolean forwarded =
        FORWARDING_HEADERS.stream().anyMatch(name -> request.getHeader(name) != null);
    return forwarded
        ? isTrusted(request.getRemoteAddr(), access)
        : !address.isLoopbackAddress() || isLocal(request);
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }

  private static boolean isLoopback(@Nullable String address) {
    InetAddress parsed = parse(address);
    return parsed != null && parsed.isLoopbackAddress();
  }

  /** Tells whether an address belongs to a trusted proxy. */
  static boolean isTrusted(@Nullable String address, AccessSettings access) {
    InetAddress parsed = parse(address);
    return parsed != null && access.trustsProxy(parsed);
  }

  /** Reads an address literal; never asks a name server. */
  private static @Nullable InetAddress parse(@Nullable String address) {
    if (address == null) {
      return null;
    }
    int zone = address.indexOf('%');
    String literal = zone < 0 ? address : address.substring(0, zone);
    try {
      AddressRange.parse(literal);
      return InetAddress.getByName(literal);
    } catch (IllegalArgumentException | UnknownHostException e) {
      return null;
    }
  }

  /** Walks the proxies from the nearest on, as long as they are trusted. */
  private static String firstUntrusted(
      HttpServletRequest request, String peer, AccessSettings access) {
    List<String> hops = new ArrayList<>();
    for (String header : Collections.list(request.getHeaders("X-Forwarded-For"))) {
      for (String hop : header.split(",", -1)) {
        hops.add(hop.strip());
      }
    }
    String address = peer;
    for (int i = hops.size() - 1; i >= 0 && isTrusted(address, access); i--) {
      if (parse(hops.get(i)) == null) {
        break;
      }
      address = hops.get(i);
    }
    return address;
  }

  private static @Nullable String last(
      HttpServletRequest request, String header, @Nullable String otherwise) {
    String value = request.getHeader(header);
    return value == null ? otherwise : value.substring(value.lastIndexOf(',') + 1).strip();
  }

  private static @Nullable String origin(String scheme, @Nullable String host) {
    try {
      return host == null ? null : Origins.parse(scheme + "://" + host);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
