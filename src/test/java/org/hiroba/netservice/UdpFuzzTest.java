package org.hiroba.netservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import org.hiroba.fuzz.Fuzz;
import org.junit.jupiter.api.Test;

/** Odd datagrams: each is answered or dropped, an echo is what was sent. */
class UdpFuzzTest {
  private static final int ROUNDS = 300;
  private static final int MAX_BYTES = 3_000;

  @Test
  void answersOrDropsEach() throws Exception {
    NetLimits limits = NetLimits.defaults();
    try (RunningServices running = new RunningServices(limits)) {
      int[] sent = {0};
      Fuzz.rounds(
          ROUNDS,
          mutator -> {
            byte[] data =
                mutator.oneIn(3)
                    ? mutator.text(50).getBytes(java.nio.charset.StandardCharsets.UTF_8)
                    : mutator.bytes(mutator.oneIn(4) ? MAX_BYTES : limits.udpMaxBytes());
            boolean echo = mutator.oneIn(2);
            sent[0]++;
            String from = "127.0." + (5 + sent[0] / 200 % 250) + "." + (1 + sent[0] % 200);
            try (DatagramSocket client = running.udp(from, 0)) {
              running.send(client, echo ? "echo-udp" : "daytime-udp", data);
              running.awaitHandledByUdp(sent[0]);
              if (echo && data.length <= limits.udpMaxBytes()) {
                assertThat(RunningServices.receive(client)).isEqualTo(data);
              }
            }
            // Time goes on, so that the limit of all together is met by none.
            running.pass(java.time.Duration.ofMillis(100));
          });
    }
  }
}
