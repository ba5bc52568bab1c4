package org.hiroba.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where a command connects to. Immutable.
 *
 * @param host a name or an address, an IPv6 one without brackets
 * @param port 1–65535
 */
record HostPort(String host, int port) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?:\\[(?<six>[0-9A-Fa-f:.%\\w]+)]|(?<host>[^\\[\\]:/\\s]+)):(?<port>\\d{1,5})");
  private static final int MAX_PORT = 65_535;

  /**
   * Reads {@code host:port} or {@code [address]:port}.
   *
   * @throws TypeConversionException if it is neither
   */
  static HostPort parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is not HOST:PORT, for example localhost:7777 or [::1]:7777");
    }
    int port = Integer.parseInt(matcher.group("port"));
    if (port < 1 || port > MAX_PORT) {
      throw new TypeConversionException("'" + port + "' is no port: ports are 1–" + MAX_PORT);
    }
    String six = matcher.group("six");
    return new HostPort(six == null ? matcher.group("host") : six, port);
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /** Reads the argument of a command. */
  static final class Converter implements ITypeConverter<HostPort> {
    @Override
    public HostPort convert(String value) {
      return parse(value);
    }
  }
}
