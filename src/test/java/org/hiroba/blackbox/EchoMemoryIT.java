package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What raw echoes may hold together: anybody may open as many as they like. */
class EchoMemoryIT {
  private static final int TRY_AGAIN_LATER = 1013;

  /** A quarter of the 512 MiB heap is less than a dozen of these. */
  private static final int CONNECTIONS = 12;

  private static final int UNFINISHED_BYTES = 15 << 20;

  @TempDir Path home;

  @Test
  void isBoundedAndGivenBack() throws IOException {
    try (HirobaProcess server = HirobaProcess.start(home)) {
      List<RawWebSocket> greedy = new ArrayList<>();
      int refused = 0;
      for (int i = 0; i < CONNECTIONS; i++) {
        RawWebSocket socket = RawWebSocket.open(server.baseUri(), "ws/echo?raw");
        greedy.add(socket);
        refused += holdOn(socket) ? 0 : 1;
      }
      assertThat(refused).isBetween(1, CONNECTIONS - 4);
      greedy.forEach(RawWebSocket::close);
      try (ChatClient client = ChatClient.open(server.baseUri(), "ws/echo?raw", "")) {
        byte[] big = new byte[UNFINISHED_BYTES];
        client.sendBinary(big);
        assertThat(client.awaitBinaries(1).get(0)).hasSize(UNFINISHED_BYTES);
      }
    }
  }

  /** Sends a message without its end, in fragments, and sees by a ping whether it was taken. */
  private static boolean holdOn(RawWebSocket socket) throws IOException {
    try {
      byte[] part = new byte[1 << 20];
      for (int sent = 0; sent < UNFINISHED_BYTES; sent += part.length) {
        int opcode = sent == 0 ? RawWebSocket.BINARY : RawWebSocket.CONTINUATION;
        socket.write(RawWebSocket.frame(false, 0, opcode, part));
      }
      socket.write(RawWebSocket.frame(RawWebSocket.PING, new byte[] {1}));
      RawWebSocket.Frame answer = socket.readWhole();
      if (answer.opcode() == RawWebSocket.CLOSE) {
        assertThat(answer.closeCode()).isEqualTo(TRY_AGAIN_LATER);
        return false;
      }
      assertThat(answer.opcode()).isEqualTo(RawWebSocket.PONG);
      return true;
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      // Closed while the rest was on the way: the close frame was lost to a reset.
      return false;
    }
  }
}
