package org.hiroba.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeparturesTest {
  private final AtomicLong nanos = new AtomicLong(42);
  private final ManualThread owner = new ManualThread();
  private final ManualThread one = new ManualThread();
  private final ManualThread two = new ManualThread();
  private final List<String> sent = new ArrayList<>();
  private final Departures departures = new Departures(owner, nanos::get);

  /** Keeps tasks until they are to run. */
  private static final class ManualThread implements Executor {
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
      tasks.add(task);
    }

    private void runOne() {
      tasks.remove().run();
    }
  }

  private void add(Executor sender, int count) {
    for (int i = 0; i < count; i++) {
      String name = "s" + i;
      departures.add(sender, () -> sent.add(name));
    }
  }

  @Test
  void sendsNothingBeforeItLeaves() {
    add(one, 3);
    assertThat(one.tasks).isEmpty();
    assertThat(departures.areUnderWay()).isFalse();
  }

  @Test
  void handsEachThreadOneTaskForAllOfItsSends() {
    add(one, 3);
    add(two, 2);
    departures.leave();
    assertThat(one.tasks).hasSize(1);
    assertThat(two.tasks).hasSize(1);
    one.runOne();
    assertThat(sent).containsExactly("s0", "s1", "s2");
    two.runOne();
    assertThat(sent).hasSize(5);
  }

  @Test
  void leavesWithWhatWasAddedSinceItLeftLast() {
    add(one, 1);
    departures.leave();
    departures.leave();
    assertThat(one.tasks).hasSize(1);
    add(one, 1);
    departures.leave();
    assertThat(one.tasks).hasSize(2);
  }

  @Test
  void beginsWithWhoHasWaited() {
    add(one, 2);
    departures.addFirst(one, () -> sent.add("answer"));
    departures.leave();
    one.runOne();
    assertThat(sent).containsExactly("answer", "s0", "s1");
  }

  @Test
  void letsTheThreadReadBetweenTwoTasks() {
    add(one, Departures.TASK_SENDS + 1);
    departures.leave();
    one.runOne();
    assertThat(sent).hasSize(Departures.TASK_SENDS);
    assertThat(one.tasks).isEmpty();
    owner.runOne();
    one.runOne();
    assertThat(sent).hasSize(Departures.TASK_SENDS + 1);
    assertThat(departures.areUnderWay()).isFalse();
  }

  @Test
  void tellsItsOwnerWhenTheLastThreadIsDone() {
    add(one, 1);
    add(two, 1);
    departures.leave();
    one.runOne();
    assertThat(departures.areUnderWay()).isTrue();
    assertThat(owner.tasks).isEmpty();
    two.runOne();
    assertThat(departures.areUnderWay()).isFalse();
    assertThat(owner.tasks).hasSize(1);
  }

  @Test
  void waitsNoLongerForAThreadThatIsStuck() {
    add(one, 1);
    departures.leave();
    nanos.addAndGet(Departures.PATIENCE_NANOS - 1);
    assertThat(departures.areUnderWay()).isTrue();
    nanos.addAndGet(1);
    assertThat(departures.areUnderWay()).isFalse();
  }

  @Test
  void waitsForAThreadWithManySendsAsLongAsItMoves() {
    add(one, 3 * Departures.TASK_SENDS);
    departures.leave();
    for (int task = 0; task < 2; task++) {
      nanos.addAndGet(Departures.PATIENCE_NANOS - 1);
      one.runOne();
      owner.runOne();
      assertThat(departures.areUnderWay()).isTrue();
    }
    one.runOne();
    assertThat(departures.areUnderWay()).isFalse();
  }

  @Test
  void letsEachSendFindOutThatItsThreadIsGone() {
    Executor gone =
        task -> {
          throw new RejectedExecutionException("told to refuse");
        };
    add(gone, Departures.TASK_SENDS + 1);
    departures.leave();
    owner.runOne();
    assertThat(sent).hasSize(Departures.TASK_SENDS + 1);
    assertThat(departures.areUnderWay()).isFalse();
  }

  @Test
  void goesOnWhenASendThrows() {
    departures.add(
        one,
        () -> {
          throw new IllegalStateException("told to throw");
        });
    add(one, 1);
    departures.leave();
    try {
      one.runOne();
    } catch (IllegalStateException e) {
      sent.add(e.getMessage());
    }
    owner.runOne();
    one.runOne();
    assertThat(sent).containsExactly("told to throw", "s0");
  }
}
