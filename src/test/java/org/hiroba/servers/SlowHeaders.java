package org.hiroba.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests whose headers never end: some from clients that fall silent, some from clients that send
 * a byte a second.
 */
final class SlowHeaders implements AutoCloseable {
  private static final int OF_EACH = 10;
  private static final Duration STEP = Duration.ofSeconds(1);

  /** The servers are set to 15 s, and look at what they have every second or so. */
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private final List<SocketChannel> silent = new ArrayList<>();
  private final List<SocketChannel> dripping = new ArrayList<>();

  private SlowHeaders() {}

  /**
   * Sends them and finds that the server ends them.
   *
   * @param dripsToo whether the server has a deadline for all headers of a request; one that has
   *     only one for the next byte keeps those that drip
   */
  static void areEnded(URI base, boolean dripsToo) throws IOException {
    try (SlowHeaders slow = new SlowHeaders()) {
      slow.open(base);
      slow.drip(dripsToo ? slow.all() : slow.silent);
      if (!dripsToo) {
        assertThat(slow.dripping)
            .as("connections that drip: take the server off the list of those that keep them")
            .allMatch(SlowHeaders::isOpen);
      }
    }
  }

  private void open(URI base) throws IOException {
    String beginning =
        "GET " + base.getPath() + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nX-Slow: ";
    for (List<SocketChannel> kind : List.of(silent, dripping)) {
      for (int i = 0; i < OF_EACH; i++) {
        SocketChannel channel =
            SocketChannel.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), base.getPort()));
        kind.add(channel);
        channel.write(ByteBuffer.wrap(beginning.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
      }
    }
  }

  private List<SocketChannel> all() {
    List<SocketChannel> all = new ArrayList<>(silent);
    all.addAll(dripping);
    return all;
  }

  /** Lets them drip until the server has ended these. */
  private void drip(List<SocketChannel> ending) {
    await("the server ends slow requests")
        .atMost(PATIENCE)
        .pollInterval(STEP)
        .until(
            () -> {
              dripping.forEach(SlowHeaders::sendOne);
              return ending.stream().noneMatch(SlowHeaders::isOpen);
            });
  }

  private static void sendOne(SocketChannel channel) {
    if (isOpen(channel)) {
      try {
        channel.write(ByteBuffer.wrap(new byte[] {'a'}));
      } catch (IOException e) {
        close(channel);
      }
    }
  }

  /** Takes what the server says, 408 perhaps, and closes what it has ended. */
  private static boolean isOpen(SocketChannel channel) {
    if (!channel.isOpen()) {
      return false;
    }
    try {
      int read = channel.read(ByteBuffer.allocate(1024));
      while (read > 0) {
        read = channel.read(ByteBuffer.allocate(1024));
      }
      if (read == 0) {
        return true;
      }
    } catch (IOException e) {
      close(channel);
      return false;
    }
    close(channel);
    return false;
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    all().forEach(SlowHeaders::close);
  }
}
