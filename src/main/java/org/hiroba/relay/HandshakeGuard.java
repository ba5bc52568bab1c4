package org.hiroba.relay;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hiroba.config.Origins;
import org.hiroba.config.SourceKey;
import org.hiroba.rate.SparseLog;

/**
 * Checks opening handshakes against RFC 6455 §4.2.1 before the engine sees them, and the origin, so
 * that no foreign page can use a visitor's browser to get at the relay. Immutable.
 */
final class HandshakeGuard {
  private static final Logger LOG = System.getLogger(HandshakeGuard.class.getName());
  private static final int KEY_BYTES = 16;
  private static final Pattern ABSOLUTE = Pattern.compile("(?i)(?:https?|wss?)://[^/?#]+(/[^#]*)?");

  private final boolean secure;
  private final Supplier<Set<String>> origins;
  private final SparseLog<SourceKey> log;

  /**
   * Makes a guard.
   *
   * @param secure whether clients come over TLS
   * @param origins foreign origins that may connect
   */
  HandshakeGuard(boolean secure, Supplier<Set<String>> origins, LongSupplier nanoTime) {
    this.secure = secure;
    this.origins = origins;
    this.log = new SparseLog<>(nanoTime);
  }

  /**
   * A handshake that may go on.
   *
   * @param path the path with its query, never empty
   * @param origin the origin of the client's page, if it names one
   * @param headers what the engine needs to know
   */
  record Handshake(String path, Optional<String> origin, Map<String, String> headers) {}

  /**
   * Checks a handshake.
   *
   * @throws HandshakeRefusal if it is none, or not a proper one, or comes from a foreign page
   */
  Handshake check(RequestHead head, InetAddress from) throws HandshakeRefusal {
    checkRequest(head);
    String host = head.one("host");
    String ownOrigin = ownOrigin(host);
    if (!head.hasToken("upgrade", "websocket") || !head.hasToken("connection", "upgrade")) {
      throw new HandshakeRefusal(
          426,
          "This is a WebSocket relay: connect with a WebSocket client.",
          "Upgrade: websocket\r\n");
    }
    checkVersion(head);
    String key = head.one("sec-websocket-key");
    if (!isKey(key)) {
      throw HandshakeRefusal.bad("The header sec-websocket-key is not 16 bytes in Base64.");
    }
    Optional<String> origin = origin(head, ownOrigin, from);
    return new Handshake(
        path(head.target()),
        origin,
        Map.of(
            "Host", host,
            "Upgrade", "websocket",
            "Connection", "Upgrade",
            "Sec-WebSocket-Key", key,
            "Sec-WebSocket-Version", "13"));
  }

  private static void checkRequest(RequestHead head) throws HandshakeRefusal {
    if (!head.version().matches("HTTP/1\\.[1-9]")) {
      throw new HandshakeRefusal(505, "A WebSocket begins with HTTP/1.1.");
    }
    if (!head.method().equals("GET")) {
      throw new HandshakeRefusal(405, "A WebSocket begins with GET.", "Allow: GET\r\n");
    }
    boolean hasBody =
        !head.all("transfer-encoding").isEmpty()
            || head.all("content-length").stream().anyMatch(length -> !length.equals("0"));
    if (hasBody) {
      throw HandshakeRefusal.bad("A WebSocket begins with a request that has no body.");
    }
  }

  /** §4.4: whoever speaks another version is told which one this server speaks. */
  private static void checkVersion(RequestHead head) throws HandshakeRefusal {
    List<String> versions = head.all("sec-websocket-version");
    if (!versions.equals(List.of("13"))) {
      throw new HandshakeRefusal(
          426,
          "This relay speaks version 13 of the WebSocket protocol.",
          "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n");
    }
  }

  private static boolean isKey(String key) {
    try {
      byte[] nonce = Base64.getDecoder().decode(key);
      // The decoder forgives missing padding; the protocol does not.
      return nonce.length == KEY_BYTES && key.length() == 24;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private String ownOrigin(String host) throws HandshakeRefusal {
    try {
      return Origins.parse((secure ? "https://" : "http://") + host);
    } catch (IllegalArgumentException e) {
      throw HandshakeRefusal.bad("The header host is no host.");
    }
  }

  /**
   * Programs name no origin. A page's must be listed, or the relay's own, port and scheme too, at a
   * loopback host: any other name may belong to an attacker, who has made it point here (DNS
   * rebinding).
   */
  private Optional<String> origin(RequestHead head, String ownOrigin, InetAddress from)
      throws HandshakeRefusal {
    List<String> named = head.all("origin");
    if (named.isEmpty()) {
      return Optional.empty();
    }
    String text = head.one("origin");
    try {
      String origin = Origins.parse(text);
      boolean own = origin.equals(ownOrigin) && Origins.isLoopback(origin);
      if (own || origins.get().contains(origin)) {
        return Optional.of(origin);
      }
    } catch (IllegalArgumentException e) {
      // "null", which is every sandbox's origin, is none that could be allowed.
      LOG.log(Level.DEBUG, "An origin that is none", e);
    }
    complain(text, from);
    throw foreign();
  }

  private void complain(String origin, InetAddress from) {
    log.note(SourceKey.of(from))
        .ifPresent(
            leftOut ->
                LOG.log(
                    Level.WARNING,
                    "The relay refuses pages of the origin "
                        + Origins.printable(origin)
                        + " (403), asked from "
                        + from.getHostAddress()
                        + (leftOut == 0 ? "" : "; " + leftOut + " more since the last line")
                        + ". If they may use it, name the origin in hiroba.origins (relay command:"
                        + " --origin)."));
  }

  private static HandshakeRefusal foreign() {
    return new HandshakeRefusal(403, "Pages of this origin may not use the relay.");
  }

  /** RFC 9112 §3.2: a path, or a whole URL, whose path it is then. */
  private static String path(String target) throws HandshakeRefusal {
    if (target.startsWith("/") && target.indexOf('#') < 0) {
      return target;
    }
    var absolute = ABSOLUTE.matcher(target);
    if (!absolute.matches()) {
      throw HandshakeRefusal.bad("The target is no path.");
    }
    String path = absolute.group(1);
    return path == null ? "/" : path;
  }
}
