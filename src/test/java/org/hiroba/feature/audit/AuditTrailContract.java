package org.hiroba.feature.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.feature.audit.AuditTrail.Numbered;
import org.hiroba.log.Note;
import org.hiroba.log.StoreContract;
import org.junit.jupiter.api.Test;

/** Says how every {@link AuditTrail} is read. */
public abstract class AuditTrailContract extends StoreContract {
  private AuditTrail trail() {
    return log.port(AuditTrail.class);
  }

  private static AuditEntry entry(Instant at, String actor, String action, int target) {
    return new AuditEntry(at, actor, action, "t" + target, "192.0.2.7", "");
  }

  /** Twelve entries, two a second, the last one of a clock that was set back. */
  private void fill() {
    run(
        tx -> {
          for (int i = 0; i < 11; i++) {
            entry(NOON.plusSeconds(i / 2), i % 3 == 0 ? "u-a" : "u-b", i % 2 == 0 ? "x" : "y", i)
                .writeIn(tx);
          }
          entry(NOON.plusSeconds(2), "u-a", "y", 11).writeIn(tx);
        });
  }

  private List<String> targets(AuditQuery query) {
    List<String> targets = new ArrayList<>();
    List<Numbered> page = trail().entries(query);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(query.limit());
      page.forEach(one -> targets.add(one.entry().target()));
      AuditQuery.Place place = AuditQuery.Place.of(page.get(page.size() - 1).place().text());
      page = trail().entries(query.goOn(place));
    }
    return targets;
  }

  private static AuditQuery query(Instant from, Instant to, String actor, String action) {
    return new AuditQuery(from, to, actor, action, null, false, 2);
  }

  private static AuditQuery backwards(AuditQuery query) {
    return new AuditQuery(
        query.from(), query.to(), query.actor(), query.action(), null, true, query.limit());
  }

  @Test
  void isReadPageByPageInBothDirectionsWithoutAHoleOrADouble() {
    fill();
    AuditQuery all = query(null, null, "", "");
    assertThat(targets(all))
        .containsExactly("t10", "t9", "t8", "t7", "t6", "t11", "t5", "t4", "t3", "t2", "t1", "t0");
    List<String> forward = targets(backwards(all));
    assertThat(forward).startsWith("t0", "t1").endsWith("t9", "t10").hasSize(12);
  }

  @Test
  void isReadByTimeActorAndAction() {
    fill();
    assertThat(targets(query(NOON.plusSeconds(2), NOON.plusSeconds(3), "", "")))
        .containsExactly("t11", "t5", "t4");
    assertThat(targets(query(null, null, "u-a", "")))
        .containsExactly("t11", "t9", "t6", "t3", "t0");
    assertThat(targets(query(null, null, "u-a", "x"))).containsExactly("t6", "t0");
    assertThat(targets(query(null, null, "", "y")))
        .containsExactly("t11", "t9", "t7", "t5", "t3", "t1");
    assertThat(targets(query(NOON.plusSeconds(2), null, "", "y")))
        .containsExactly("t11", "t9", "t7", "t5");
    assertThat(targets(backwards(query(null, NOON.plusSeconds(2), "u-a", ""))))
        .containsExactly("t0", "t3");
    assertThat(targets(query(null, null, "nobody", ""))).isEmpty();
    assertThat(targets(query(NOON.plusSeconds(5), NOON, "", ""))).isEmpty();
  }

  @Test
  void tellsOthersOfWhatIsWrittenDownOnlyWithItsCommit() {
    List<Note> notes = new ArrayList<>();
    run(
        tx -> {
          entry(NOON, "u-a", "x", 1).writeIn(tx);
          notes.addAll(tx.news().notes());
        });
    assertThat(notes).containsExactly(new WrittenDown(entry(NOON, "u-a", "x", 1)));
  }

  @Test
  void takesNothingForAPlaceThatIsNone() {
    for (String text : List.of("", "1", ".", "1.", "a.b", "1.99999999999999999999")) {
      assertThatThrownBy(() -> AuditQuery.Place.of(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
