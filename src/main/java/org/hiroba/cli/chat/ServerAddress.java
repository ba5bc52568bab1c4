package org.hiroba.cli.chat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Names a Hiroba server by its context root.
 *
 * @param base an absolute {@code http} or {@code https} URL that ends with a slash
 */
public record ServerAddress(URI base) {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  /**
   * Reads a URL as people write it; the slash at its end may be missing.
   *
   * @throws IllegalArgumentException with a sentence for people if it is none
   */
  public static ServerAddress parse(String text) {
    try {
      URI uri = new URI(text.endsWith("/") ? text : text + "/").normalize();
      String scheme = uri.getScheme();
      boolean fits =
          scheme != null
              && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))
              && uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null;
      if (fits) {
        return new ServerAddress(
            new URI(
                scheme.toLowerCase(Locale.ROOT),
                null,
                uri.getHost().toLowerCase(Locale.ROOT),
                uri.getPort(),
                uri.getPath(),
                null,
                null));
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(notUrl(text), e);
    }
    throw new IllegalArgumentException(notUrl(text));
  }

  private static String notUrl(String text) {
    return "'"
        + text
        + "' is not the URL of a server, for example http://localhost:8080/ or"
        + " https://apps.example.com/hiroba/";
  }

  /** Returns the URL of a path below the context root. */
  URI http(String path) {
    return base.resolve(path);
  }

  /** Returns the URL of the chat's WebSocket. */
  URI webSocket() {
    String url = base.resolve("ws/chat").toString();
    return URI.create("ws" + url.substring("http".length()));
  }

  @Override
  public String toString() {
    return base.toString();
  }
}
