package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Clients that nobody knows, each with a message on {@code ws/echo?raw} that it does not end. Used
 * by one thread.
 */
final class GreedyEchoes implements AutoCloseable {
  /** One wide character, after which narrow ones too take two bytes each in a Java string. */
  private static final byte[] WIDE = "あ".getBytes(StandardCharsets.UTF_8);

  private static final int SOON_MILLIS = 300;
  private static final int TRY_AGAIN_LATER = 1013;
  private static final int MEBIBYTE = 1 << 20;

  private final URI base;
  private final List<RawWebSocket> sockets = new ArrayList<>();
  private int refused;

  GreedyEchoes(URI base) {
    this.base = base;
  }

  /** Opens one more that sends a text, in frames of so many bytes. */
  void text(int bytes, int frameBytes) throws IOException {
    RawWebSocket socket = open();
    List<byte[]> frames = new ArrayList<>();
    frames.add(RawWebSocket.frame(false, 0, RawWebSocket.TEXT, WIDE));
    byte[] narrow = new byte[frameBytes];
    Arrays.fill(narrow, (byte) 'a');
    for (int sent = WIDE.length; sent < bytes; sent += frameBytes) {
      frames.add(RawWebSocket.frame(false, 0, RawWebSocket.CONTINUATION, narrow));
    }
    hold(socket, frames);
  }

  /** Opens one more that sends bytes. */
  void binary(int bytes) throws IOException {
    RawWebSocket socket = open();
    List<byte[]> frames = new ArrayList<>();
    byte[] part = new byte[MEBIBYTE];
    for (int sent = 0; sent < bytes; sent += part.length) {
      int opcode = sent == 0 ? RawWebSocket.BINARY : RawWebSocket.CONTINUATION;
      frames.add(RawWebSocket.frame(false, 0, opcode, part));
    }
    hold(socket, frames);
  }

  /** Opens one more that says that a frame of so many bytes comes, and sends it but for the end. */
  void oneFrame(int bytes) throws IOException {
    RawWebSocket socket = open();
    byte[] frame = RawWebSocket.frame(true, 0, RawWebSocket.BINARY, new byte[bytes]);
    try {
      socket.write(Arrays.copyOf(frame, frame.length - 1));
      // No ping may come within a frame; who is refused hears of it soon.
      refused += socket.isReadable(SOON_MILLIS) ? 1 : 0;
    } catch (IOException e) {
      // Closed while the rest was on the way.
      refused++;
    }
  }

  private RawWebSocket open() throws IOException {
    RawWebSocket socket = RawWebSocket.open(base, "ws/echo?raw");
    sockets.add(socket);
    return socket;
  }

  /** Sends a message without its end, and sees by a ping whether it was taken. */
  private void hold(RawWebSocket socket, List<byte[]> frames) throws IOException {
    try {
      for (byte[] frame : frames) {
        socket.write(frame);
      }
      socket.write(RawWebSocket.frame(RawWebSocket.PING, new byte[] {1}));
      RawWebSocket.Frame answer = socket.readWhole();
      if (answer.opcode() == RawWebSocket.CLOSE) {
        assertThat(answer.closeCode()).isEqualTo(TRY_AGAIN_LATER);
        refused++;
        return;
      }
      assertThat(answer.opcode()).isEqualTo(RawWebSocket.PONG);
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      // Closed while the rest was on the way: the close frame was lost to a reset.
      refused++;
    }
  }

  int refused() {
    return refused;
  }

  @Override
  public void close() {
    sockets.forEach(RawWebSocket::close);
  }
}
