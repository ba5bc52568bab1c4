package org.hiroba.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.DoubleSupplier;
import org.hiroba.command.HandClock;
import org.hiroba.config.BackupSettings;
import org.hiroba.health.HealthStatus;
import org.hiroba.health.Meters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes backups at their time. */
class BackupScheduleTest {
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir Path temporary;
  private final HandClock clock = new HandClock(NOON);
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final Map<String, DoubleSupplier> gauges = new HashMap<>();
  private String trouble = "";
  private Runnable meanwhile = () -> {};
  private final FakeFileBytes files = new FakeFileBytes();
  private Path folder;
  private Backups backups;
  private BackupSchedule schedule;

  @BeforeEach
  void make() {
    folder = temporary.resolve("home/backups");
    restart();
  }

  private void restart() {
    backups = new Backups(this::moment, temporary.resolve("home"), files, clock, new Shown());
    schedule =
        BackupSchedule.of(
                backups, new BackupSettings(Optional.of(DAY), 2, folder, true), clock, waiting::add)
            .orElseThrow();
  }

  private BackupSource moment() {
    if (!trouble.isEmpty()) {
      throw new IllegalStateException(trouble);
    }
    return new BackupSource() {
      @Override
      public String database() {
        return "Fake";
      }

      @Override
      public int schema() {
        return 1;
      }

      @Override
      public void read(BackupSink sink) throws IOException {
        sink.table("room", List.of("no"));
        meanwhile.run();
      }

      @Override
      public void read(String table, BackupSink sink) {
        throw new UnsupportedOperationException("nobody asks for one table");
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
  }

  /** Looks, and does what that leads to. */
  private void look() {
    schedule.look();
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  private List<String> names() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.map(one -> one.getFileName().toString()).sorted().toList();
    }
  }

  private double metric(String name) {
    return gauges.get(name).getAsDouble();
  }

  @Test
  void makesNoneWhereNobodyWantsAny() {
    assertThat(
            BackupSchedule.of(
                backups,
                new BackupSettings(Optional.empty(), 2, folder, true),
                clock,
                waiting::add))
        .isEmpty();
  }

  @Test
  void makesTheFirstAtOnceAndTheNextWhenItIsDue() throws IOException {
    look();
    assertThat(names()).containsExactly("hiroba-20261130T120000Z.backup");
    clock.move(DAY.minusSeconds(1));
    look();
    assertThat(names()).hasSize(1);
    clock.move(Duration.ofSeconds(1));
    look();
    assertThat(names())
        .containsExactly("hiroba-20261130T120000Z.backup", "hiroba-20261201T120000Z.backup");
    assertThat(BackupReader.check(folder.resolve(names().get(1))).facts().takenAt())
        .isEqualTo(NOON.plus(DAY));
  }

  @Test
  void countsFromTheNewestAlsoWhenTheServerWasStartedAnew() throws IOException {
    look();
    clock.move(Duration.ofHours(23));
    restart();
    look();
    assertThat(names()).hasSize(1);
    assertThat(schedule.check().data()).containsEntry("newest", NOON.toString());
    clock.move(Duration.ofHours(1));
    look();
    assertThat(names()).hasSize(2);
  }

  @Test
  void deletesOldOnesOnlyAfterANewerOneIsWhole() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("hiroba-notes.backup"), "of somebody else");
    Files.writeString(folder.resolve("monday.backup"), "of somebody else");
    for (int i = 0; i < 2; i++) {
      look();
      clock.move(DAY);
    }
    trouble = "the database is gone";
    look();
    assertThat(names()).hasSize(4);
    trouble = "";
    meanwhile = () -> assertThat(schedule.check().status()).isEqualTo(HealthStatus.DOWN);
    clock.move(BackupSchedule.RETRY);
    look();
    assertThat(names())
        .containsExactly(
            "hiroba-20261201T120000Z.backup",
            "hiroba-20261202T120500Z.backup",
            "hiroba-notes.backup",
            "monday.backup");
  }

  @Test
  void saysThatItFailedAndTriesAgain() throws IOException {
    trouble = "the database is gone";
    look();
    assertThat(schedule.check().status()).isEqualTo(HealthStatus.DOWN);
    assertThat(schedule.check().data().get("error")).asString().contains("the database is gone");
    trouble = "";
    clock.move(BackupSchedule.RETRY.minusSeconds(1));
    look();
    assertThat(names()).isEmpty();
    clock.move(Duration.ofSeconds(1));
    look();
    assertThat(names()).hasSize(1);
    assertThat(schedule.check().status()).isEqualTo(HealthStatus.UP);
  }

  @Test
  void saysThatNoneWasMadeForLong() {
    look();
    clock.move(DAY.multipliedBy(2).plus(BackupSchedule.RETRY));
    assertThat(schedule.check().status()).isEqualTo(HealthStatus.UP);
    clock.move(Duration.ofSeconds(1));
    assertThat(schedule.check().status()).isEqualTo(HealthStatus.DOWN);
  }

  @Test
  void beginsNoneWhileOneIsBeingMade() {
    schedule.look();
    clock.move(DAY.multipliedBy(3));
    schedule.look();
    assertThat(waiting).hasSize(1);
    meanwhile =
        () ->
            assertThatThrownBy(() -> backups.to(temporary.resolve("second")))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("being made already");
    waiting.remove().run();
    assertThat(temporary.resolve("second")).doesNotExist();
    assertThat(schedule.check().status()).isEqualTo(HealthStatus.UP);
  }

  @Test
  void goesOnWhenTheClockWasSetBack() throws IOException {
    clock.move(Duration.ofDays(400));
    look();
    clock.move(Duration.ofDays(-400));
    look();
    assertThat(names()).contains("hiroba-20261130T120000Z.backup");
  }

  @Test
  void clearsAwayWhatAKilledServerLeft() throws IOException {
    Files.createDirectories(folder);
    Path old = Files.writeString(folder.resolve(BackupWriter.UNFINISHED + "1"), "half");
    Path young = Files.writeString(folder.resolve(BackupWriter.UNFINISHED + "2"), "half");
    Files.setLastModifiedTime(old, FileTime.from(NOON.minus(Duration.ofDays(2))));
    Files.setLastModifiedTime(young, FileTime.from(NOON));
    look();
    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void tellsWhenTheLastOneWasWhole() {
    assertThat(metric("hiroba_backup_last_success_timestamp_seconds")).isZero();
    look();
    assertThat(metric("hiroba_backup_last_success_timestamp_seconds"))
        .isEqualTo((double) NOON.getEpochSecond());
    assertThat(metric("hiroba_backup_last_size_bytes")).isPositive();
  }

  @Test
  void leavesItWhenTheServerGoesDown() {
    BackupSchedule late =
        BackupSchedule.of(
                backups,
                new BackupSettings(Optional.of(DAY), 2, folder, true),
                clock,
                task -> {
                  throw new RejectedExecutionException();
                })
            .orElseThrow();
    late.look();
    late.look();
    assertThat(folder).doesNotExist();
  }

  /** Remembers gauges by their names. */
  private final class Shown implements Meters {
    @Override
    public Counter counter(String name, String help, String... labels) {
      return Meters.NONE.counter(name, help, labels);
    }

    @Override
    public void gauge(String name, String help, DoubleSupplier value, String... labels) {
      gauges.put(name, value);
    }

    @Override
    public Histogram histogram(String name, String help, double[] bounds, String... labels) {
      return Meters.NONE.histogram(name, help, bounds, labels);
    }
  }
}
