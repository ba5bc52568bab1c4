package org.hiroba.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.hiroba.command.HandClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies the bytes of files beside backups, and brings them back. */
class FileCopiesTest {
  private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
  private static final String PLAN = "a0" + "1".repeat(30);
  private static final String NOTE = "b0" + "2".repeat(30);
  private static final List<String> COLUMNS =
      List.of("id", "name", "bytes", "sha256", "state", "preview");

  private static final BackupTally SOME = new BackupTally(1, 1, 1, 1, 1);

  @TempDir Path temporary;
  private final HandClock clock = new HandClock(NOON);
  private final FakeFileBytes store = new FakeFileBytes();

  private FileCopies copies() {
    return new FileCopies(temporary.resolve("to/files"), clock);
  }

  private Path backup(Object[]... rows) {
    Path file = temporary.resolve("backup-" + clock.instant().toEpochMilli() + "-" + rows.length);
    new BackupWriter(clock, "1").write(new OneTable(List.of(rows)), temporary, file);
    return file;
  }

  private static Object[] row(String id, String text, long state, long preview) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String sha256 = HexFormat.of().formatHex(BackupFormat.digest().digest(bytes));
    return new Object[] {id, "図 " + id.charAt(0), (long) bytes.length, sha256, state, preview};
  }

  private void keep(String key, String text) {
    store.kept.put(key, text.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.walk(temporary.resolve("to/files"))) {
      return all.filter(Files::isRegularFile)
          .map(it -> it.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void eachIsCopiedOnceHoweverManyBackupsNameIt() throws IOException {
    keep(PLAN, "plan");
    keep(PLAN + ".preview", "small");
    keep(NOTE, "note");
    Path rows = backup(row(PLAN, "plan", 3, 2), row(NOTE, "note", 2, 0), row("c0c0", "x", 1, 0));

    FileTally first = copies().take(rows, SOME, store);
    FileTally second = copies().take(rows, SOME, store);

    assertThat(first).isEqualTo(new FileTally(2, 8, 2, 0, 0, List.of()));
    assertThat(second).isEqualTo(new FileTally(2, 8, 0, 0, 0, List.of()));
    assertThat(store.opened).isEqualTo(3);
    assertThat(names()).containsExactly(PLAN, PLAN + ".preview", NOTE);
    Path copy = temporary.resolve("to/files/a0").resolve(PLAN);
    assertThat(copy).hasContent("plan");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
        .isEqualTo("rw-------");
  }

  @Test
  void whatWasDeletedMeanwhileOrIsDamagedIsToldAndStopsNothing() throws IOException {
    keep(NOTE, "none");
    keep("d0d0", "good");
    Path rows = backup(row(PLAN, "plan", 3, 0), row(NOTE, "note", 3, 0), row("d0d0", "good", 3, 0));

    FileTally tally = copies().take(rows, SOME, store);

    assertThat(tally)
        .isEqualTo(new FileTally(1, 4, 1, 1, 1, List.of(PLAN + " (図 a)", NOTE + " (図 b)")));
    assertThat(names()).containsExactly("d0d0");
    assertThat(tally.told(Path.of("/b")))
        .contains("Of 1 there are none any more", "such as " + PLAN);
  }

  @Test
  void nothingIsReadAgainWhereNoMessageHasAFile() throws IOException {
    Path none = temporary.resolve("no such backup");

    FileTally tally = copies().take(none, new BackupTally(1, 1, 9, 0, 20), store);

    assertThat(tally.files()).isZero();
    assertThat(temporary.resolve("to")).doesNotExist();
  }

  @Test
  void whatWasCutOffIsCopiedAgain() throws IOException {
    keep(PLAN, "plan");
    Path rows = backup(row(PLAN, "plan", 3, 0));
    copies().take(rows, SOME, store);
    Path copy = temporary.resolve("to/files/a0").resolve(PLAN);
    Files.writeString(copy, "pl");

    assertThat(copies().take(rows, SOME, store).copied()).isEqualTo(1);
    assertThat(copy).hasContent("plan");
  }

  @Test
  void onlyWhatIsLackingIsPutBackAndNothingThatIsDamaged() throws IOException {
    keep(PLAN, "plan");
    keep(PLAN + ".preview", "small");
    keep(NOTE, "note");
    Path rows = backup(row(PLAN, "plan", 3, 2), row(NOTE, "note", 3, 0), row("d0d0", "x", 3, 0));
    copies().take(rows, SOME, store);
    Files.writeString(temporary.resolve("to/files/b0").resolve(NOTE), "nope");
    store.kept.clear();

    FileTally tally = copies().giveBack(sink -> BackupReader.read(rows, sink), store);

    assertThat(store.kept).containsOnlyKeys(PLAN, PLAN + ".preview");
    assertThat(tally)
        .isEqualTo(new FileTally(1, 4, 1, 1, 1, List.of(NOTE + " (図 b)", "d0d0 (図 d)")));
    assertThat(tally.toldBack()).contains("1 of them put back", "The bytes of 1 are missing");
    assertThat(copies().giveBack(sink -> BackupReader.read(rows, sink), store).copied()).isZero();
  }

  @Test
  void whatNoKeptBackupNamesGoes() throws IOException {
    keep(PLAN, "plan");
    keep(NOTE, "note");
    copies().take(backup(row(PLAN, "plan", 3, 0), row(NOTE, "note", 3, 0)), SOME, store);
    clock.move(Duration.ofDays(1));
    copies().take(backup(row(NOTE, "note", 3, 0)), SOME, store);
    Path others = Files.writeString(temporary.resolve("to/files/README"), "mine");
    Files.setLastModifiedTime(others, FileTime.from(Instant.EPOCH));

    copies().dropNamedBefore(NOON);
    assertThat(names()).contains(PLAN, NOTE);
    copies().dropNamedBefore(NOON.plus(Duration.ofDays(1)));

    assertThat(names()).containsExactly("README", NOTE);
  }

  @Test
  void anIdThatLeadsElsewhereIsRefused() {
    Path rows = backup(row("../../../etc/passwd", "x", 3, 0));

    assertThatThrownBy(() -> copies().take(rows, SOME, store))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("an id that no file has");
  }

  /** A database with files alone. */
  private record OneTable(List<Object[]> rows) implements BackupSource {
    @Override
    public String database() {
      return "Fake";
    }

    @Override
    public int schema() {
      return 15;
    }

    @Override
    public void read(BackupSink sink) throws IOException {
      read(FileRows.TABLE, sink);
    }

    @Override
    public void read(String table, BackupSink sink) throws IOException {
      sink.table(table, COLUMNS);
      for (Object[] row : rows) {
        sink.row(row);
      }
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
