package org.hiroba.feature.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hiroba.account.Role;
import org.hiroba.account.User;
import org.hiroba.account.UserRef;
import org.hiroba.config.FileLimits;
import org.hiroba.config.FileSettings;
import org.hiroba.feature.message.MessageDeleted;
import org.hiroba.feature.message.MessagePosted;
import org.hiroba.health.Meters;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Refusal;
import org.hiroba.log.StoreContract;
import org.hiroba.media.AttachedFile;
import org.hiroba.room.RoomDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Says what becomes of files: sent, posted, too much, too old, interrupted. */
public abstract class FileContract extends StoreContract {
  private static final User AUTHOR = user(ANN);
  private static final User OTHER = user(BOB);
  private static final Duration DAY = Duration.ofDays(1);

  private final List<FileAssembly> open = new ArrayList<>();
  private Instant now = NOON;
  private LogWriter writer;
  private FileAssembly files;
  private Path parts;
  private Path kept;
  private @Nullable VirusScanner scanner;
  private FileSettings.ScanFailure scanFailure = FileSettings.ScanFailure.CLOSED;

  /** Returns who is in which rooms. */
  protected abstract RoomDirectory rooms();

  private static User user(UserRef ref) {
    return new User(ref.id(), ref.name(), ref.displayName(), Set.of(Role.USER));
  }

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  @BeforeEach
  void begin() throws IOException {
    openRoom();
    writer = new LogWriter(log, clock, news -> {});
    writer.start();
    parts = folder.resolve("uploads");
    kept = folder.resolve("files");
    files = assembly(limits(1_000, 3_000, 10_000, Duration.ZERO));
  }

  @AfterEach
  void end() {
    open.forEach(FileAssembly::close);
    writer.close();
  }

  private static FileLimits limits(long one, long person, long all, Duration keep) {
    return new FileLimits(one, person, all, 0, 3, 0, keep);
  }

  private FileAssembly assembly(FileLimits limits) throws IOException {
    FileAssembly assembly =
        new FileAssembly(
            new FileSettings(
                limits,
                2,
                2,
                FileSettings.Store.FOLDER,
                kept,
                Optional.empty(),
                true,
                Optional.empty(),
                scanFailure),
            new FileAssembly.Around(
                writer, log.port(FileReads.class), rooms(), new FolderFileStore(kept), parts),
            scanner,
            clock,
            System::nanoTime,
            Meters.NONE);
    open.add(assembly);
    return assembly;
  }

  private String begin(String name, int bytes) throws Refusal, IOException {
    return files.desk().begin(AUTHOR, SQUARE, new NewUpload(name, bytes, null, null));
  }

  private StoredFile sent(String name, String text) throws Refusal, IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return files.desk().receiveWhole(AUTHOR, begin(name, bytes.length), incoming(bytes));
  }

  private static FileDesk.Incoming incoming(byte[] bytes) {
    return new ByteArrayInputStream(bytes)::read;
  }

  private long posted(StoredFile... with) {
    return write(
            tx -> {
              FileWrites writes = tx.port(FileWrites.class);
              List<AttachedFile> attached;
              try {
                attached =
                    writes.postable(SQUARE, ANN.id(), Stream.of(with).map(StoredFile::id).toList());
              } catch (Refusal e) {
                throw new AssertionError(e);
              }
              MessagePosted message =
                  tx.append(
                      SQUARE,
                      seq ->
                          new MessagePosted(
                              SQUARE, seq, now, "c" + seq, ANN, "", null, List.of(), null, attached,
                              false));
              writes.posted(SQUARE, message.seq(), now, attached);
              return message;
            })
        .seq();
  }

  private void delete(long seq) {
    run(tx -> tx.append(SQUARE, next -> new MessageDeleted(SQUARE, next, now, seq, ANN.id())));
  }

  private void sweep() {
    for (int round = 0; round < 3; round++) {
      files.sweep().wake();
      files.sweep().look();
    }
  }

  private long onDisk() throws IOException {
    try (Stream<Path> walk = Files.walk(kept);
        Stream<Path> begun = Files.walk(parts)) {
      return Stream.concat(walk, begun).filter(Files::isRegularFile).count();
    }
  }

  private String read(StoredFile file) throws Refusal, IOException {
    try (InputStream in = files.shelf().open(file, 0)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Refusal refused(ThrowingCall call) {
    try {
      call.run();
    } catch (Refusal e) {
      return e;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("it was not refused");
  }

  private interface ThrowingCall {
    void run() throws Refusal, IOException;
  }

  @Test
  void isWholeOnceAllHasComeAndThenItsMessagesForGood() throws Exception {
    StoredFile file = sent("a.txt", "hello");
    assertThat(file.state()).isEqualTo(StoredFile.State.WHOLE);
    long seq = posted(file);

    assertThat(files.shelf().seen(OTHER, file.id()).seq()).isEqualTo(seq);
    assertThat(read(file)).isEqualTo("hello");
    now = now.plus(DAY.multipliedBy(400));
    sweep();
    assertThat(read(file)).isEqualTo("hello");
    assertThat(log.port(FileReads.class).usage()).isEqualTo(new FileReads.Usage(1, 5));
  }

  @Test
  void takesItsBytesAlongWhenTheMessageIsDeleted() throws Exception {
    StoredFile one = sent("a.txt", "hello");
    StoredFile two = sent("b.txt", "world");
    long seq = posted(one, two);
    delete(seq);

    assertThat(refused(() -> files.shelf().seen(AUTHOR, one.id())).reason())
        .isEqualTo(Refusal.Reason.NOT_FOUND);
    sweep();
    assertThat(onDisk()).isZero();
    assertThat(log.port(FileReads.class).usage()).isEqualTo(new FileReads.Usage(0, 0));
    assertThat(log.port(FileReads.class).gone(10)).isEmpty();
  }

  @Test
  void isDeletedFromNothingWhileSomebodyCopies() throws Exception {
    StoredFile file = sent("a.txt", "hello");
    delete(posted(file));
    try (FileSweep.Pause pause = files.sweep().pause()) {
      assertThat(pause).isNotNull();
      sweep();
      assertThat(read(file)).isEqualTo("hello");
    }
    sweep();
    assertThatThrownBy(() -> read(file)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void goesAfterADayWithoutAMessage() throws Exception {
    StoredFile whole = sent("a.txt", "hello");
    begin("begun.txt", 10);
    now = now.plus(DAY).minusMillis(1);
    sweep();
    assertThat(read(whole)).isEqualTo("hello");
    now = now.plus(DAY);
    sweep();

    assertThat(onDisk()).isZero();
    assertThat(log.port(FileReads.class).usage()).isEqualTo(new FileReads.Usage(0, 0));
  }

  @Test
  void goesWhenItIsOlderThanFilesAreKeptAndItsMessageSaysSo() throws Exception {
    files = assembly(limits(1_000, 0, 0, DAY.multipliedBy(30)));
    StoredFile file = sent("a.txt", "hello");
    long seq = posted(file);
    now = now.plus(DAY.multipliedBy(31));
    sweep();

    assertThat(onDisk()).isZero();
    MessagePosted message = (MessagePosted) log.eventsAfter(SQUARE, seq - 1, 1).get(0);
    assertThat(message.files()).hasSize(1);
    assertThat(message.files().get(0).expired()).isTrue();
    assertThat(message.files().get(0).name()).isEqualTo("a.txt");
  }

  @Test
  void countsFromItsBeginningOnAgainstWhatOneMayHave() throws Exception {
    assertThat(((FileRefusal) refused(() -> begin("big", 1_001))).why())
        .isEqualTo(FileRefusal.Why.TOO_LARGE);
    begin("1", 1_000);
    String second = begin("2", 1_000);
    begin("3", 1_000);
    assertThat(((FileRefusal) refused(() -> begin("4", 1))).why()).isEqualTo(FileRefusal.Why.QUOTA);
    files.desk().end(AUTHOR, second);
    assertThat(begin("4", 1_000)).isNotEmpty();

    files = assembly(limits(1_000, 0, 3_500, Duration.ZERO));
    assertThat(((FileRefusal) refused(() -> begin("5", 501))).why())
        .isEqualTo(FileRefusal.Why.DISK_FULL);
  }

  @Test
  void isRefusedWhereItsSenderMayNotWrite() {
    User stranger = user(CAT);
    Refusal refusal =
        refused(() -> files.desk().begin(stranger, SQUARE, new NewUpload("a", 1, null, null)));
    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.NOT_FOUND);
  }

  @Test
  void goesOnAfterARestartWhereItStopped() throws Exception {
    String id = begin("long.txt", 10);
    StoredFile file = files.desk().own(AUTHOR, id);
    files.desk().receive(file, 0, incoming("hello".getBytes(StandardCharsets.UTF_8)));
    files = assembly(limits(1_000, 0, 0, Duration.ZERO));

    assertThat(files.desk().offset(file)).isEqualTo(5);
    FileDesk.Received wrong = files.desk().receive(file, 3, incoming(new byte[7]));
    assertThat(wrong.conflict()).isTrue();
    FileDesk.Received rest =
        files.desk().receive(file, 5, incoming("world".getBytes(StandardCharsets.UTF_8)));
    assertThat(rest.whole()).isNotNull();
    assertThat(read(file)).isEqualTo("helloworld");
  }

  @Test
  void isFinishedOnceMoreWhenTheServerDiedBeforeItSaidSo() throws Exception {
    String id = begin("long.txt", 5);
    StoredFile file = files.desk().own(AUTHOR, id);
    // All has come and is in the store, but the row does not know it.
    Files.writeString(parts.resolve(id + ".part"), "hello");
    new FolderFileStore(kept).put(id, Files.writeString(folder.resolve("x"), "hello"));
    files = assembly(limits(1_000, 0, 0, Duration.ZERO));

    assertThat(files.desk().offset(file)).isEqualTo(5);
    FileDesk.Received again = files.desk().receive(file, 5, incoming(new byte[0]));
    assertThat(again.whole()).isNotNull();
    assertThat(read(file)).isEqualTo("hello");
    assertThat(onDisk()).isEqualTo(1);
  }

  @Test
  void leavesNoPartOfWhatIsWholeOrGoneWhenTheServerDiedInBetween() throws Exception {
    StoredFile whole = sent("a.txt", "hello");
    Files.writeString(parts.resolve(whole.id() + ".part"), "hello");
    Files.writeString(parts.resolve("0".repeat(32) + ".part"), "nobody's");
    Files.writeString(parts.resolve("made-1.tmp"), "half a picture");
    String begun = begin("b.txt", 10);
    files.desk().receive(files.desk().own(AUTHOR, begun), 0, incoming(new byte[3]));
    files = assembly(limits(1_000, 0, 0, Duration.ZERO));
    sweep();

    try (Stream<Path> left = Files.list(parts)) {
      assertThat(left).containsExactly(parts.resolve(begun + ".part"));
    }
    assertThat(files.desk().offset(files.desk().own(AUTHOR, begun))).isEqualTo(3);
  }

  @Test
  void isComparedWithWhatWasAnnouncedAfterARestartToo() throws Exception {
    String id = files.desk().begin(AUTHOR, SQUARE, new NewUpload("a", 5, "0".repeat(64), null));
    files = assembly(limits(1_000, 0, 0, Duration.ZERO));
    StoredFile file = files.desk().own(AUTHOR, id);
    Refusal refusal = refused(() -> files.desk().receive(file, 0, incoming(new byte[5])));
    assertThat(((FileRefusal) refusal).why()).isEqualTo(FileRefusal.Why.WRONG_DIGEST);
  }

  @Test
  void isWrittenByWhoBeganLast() throws Exception {
    String id = begin("two.txt", 10);
    StoredFile file = files.desk().own(AUTHOR, id);
    FileDesk.Incoming hangs =
        new FileDesk.Incoming() {
          private int reads;

          @Override
          public int read(byte[] into) throws IOException {
            reads++;
            if (reads == 1) {
              // While the first one hangs its sender comes again.
              try {
                files
                    .desk()
                    .receive(file, 0, incoming("helloworld".getBytes(StandardCharsets.UTF_8)));
              } catch (Refusal e) {
                throw new IOException(e);
              }
              into[0] = 'x';
              return 1;
            }
            return -1;
          }
        };
    FileDesk.Received late = files.desk().receive(file, 0, hangs);
    assertThat(late.conflict()).isTrue();
    assertThat(read(file)).isEqualTo("helloworld");
  }

  @Test
  void keepsNothingOfWhatIsNotWhatWasAnnounced() throws Exception {
    String id = files.desk().begin(AUTHOR, SQUARE, new NewUpload("a", 5, "0".repeat(64), null));
    StoredFile file = files.desk().own(AUTHOR, id);
    assertThat(
            ((FileRefusal)
                    refused(
                        () ->
                            files
                                .desk()
                                .receive(
                                    file, 0, incoming("hello".getBytes(StandardCharsets.UTF_8)))))
                .why())
        .isEqualTo(FileRefusal.Why.WRONG_DIGEST);
    sweep();
    assertThat(onDisk()).isZero();
  }

  @Test
  void isNobodysWhenTheScannerFindsSomething() throws Exception {
    scanner = path -> Optional.of("Eicar-Test");
    files = assembly(limits(1_000, 0, 0, Duration.ZERO));
    Refusal refusal = refused(() -> sent("a.txt", "virus"));
    assertThat(((FileRefusal) refusal).why()).isEqualTo(FileRefusal.Why.INFECTED);
    assertThat(refusal).hasMessageContaining("Eicar-Test");
    sweep();
    assertThat(onDisk()).isZero();
  }

  @Test
  void waitsForAScannerThatIsAwayOrDoesNotAsItWasSet() throws Exception {
    scanner =
        path -> {
          throw new IOException("nobody listens");
        };
    files = assembly(limits(1_000, 0, 0, Duration.ZERO));
    String id = begin("a.txt", 5);
    StoredFile file = files.desk().own(AUTHOR, id);
    byte[] bytes = "hello".getBytes(StandardCharsets.UTF_8);
    assertThat(((FileRefusal) refused(() -> files.desk().receive(file, 0, incoming(bytes)))).why())
        .isEqualTo(FileRefusal.Why.UNSCANNED);
    scanner = path -> Optional.empty();
    files = assembly(limits(1_000, 0, 0, Duration.ZERO));
    assertThat(files.desk().receive(file, 5, incoming(new byte[0])).whole()).isNotNull();

    scanFailure = FileSettings.ScanFailure.OPEN;
    scanner =
        path -> {
          throw new IOException("nobody listens");
        };
    files = assembly(limits(1_000, 0, 0, Duration.ZERO));
    assertThat(sent("b.txt", "hello").state()).isEqualTo(StoredFile.State.WHOLE);
  }

  @Test
  void ofARoomAreListedByKindNameAndPage() throws Exception {
    StoredFile one = sent("報告.txt", "one");
    StoredFile two = sent("Bericht.txt", "two");
    StoredFile three = sent("data.bin", "\u0000");
    posted(one, two);
    posted(three);
    FileReads reads = log.port(FileReads.class);

    assertThat(names(reads, "", null)).containsExactly("data.bin", "報告.txt", "Bericht.txt");
    assertThat(names(reads, "報告", null)).containsExactly("報告.txt");
    assertThat(names(reads, "BERICHT", null)).containsExactly("Bericht.txt");
    assertThat(names(reads, "", FileKind.OTHER)).containsExactly("data.bin");
    List<String> paged = new ArrayList<>();
    FileReads.Place place = FileReads.Place.BEGINNING;
    for (int page = 0; page < 3; page++) {
      var list = reads.ofRoom(SQUARE, "", null, place, 1);
      FileReads.RoomFile item = list.items().get(0);
      paged.add(item.file().name());
      place = new FileReads.Place(item.seq(), item.place());
      assertThat(list.cursor() == null).isEqualTo(page == 2);
    }
    assertThat(paged)
        .as("the last message first, its files as they stand in it")
        .containsExactly("data.bin", "報告.txt", "Bericht.txt");
  }

  private static List<String> names(FileReads reads, String query, @Nullable FileKind kind) {
    return reads.ofRoom(SQUARE, query, kind, FileReads.Place.BEGINNING, 10).items().stream()
        .map(item -> item.file().name())
        .toList();
  }
}
