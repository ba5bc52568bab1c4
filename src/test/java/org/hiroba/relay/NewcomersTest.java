package org.hiroba.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hiroba.config.SourceKey;
import org.junit.jupiter.api.Test;

class NewcomersTest {
  private final Newcomers<String> newcomers = new Newcomers<>(3, 6);

  private static SourceKey source(int number) {
    return new SourceKey(false, number);
  }

  @Test
  void theOldestOfASourceMakesRoomForItsNext() {
    newcomers.enter(source(1), "a");
    newcomers.enter(source(1), "b");
    newcomers.enter(source(1), "c");
    assertThat(newcomers.enter(source(1), "d")).contains("a");
    assertThat(newcomers.count()).isEqualTo(3);
  }

  @Test
  void whenAllPlacesAreTakenTheFullestSourceMakesRoom() {
    for (String who : List.of("a", "b", "c")) {
      newcomers.enter(source(1), who);
    }
    newcomers.enter(source(2), "d");
    newcomers.enter(source(3), "e");
    newcomers.enter(source(4), "f");
    assertThat(newcomers.enter(source(5), "g")).contains("a");
    assertThat(newcomers.count()).isEqualTo(6);
  }

  @Test
  void whoLeavesMakesRoomAndLeavesOnce() {
    newcomers.enter(source(1), "a");
    newcomers.leave(source(1), "a");
    newcomers.leave(source(1), "a");
    assertThat(newcomers.count()).isZero();
  }

  @Test
  void anUnfinishedHandshakeKeepsNobodyOut() throws RelayException {
    RelayLimits limits = RelayLimits.defaults();
    List<RawPeer> silent = new ArrayList<>();
    try (RunningRelay relay = new RunningRelay(Optional.empty(), limits)) {
      for (int i = 0; i < 600; i++) {
        RawPeer peer = relay.connect();
        peer.send("GET / HTTP/1.1\r\n");
        silent.add(peer);
      }
      try (RawPeer honest = relay.join()) {
        assertThat(honest.say("hello").read().payload()).isEqualTo("hello");
        assertThat(relay.meter("open_connections"))
            .isLessThanOrEqualTo(limits.handshakesPerSource() + 1);
      }
    } finally {
      silent.forEach(RawPeer::close);
    }
  }
}
