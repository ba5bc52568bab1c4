package org.hiroba.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hiroba.teaching.EchoMemory.Share;
import org.hiroba.teaching.EchoMemory.Share.Outcome;
import org.junit.jupiter.api.Test;

class EchoMemoryTest {
  private static final int MEBIBYTE = 1 << 20;

  private final EchoMemory memory = new EchoMemory();

  @Test
  void boundsWhatOneConnectionHolds() {
    Share share = memory.share();
    assertThat(share.take(RawEcho.MAX_HELD_BYTES + 1L)).isEqualTo(Outcome.OWN_LIMIT);
    assertThat(memory.heldBytes()).isZero();
  }

  @Test
  void boundsWhatAllHoldAndGivesItBackWhenOneEnds() {
    List<Share> shares = new ArrayList<>();
    Outcome outcome = Outcome.TAKEN;
    while (outcome == Outcome.TAKEN) {
      Share share = memory.share();
      outcome = share.take(16L * MEBIBYTE);
      shares.add(share);
    }
    assertThat(outcome).isEqualTo(Outcome.ALL_LIMIT);
    assertThat(memory.heldBytes())
        .isEqualTo(16L * MEBIBYTE * (shares.size() - 1))
        .isLessThanOrEqualTo(Runtime.getRuntime().maxMemory() / 4);
    assertThat(shares.get(0).end()).isTrue();
    assertThat(memory.share().take(16L * MEBIBYTE)).isEqualTo(Outcome.TAKEN);
  }

  /** The end and what was under way are told of by different threads, in any order. */
  @Test
  void givesBackOnceOnWhateverPath() {
    Share share = memory.share();
    assertThat(share.take(1_000)).isEqualTo(Outcome.TAKEN);
    share.give(400);
    assertThat(memory.heldBytes()).isEqualTo(600);
    assertThat(share.end()).isTrue();
    assertThat(share.end()).isFalse();
    share.give(600);
    assertThat(share.take(1)).isEqualTo(Outcome.ENDED);
    assertThat(memory.heldBytes()).isZero();
  }
}
