package org.hiroba.web;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hiroba.account.SignInOrigin;
import org.hiroba.config.AccessSettings;
import org.hiroba.config.AddressRange;
import org.hiroba.config.OpsSettings;
import org.hiroba.config.Origins;
import org.hiroba.config.SourceKey;
import org.jspecify.annotations.Nullable;

/**
 * Holds where a request comes from and under which origin its sender knows this server. Behind a
 * trusted proxy both come from {@code X-Forwarded-*}; from anybody else those headers are not
 * believed.
 *
 * @param address the client's IP address
 * @param ownOrigin this server's origin as the client spells it; null when no valid {@code Host}
 *     came
 * @param secure the client speaks TLS, to us or to the proxy, as far as anybody says
 */
record WebClient(String address, @Nullable String ownOrigin, boolean secure) {
  private static final String ATTRIBUTE = WebClient.class.getName();

  /** Whose address Tomcat's access log shows, if it is told to look there. */
  private static final String TOMCAT_LOGS = "org.apache.catalina.AccessLog.RemoteAddr";

  private static final Set<String> FORWARDING_HEADERS =
      Set.of(
          "Forwarded",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Proto",
          "X-Forwarded-Port",
          "X-Real-IP",
          "Via");

  /**
   * Finds out where a request comes from.
   *
   * @throws IllegalArgumentException if what the proxies say is malformed or too long
   */
  static WebClient of(HttpServletRequest request, AccessSettings access) {
    String peer = request.getRemoteAddr();
    String scheme = request.getScheme();
    String host = request.getHeader("Host");
    String address = peer;
    if (isTrusted(peer, access)) {
      ForwardedFor said = forwarding(request);
      address = firstUntrusted(said.hops(), peer, access);
      int hop = said.hops().lastIndexOf(address);
      scheme = atHop(said.schemes(), said.hops(), hop, scheme);
      host = withPort(request, atHop(said.hosts(), said.hops(), hop, host));
    }
    boolean secure = "https".equalsIgnoreCase(scheme) || "wss".equalsIgnoreCase(scheme);
    String literal = AddressRange.address(address).map(InetAddress::getHostAddress).orElse(address);
    return new WebClient(literal, origin(secure ? "https" : "http", host), secure);
  }

  /**
   * Reads what the proxies say, in one of the two ways. Most proxies write one and pass on the
   * other as it came from the client, so of two that name different addresses neither is believed.
   */
  private static ForwardedFor forwarding(HttpServletRequest request) {
    ForwardedFor old =
        new ForwardedFor(
            list(request, "X-Forwarded-For"),
            list(request, "X-Forwarded-Host"),
            list(request, "X-Forwarded-Proto"));
    ForwardedFor standard = ForwardedFor.parse(Collections.list(request.getHeaders("Forwarded")));
    if (old.isEmpty()) {
      return standard;
    }
    boolean differ =
        !standard.hops().isEmpty() && !addresses(standard.hops()).equals(addresses(old.hops()));
    return new ForwardedFor(differ ? List.of() : old.hops(), old.hosts(), old.schemes());
  }

  private static List<String> list(HttpServletRequest request, String header) {
    return ForwardedFor.list(header, Collections.list(request.getHeaders(header)));
  }

  private static List<Optional<InetAddress>> addresses(List<String> hops) {
    return hops.stream().map(AddressRange::address).toList();
  }

  /** Of a list that each proxy appended to, the client's; else the first: the outermost proxy's. */
  private static @Nullable String atHop(
      List<String> values, List<String> hops, int hop, @Nullable String otherwise) {
    if (values.isEmpty()) {
      return otherwise;
    }
    return values.get(hop >= 0 && values.size() == hops.size() ? hop : 0);
  }

  private static @Nullable String withPort(HttpServletRequest request, @Nullable String host) {
    List<String> ports = list(request, "X-Forwarded-Port");
    // 80 and 443 are most often the proxy's own word about its scheme, and change no origin else.
    if (host == null
        || ports.isEmpty()
        || Set.of("80", "443").contains(ports.get(0))
        || host.lastIndexOf(':') > host.lastIndexOf(']')) {
      return host;
    }
    return host + ":" + ports.get(0);
  }

  /**
   * Returns what is known of the client where an operator says under which origin people reach this
   * server. Who asks for that host has come by TLS if the origin says so: a proxy that passes the
   * host on and says nothing of TLS, or is not trusted, changes nothing about that.
   *
   * @param publicOrigin in canonical spelling
   */
  WebClient reaching(Optional<String> publicOrigin) {
    String http = "http://";
    if (secure || ownOrigin == null || !ownOrigin.startsWith(http)) {
      return this;
    }
    String overTls = "https://" + ownOrigin.substring(http.length());
    return publicOrigin.filter(overTls::equals).isPresent()
        ? new WebClient(address, overTls, true)
        : this;
  }

  /** Returns what {@link #attachTo} attached. */
  static WebClient of(ServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof WebClient client) {
      return client;
    }
    throw new IllegalStateException("ClientFilter must run before this.");
  }

  void attachTo(ServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
    request.setAttribute(TOMCAT_LOGS, address);
  }

  /** Tells whether an {@code Origin} header names this server itself. */
  boolean isOwnOrigin(String origin) {
    try {
      return ownOrigin != null && Origins.parse(origin).equals(ownOrigin);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Tells how somebody comes in by a mode of {@code hiroba.auth}. */
  static SignInOrigin comingBy(String mode, HttpServletRequest request) {
    String agent = request.getHeader("User-Agent");
    return new SignInOrigin(mode, of(request).address(), agent == null ? "" : agent);
  }

  /** Returns who counts as one source: an IPv4 address, or the /64 of an IPv6 address. */
  String source() {
    return SourceKey.textOf(address);
  }

  /**
   * Tells whether a request comes from this machine beyond doubt: from a loopback address, by a
   * local name (a foreign name could be rebound to it), from a local page and without any proxy
   * between. A proxy that says nothing of itself and asks for localhost is known by the page's
   * origin, and many by HTTP/1.0, which no browser speaks.
   */
  static boolean isLocal(HttpServletRequest request) {
    String host = request.getHeader("Host");
    return isLoopback(request.getRemoteAddr())
        && !"HTTP/1.0".equals(request.getProtocol())
        && isLocalOrigin(origin("http", host))
        && Stream.of("Origin", "Referer")
            .flatMap(name -> Collections.list(request.getHeaders(name)).stream())
            .allMatch(page -> isLocalOrigin(originOf(page)))
        && FORWARDING_HEADERS.stream().allMatch(name -> request.getHeader(name) == null);
  }

  private static boolean isLocalOrigin(@Nullable String origin) {
    return origin != null && Origins.isLoopback(origin);
  }

  /** Returns the origin of a page's URL, null if it has none. */
  private static @Nullable String originOf(String url) {
    try {
      return Origins.ofUrl(url);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * Tells whether a request comes from an address that may see what operators see. A forwarding
   * header of a peer that is not trusted hides who comes: then nobody may. From loopback the name
   * must be local too, because a foreign one could be rebound to it.
   */
  static boolean isOperator(HttpServletRequest request, AccessSettings access, OpsSettings ops) {
    InetAddress address = AddressRange.address(of(request).address()).orElse(null);
    if (address == null || !ops.allows(address)) {
      return false;
    }
    boolean forwarded =
        FORWARDING_HEADERS.stream().anyMatch(name -> request.getHeader(name) != null);
    return forwarded
        ? isTrusted(request.getRemoteAddr(), access)
        : !address.isLoopbackAddress() || isLocal(request);
  }

  private static boolean isLoopback(@Nullable String address) {
    return AddressRange.address(address).filter(InetAddress::isLoopbackAddress).isPresent();
  }

  /** Tells whether an address belongs to a trusted proxy. */
  static boolean isTrusted(@Nullable String address, AccessSettings access) {
    return AddressRange.address(address).filter(access::trustsProxy).isPresent();
  }

  /** Walks the proxies from the nearest on, as long as they are trusted. */
  private static String firstUntrusted(List<String> hops, String peer, AccessSettings access) {
    String address = peer;
    for (int i = hops.size() - 1; i >= 0 && isTrusted(address, access); i--) {
      if (AddressRange.address(hops.get(i)).isEmpty()) {
        break;
      }
      address = hops.get(i);
    }
    return address;
  }

  private static @Nullable String origin(String scheme, @Nullable String host) {
    try {
      return host == null ? null : Origins.parse(scheme + "://" + host);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
