package org.hiroba.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hiroba.fuzz.Fuzz;
import org.hiroba.fuzz.Mutator;
import org.junit.jupiter.api.Test;

/** Odd handshakes and odd frames at the relay: it refuses or takes them, and serves the next. */
class RelayFuzzTest {
  private static final int HEADS = 5_000;
  private static final int HANDSHAKES = 100;
  private static final int CONVERSATIONS = 100;

  private static byte[] head(Mutator mutator) {
    String[] more =
        mutator.oneIn(2)
            ? new String[0]
            : new String[] {
              mutator.pick(
                      List.of(
                          "Origin: http://localhost",
                          "Sec-WebSocket-Protocol: ",
                          "Sec-WebSocket-Extensions: permessage-deflate; a=\"",
                          "Host: other",
                          "Content-Length: "))
                  + mutator.text(6)
                  + "\r\n"
            };
    byte[] head =
        RawPeer.handshake(mutator.oneIn(5) ? "/" + mutator.text(4) : "/", more)
            .getBytes(StandardCharsets.UTF_8);
    return mutator.oneIn(4) ? head : mutator.mutate(head);
  }

  @Test
  void readsAnyHeadOrRefusesIt() {
    Fuzz.rounds(
        HEADS,
        mutator -> {
          byte[] head = head(mutator);
          try {
            RequestHead.parse(head);
          } catch (HandshakeRefusal e) {
            assertThat(e.getMessage()).isNotBlank();
          } catch (RuntimeException e) {
            throw new AssertionError(e + " for " + Fuzz.shown(head), e);
          }
        });
  }

  @Test
  void servesTheNextAfterAnyHandshake() throws RelayException {
    try (RunningRelay relay = new RunningRelay(Optional.empty(), RelayLimits.defaults())) {
      Fuzz.rounds(
          HANDSHAKES,
          mutator -> {
            byte[] head = head(mutator);
            try (RawPeer odd = relay.connect()) {
              odd.send(head);
            }
            requireService(relay, head);
          });
    }
  }

  /** Makes what may be a frame, or several. */
  private static byte[] frames(Mutator mutator) {
    int first = mutator.oneIn(3) ? mutator.below(256) : mutator.pick(List.of(0x81, 0x82, 0x01, 0));
    byte[] payload =
        mutator.oneIn(2) ? mutator.text(20).getBytes(StandardCharsets.UTF_8) : mutator.bytes(300);
    byte[] frame = RawPeer.frame(first, payload);
    return mutator.oneIn(3) ? mutator.mutate(frame) : frame;
  }

  @Test
  void servesTheOthersWhateverFramesOneSends() throws RelayException {
    try (RunningRelay relay = new RunningRelay(Optional.empty(), RelayLimits.defaults())) {
      Fuzz.rounds(
          CONVERSATIONS,
          mutator -> {
            byte[] last = {};
            try (RawPeer odd = relay.join()) {
              for (int i = mutator.below(20); i >= 0; i--) {
                last = frames(mutator);
                if (!sent(odd, last)) {
                  break;
                }
              }
            }
            requireService(relay, last);
          });
    }
  }

  private static boolean sent(RawPeer peer, byte[] bytes) {
    try {
      peer.send(bytes);
      return true;
    } catch (java.io.UncheckedIOException e) {
      // Closed by the relay for what came before.
      return false;
    }
  }

  private static void requireService(RunningRelay relay, byte[] after) {
    try (RawPeer next = relay.join()) {
      next.say("served?");
      RawPeer.Frame frame = next.read();
      // What the odd one said is passed on, too.
      while (!frame.text().equals("served?")) {
        frame = next.read();
      }
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(e + " after " + Fuzz.shown(after), e);
    }
  }
}
