package org.hiroba.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hiroba.backup.BackupReader.Content;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes backups, and reads what is none. */
class BackupFileTest {
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
  private static final String FACTS =
      "{\"format\":1,\"takenAt\":\"2026-11-30T12:00:00Z\",\"program\":\"1\",\"database\":\"SQLite\","
          + "\"schema\":12}";

  @TempDir Path folder;
  private Path home;
  private Path file;
  private final BackupWriter writer = new BackupWriter(Clock.fixed(NOON, ZoneOffset.UTC), "1.2.3");
  private final FakeSource source = new FakeSource();

  @BeforeEach
  void makeHome() throws IOException {
    home = Files.createDirectory(folder.resolve("home"));
    Files.writeString(home.resolve("hiroba.properties"), "hiroba.url=https://chat.example.com\n");
    Files.writeString(home.resolve("setup-token"), "secret");
    file = folder.resolve("monday.backup");
  }

  @Test
  void bringsBackEveryValueAndTheSettings() throws IOException {
    BackupWriter.Written written = writer.write(source, home, file);

    assertThat(written.bytes()).isEqualTo(Files.size(file));
    assertThat(written.tally()).isEqualTo(new BackupTally(1, 1, 2, 0, 5));
    Recorded recorded = new Recorded();
    Content content = BackupReader.read(file, recorded);
    assertThat(recorded.lines).isEqualTo(source.lines());
    assertThat(content.tally()).isEqualTo(written.tally());
    assertThat(content.facts()).isEqualTo(new BackupFacts(NOON, "1.2.3", "Fake", 12));
    assertThat(content.homeFiles()).containsOnlyKeys("hiroba.properties");
    assertThat(new String(content.homeFiles().get("hiroba.properties"), StandardCharsets.UTF_8))
        .isEqualTo("hiroba.url=https://chat.example.com\n");
  }

  @Test
  void isReadableByItsOwnerAloneAndLeavesNothingElse() throws IOException {
    writer.write(source, home, file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(names()).containsExactlyInAnyOrder("home", "monday.backup");
  }

  @Test
  void neverOverwritesAFileAndSaysWhyItCannotWrite() throws IOException {
    Files.writeString(file, "precious");
    assertThatThrownBy(() -> writer.write(source, home, file))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("exists");
    assertThat(file).hasContent("precious");
    assertThatThrownBy(() -> writer.write(source, home, folder.resolve("no/such/file")))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("there is no folder " + folder.resolve("no/such"));
  }

  @Test
  void leavesNothingWhenTheDatabaseFailsHalfWay() throws IOException {
    source.failsAfter = 3;
    assertThatThrownBy(() -> writer.write(source, home, file)).hasMessage("the database is gone");
    assertThat(names()).containsExactly("home");
  }

  @Test
  void refusesToWriteWhatCouldNotBeRestored() {
    source.tables.add(
        new Table("big", List.of("text"), List.<Object[]>of(new Object[] {tooLong()})));
    assertThatThrownBy(() -> writer.write(source, home, file))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("a row of the table big");
    assertThat(file).doesNotExist();
  }

  private static String tooLong() {
    return "x".repeat(BackupFormat.MAX_ROW_CHARS + 1);
  }

  @Test
  void noticesThatItIsCutOffWhereverThatIs() throws IOException {
    writer.write(source, home, file);
    byte[] whole = Files.readAllBytes(file);
    Path cut = folder.resolve("cut");
    // What follows the entries is the zip file's own list of them, which nobody needs.
    int end = indexOf(whole, new byte[] {'P', 'K', 1, 2});
    for (int length = 0; length < end; length++) {
      Files.write(cut, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> BackupReader.check(cut))
          .as("the first %d bytes", length)
          .isInstanceOf(BackupException.class);
    }
  }

  private static int indexOf(byte[] whole, byte[] part) {
    for (int i = 0; i <= whole.length - part.length; i++) {
      if (Arrays.equals(whole, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("not there");
  }

  @Test
  void noticesEveryBitThatChangesWhatIsInIt() throws IOException {
    writer.write(source, home, file);
    byte[] whole = Files.readAllBytes(file);
    Path damaged = folder.resolve("damaged");
    int noticed = 0;
    for (int i = 0; i < whole.length; i++) {
      byte[] other = whole.clone();
      other[i] ^= (byte) (1 << (i % 8));
      Files.write(damaged, other);
      Recorded recorded = new Recorded();
      try {
        Content content = BackupReader.read(damaged, recorded);
        // Times and versions of zip entries are nobody's business.
        assertThat(recorded.lines).as("byte %d", i).isEqualTo(source.lines());
        assertThat(content.facts().takenAt()).isEqualTo(NOON);
      } catch (BackupException e) {
        noticed++;
      }
    }
    assertThat(noticed).isGreaterThan(whole.length / 2);
  }

  @Test
  void refusesFilesOfOthers() throws IOException {
    for (byte[] content :
        List.of(
            new byte[0],
            "hello, world\n".getBytes(StandardCharsets.US_ASCII),
            zip("mimetype", "application/epub+zip"),
            zip("hiroba-backup.json", "[1]"),
            zip("hiroba-backup.json", "{\"format\":{}}"),
            zip("hiroba-backup.json", "{"))) {
      Files.write(file, content);
      assertThatThrownBy(() -> BackupReader.check(file)).isInstanceOf(BackupException.class);
    }
  }

  @Test
  void saysWhichVersionItTakesForANewerFormat() throws IOException {
    Files.write(file, zip("hiroba-backup.json", "{\"format\":2,\"program\":\"9.9\\u001b[2J\"}"));
    assertThatThrownBy(() -> BackupReader.check(file))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("(9.9[2J)");
  }

  @Test
  void refusesNamesThatLeadElsewhere() throws IOException {
    for (String name :
        List.of(
            "home/../../etc/passwd",
            "home/hiroba.db",
            "../evil",
            "/etc/passwd",
            "tables/../meta.jsonl",
            "tables/a\"; DROP TABLE account.jsonl",
            "tables/.jsonl",
            "tables/META.jsonl",
            "C:\\evil")) {
      Files.write(file, zip("hiroba-backup.json", FACTS, name, "[\"a\"]\n[1]"));
      assertThatThrownBy(() -> BackupReader.check(file))
          .as(name)
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("an entry that no backup has");
    }
  }

  @Test
  void refusesTablesThatAreNone() throws IOException {
    for (String rows :
        List.of(
            "",
            "{}",
            "[]",
            "[1]",
            "[\"a\",\"a\"]",
            "[\"A\"]",
            "[\"a b\"]",
            "[\"a\"]\n[1,2]",
            "[\"a\"]\n[]",
            "[\"a\"]\n[1.5]",
            "[\"a\"]\n[true]",
            "[\"a\"]\n[[1]]",
            "[\"a\"]\n[[[[[[1]]]]]]",
            "[\"a\"]\n{\"a\":1}",
            "[\"a\"]\n[99999999999999999999]",
            "[\"a\"]\n[1")) {
      Files.write(file, zip("hiroba-backup.json", FACTS, "tables/t.jsonl", rows));
      assertThatThrownBy(() -> BackupReader.check(file))
          .as(rows)
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("is damaged");
    }
    Files.write(
        file,
        zip("hiroba-backup.json", FACTS, "tables/t.jsonl", "[\"a\"]", "tables/u.jsonl", "[\"a\"]"));
    assertThatThrownBy(() -> BackupReader.check(file)).hasMessageContaining("cut off");
  }

  @Test
  void refusesAForgedEnd() throws IOException {
    String sum = HexFormat.of().formatHex(BackupFormat.digest().digest());
    Files.write(
        file,
        zip(
            "hiroba-backup.json",
            FACTS,
            "hiroba-backup-end.json",
            "{\"rows\":0,\"sha256\":\"" + sum + "\"}"));
    assertThatThrownBy(() -> BackupReader.check(file)).hasMessageContaining("checksum");
  }

  @Test
  void stopsReadingWhatUnpacksToFarMoreThanItIs() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "hiroba-backup.json", FACTS);
      zip.putNextEntry(new ZipEntry("tables/t.jsonl"));
      zip.write("[\"a\"]".getBytes(StandardCharsets.US_ASCII));
      byte[] rows = "\n[1]".repeat(1 << 18).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 100; i++) {
        zip.write(rows);
      }
      zip.closeEntry();
    }
    Files.write(file, bytes.toByteArray());
    Recorded recorded = new Recorded();
    recorded.forget = true;
    assertThatThrownBy(() -> BackupReader.read(file, recorded))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("times its size");
    assertThat(recorded.rows * 4).isLessThanOrEqualTo(BackupFormat.SMALL_BYTES + (1 << 16));
  }

  @Test
  void refusesSettingsThatAreTooBig() throws IOException {
    byte[] big = new byte[BackupFormat.MAX_FILE_BYTES + 1];
    Files.write(home.resolve("hiroba.properties"), big);
    assertThatThrownBy(() -> writer.write(source, home, file)).hasMessageContaining("more than");
    Files.write(
        file,
        zip(
            "hiroba-backup.json",
            FACTS,
            "home/hiroba.properties",
            new String(big, StandardCharsets.US_ASCII)));
    assertThatThrownBy(() -> BackupReader.check(file)).hasMessageContaining("holds a file of more");
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(one -> one.getFileName().toString()).toList();
    }
  }

  private static byte[] zip(String... namesAndContents) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        put(zip, namesAndContents[i], namesAndContents[i + 1]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private record Table(String name, List<String> columns, List<Object[]> rows) {}

  /** Remembers what it was told, line by line. */
  private static final class Recorded implements BackupSink {
    final List<String> lines = new ArrayList<>();
    boolean forget;
    long rows;

    @Override
    public void table(String name, List<String> columns) {
      lines.add(name + columns);
    }

    @Override
    public void row(Object[] values) {
      rows++;
      if (!forget) {
        lines.add(Arrays.toString(values));
      }
    }
  }

  /** Holds a few tables with all that is hard about values. */
  private static final class FakeSource implements BackupSource {
    final List<Table> tables =
        new ArrayList<>(
            List.of(
                new Table("account", List.of("no", "name"), List.<Object[]>of(row(1L, "ann"))),
                new Table(
                    "event",
                    List.of("seq", "type", "text"),
                    List.of(
                        row(1L, 1L, "line\nline\u2028\"quoted\" \\ \t 😀 日本 \u0001"),
                        row(Long.MAX_VALUE, 1L, ""),
                        row(Long.MIN_VALUE, 5L, null))),
                new Table("room", List.of("no"), List.<Object[]>of(row(0L)))));
    int failsAfter = Integer.MAX_VALUE;

    private static Object[] row(Object... values) {
      return values;
    }

    List<String> lines() throws IOException {
      Recorded recorded = new Recorded();
      read(recorded);
      return recorded.lines;
    }

    @Override
    public String database() {
      return "Fake";
    }

    @Override
    public int schema() {
      return 12;
    }

    @Override
    public void read(String table, BackupSink sink) {
      throw new UnsupportedOperationException("nobody asks for one table");
    }

    @Override
    public void read(BackupSink sink) throws IOException {
      int told = 0;
      for (Table table : tables) {
        sink.table(table.name(), table.columns());
        for (Object[] row : table.rows()) {
          if (++told > failsAfter) {
            throw new IllegalStateException("the database is gone");
          }
          sink.row(row);
        }
      }
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
