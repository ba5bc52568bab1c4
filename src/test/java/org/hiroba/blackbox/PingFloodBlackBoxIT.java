package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each ping costs a pong: whoever floods is closed, whoever asks now and then is answered. */
class PingFloodBlackBoxIT {
  private static final int FLOOD = 5_000;
  private static final int MOST_PONGS = 400;
  private static final int POLICY_VIOLATION = 1008;

  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();

  @ParameterizedTest
  @ValueSource(ints = {0, 125})
  void endsAConnectionThatFloods(int payload) throws IOException {
    assumeThat(SERVER.serverName()).as("Undertow answers pings by itself").isNotEqualTo("wildfly");
    try (RawWebSocket socket = RawWebSocket.open(SERVER.baseUri(), SERVER.guest("flood"), 0)) {
      socket.hello();
      Thread writer = new Thread(() -> flood(socket, payload), "flood");
      writer.start();
      int pongs = 0;
      int closedWith = RawWebSocket.DROPPED;
      try {
        for (RawWebSocket.Frame frame = socket.readWhole(); ; frame = socket.readWhole()) {
          if (frame.opcode() == RawWebSocket.CLOSE) {
            closedWith = frame.closeCode();
            break;
          }
          pongs += frame.opcode() == RawWebSocket.PONG ? 1 : 0;
        }
      } catch (SocketTimeoutException e) {
        throw e;
      } catch (IOException e) {
        // Closed while the flood was still on its way: the close frame was lost to a reset.
        closedWith = RawWebSocket.DROPPED;
      }
      assertThat(pongs).isLessThan(MOST_PONGS);
      assertThat(closedWith).isIn(POLICY_VIOLATION, RawWebSocket.DROPPED);
    }
  }

  private static void flood(RawWebSocket socket, int payload) {
    byte[] ping = RawWebSocket.frame(RawWebSocket.PING, new byte[payload]);
    try {
      for (int i = 0; i < FLOOD; i++) {
        socket.write(ping);
      }
    } catch (IOException e) {
      // Closed meanwhile, as it should be.
      return;
    }
  }

  @Test
  void answersWhoPingsALittle() throws IOException {
    try (RawWebSocket socket = RawWebSocket.open(SERVER.baseUri(), SERVER.guest("calm"), 0)) {
      socket.hello();
      int pongs = 0;
      for (int i = 0; i < 20; i++) {
        socket.write(RawWebSocket.frame(RawWebSocket.PING, new byte[] {(byte) i}));
        RawWebSocket.Frame frame = socket.readWhole();
        while (frame.opcode() != RawWebSocket.PONG) {
          frame = socket.readWhole();
        }
        assertThat(frame.payload()).containsExactly((byte) i);
        pongs++;
      }
      assertThat(pongs).isEqualTo(20);
    }
  }
}
