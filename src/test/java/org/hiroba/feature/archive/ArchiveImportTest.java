package org.hiroba.feature.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hiroba.account.AccountName;
import org.hiroba.account.Role;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.feature.audit.AuditTrail;
import org.hiroba.feature.file.FileImport;
import org.hiroba.feature.file.FileReads;
import org.hiroba.feature.file.StoredFile;
import org.hiroba.feature.message.MessagePosted;
import org.hiroba.feature.retention.EventExpired;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.log.MessageView;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.WriteTransaction;
import org.hiroba.media.AttachedFile;
import org.hiroba.room.RoomId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveImportTest {
  private static final RoomId PUBLIC_ROOM = new RoomId("r3");

  @TempDir Path folder;
  private ArchiveHome source;
  private ArchiveHome target;
  private Path archive;

  @BeforeEach
  void open() throws Exception {
    source = ArchiveHome.sqlite(Files.createDirectory(folder.resolve("source")));
    target = ArchiveHome.sqlite(Files.createDirectory(folder.resolve("target")));
    TalkedHistory.fill(source.store.log(), 4, 1_500);
    archive = folder.resolve("archive");
    source.export(archive);
  }

  @AfterEach
  void close() {
    source.close();
    target.close();
  }

  private void assertSame() {
    for (String id : List.of("lobby", "r1", "r2", "r3")) {
      RoomId room = new RoomId(id);
      assertThat(target.events(room)).isEqualTo(source.events(room)).isNotEmpty();
      assertThat(target.messages(room)).isEqualTo(source.messages(room));
    }
    assertThat(target.roomsAndMembers()).isEqualTo(source.roomsAndMembers());
  }

  private void assertNothingWritten() {
    assertThat(target.store.log().heads(List.of(RoomId.LOBBY, PUBLIC_ROOM)).values())
        .containsOnly(0L);
    assertThat(target.store.accounts().find(new UserId("u0"))).isEmpty();
    assertThat(target.store.log().port(AuditTrail.class).newest(1)).isEmpty();
  }

  private static User account(WriteTransaction tx, String id, String name) {
    User user = new User(new UserId(id), name, name, Set.of(Role.USER));
    tx.port(SignInWrites.class).addAccount(user, new AccountName(name), TalkedHistory.BEGIN);
    return user;
  }

  private User local(ArchiveHome home, String id, String name) {
    try (WriteTransaction tx = home.store.log().begin(Set.of(), new TreeSet<>())) {
      User user = account(tx, id, name);
      tx.commit();
      return user;
    }
  }

  private static long say(ArchiveHome home, RoomId room, User from, String text) {
    try (WriteTransaction tx = home.store.log().begin(Set.of(), new TreeSet<>())) {
      long seq =
          tx.append(
                  room,
                  next ->
                      new MessagePosted(
                          room,
                          next,
                          TalkedHistory.BEGIN,
                          "said" + next,
                          from.ref(),
                          text,
                          null,
                          List.of(),
                          null,
                          false))
              .seq();
      tx.commit();
      return seq;
    }
  }

  /** Dies at some event of the second reading of people, rooms and events: that writes. */
  private static ImportSource dying(ImportSource whole, AtomicInteger eventsToLive) {
    AtomicInteger readings = new AtomicInteger();
    return new ImportSource() {
      @Override
      public String origin() {
        return whole.origin();
      }

      @Override
      public String describe() {
        return whole.describe();
      }

      @Override
      public void people(Taker<ArchivedPerson> taker) throws IOException, ArchiveFailure {
        whole.people(taker);
      }

      @Override
      public void rooms(Taker<ArchivedRoom> taker) throws IOException, ArchiveFailure {
        whole.rooms(taker);
      }

      @Override
      public void members(Taker<ArchivedMember> taker) throws IOException, ArchiveFailure {
        whole.members(taker);
      }

      @Override
      public void events(ArchivedRoom room, Taker<ArchivedEvent> taker)
          throws IOException, ArchiveFailure {
        boolean writes = readings.getAndIncrement() >= 4;
        whole.events(
            room,
            event -> {
              if (writes && eventsToLive.decrementAndGet() < 0) {
                throw new IllegalStateException("killed");
              }
              taker.take(event);
            });
      }

      @Override
      public Optional<ArchivedFile> file(AttachedFile file) {
        return whole.file(file);
      }

      @Override
      public InputStream open(ArchivedFile file) throws IOException, ArchiveFailure {
        return whole.open(file);
      }

      @Override
      public void close() throws IOException {
        whole.close();
      }
    };
  }

  @Test
  void keepsTimesAuthorsOrderRepliesReactionsAndMembers() throws Exception {
    target.take(archive);
    assertSame();
    assertThat(target.store.log().port(AuditTrail.class).newest(2))
        .extracting(entry -> entry.action() + " " + entry.actor())
        .containsExactly("import.end cli", "import.begin cli");
  }

  @Test
  void bringsTheBytesOfFilesAlongAndTellsWhichAreDamaged() throws Exception {
    try (ArchiveHome from =
            ArchiveHome.sqlite(Files.createDirectory(folder.resolve("files-from")));
        ArchiveHome to = ArchiveHome.sqlite(Files.createDirectory(folder.resolve("files-to")))) {
      TalkedHistory.fill(from.store.log(), 1, 10);
      AttachedFile good = post(from, "a".repeat(32), "設計図.txt", "the plan");
      AttachedFile bad = post(from, "b".repeat(32), "note.txt", "the note");
      Path whole = folder.resolve("with-files");
      from.export(whole);
      assertThat(whole.resolve("files/" + good.id() + ".txt")).hasContent("the plan");
      Files.writeString(whole.resolve("files/" + bad.id() + ".txt"), "the nope");
      try (Stream<Path> pages = Files.walk(whole.resolve("pages"))) {
        String link = "href=\"../../files/" + good.id() + ".txt\"";
        assertThat(pages.filter(Files::isRegularFile))
            .anySatisfy(page -> assertThat(page).content().contains(link, "設計図"));
      }

      List<String> told = to.take(whole);

      assertThat(told).anyMatch(line -> line.contains("1 files came along, and 1 did not"));
      assertThat(told).anyMatch(line -> line.contains(bad.id()));
      List<MessageView> messages = to.messages(RoomId.LOBBY);
      int last = messages.size() - 1;
      assertThat(messages.get(last - 1).files()).containsExactly(good);
      assertThat(messages.get(last).files()).containsExactly(bad.asExpired());
      try (InputStream in = to.files.open(good.id(), 0)) {
        assertThat(in).asString(StandardCharsets.UTF_8).isEqualTo("the plan");
      }
      FileReads reads = to.store.log().port(FileReads.class);
      StoredFile row = reads.find(good.id()).orElseThrow();
      assertThat(row.isPosted()).isTrue();
      assertThat(row.seq()).isEqualTo(messages.get(last - 1).seq());
      assertThat(reads.find(bad.id())).isEmpty();

      assertThat(to.take(whole)).noneMatch(line -> line.contains("came along"));
      List<String> keys = new ArrayList<>();
      to.files.keys(keys::add);
      assertThat(keys).containsExactly(good.id());
    }
  }

  /** Posts a file into the lobby. */
  private static AttachedFile post(ArchiveHome home, String id, String name, String text)
      throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    FileImport files = home.fileImport();
    AttachedFile file =
        files.take(
            new AttachedFile(id, name, "x/y", bytes.length, null, null, false, "見取り図", false),
            RoomId.LOBBY,
            new ByteArrayInputStream(bytes),
            sha256);
    try (WriteTransaction tx = home.store.log().begin(Set.of(), new TreeSet<>())) {
      UserRef author = home.messages(RoomId.LOBBY).get(0).from();
      Instant at = ArchiveHome.NOW.instant();
      MessagePosted posted =
          tx.append(
              RoomId.LOBBY,
              seq ->
                  new MessagePosted(
                      RoomId.LOBBY,
                      seq,
                      at,
                      "f" + seq,
                      author,
                      text,
                      null,
                      List.of(),
                      null,
                      List.of(file),
                      false));
      files.posted(tx, RoomId.LOBBY, posted.seq(), at, author.id(), List.of(file));
      tx.commit();
    }
    return file;
  }

  @Test
  void aDryRunTellsWhatWouldHappenAndWritesNothing() throws Exception {
    List<String> told = target.dryRun(archive, ArchiveHome.Manner.PLAIN);
    assertThat(String.join("\n", told))
        .contains("30 get a disabled account", "Rooms: 4, of which 4 get 1,500 messages in ");
    assertNothingWritten();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 400, 1_001, 1_499})
  void whatWasKilledGoesOnAndNothingIsLostOrDoubled(int events) throws Exception {
    AtomicInteger left = new AtomicInteger(events);
    ArchiveHome.Manner killed = new ArchiveHome.Manner(false, false, whole -> dying(whole, left));
    assertThatThrownBy(() -> target.take(archive, killed)).hasMessage("killed");
    target.take(archive);
    assertSame();
  }

  @Test
  void anImportDoneTwiceAddsNothing() throws Exception {
    target.take(archive);
    List<String> told = target.take(archive);
    assertThat(told).anyMatch(line -> line.contains("is here already, from an earlier import"));
    assertSame();
  }

  @Test
  void aLaterArchiveOfTheSameGoesOnWhereTheEarlierEnded() throws Exception {
    target.take(archive);
    User person = source.store.accounts().find(new UserId("u1")).orElseThrow();
    say(source, RoomId.LOBBY, person, "later");
    Path later = folder.resolve("later.zip");
    source.export(later);
    target.take(later);
    assertThat(target.events(RoomId.LOBBY)).isEqualTo(source.events(RoomId.LOBBY));
  }

  @Test
  void aRoomInWhichOthersWroteSinceIsLeftAlone() throws Exception {
    target.take(archive);
    User person = source.store.accounts().find(new UserId("u1")).orElseThrow();
    say(target, RoomId.LOBBY, person, "here");
    say(source, RoomId.LOBBY, person, "there");
    source.export(folder.resolve("later"));
    List<RoomEvent> before = target.events(RoomId.LOBBY);
    assertThat(target.take(folder.resolve("later")))
        .anyMatch(line -> line.contains("has been written in since"));
    assertThat(target.events(RoomId.LOBBY)).isEqualTo(before);
  }

  @Test
  void intoItsOwnDatabaseItComesAsRoomsOfTheirOwn() throws Exception {
    List<RoomEvent> before = source.events(PUBLIC_ROOM);
    List<String> told = source.take(archive);
    assertThat(source.events(PUBLIC_ROOM)).isEqualTo(before);
    assertThat(told)
        .anyMatch(line -> line.contains("called Lobby (imported)"))
        .anyMatch(line -> line.contains("30 are here by their ids"));
    assertThat(source.store.rooms().publicRooms("imported", 10)).isNotEmpty();
  }

  @Test
  void nobodyIsTakenOverWhoseNameIsTheSame() throws Exception {
    User local = local(target, "u-local", "person3");
    List<String> told = target.take(archive);
    assertThat(told)
        .anyMatch(line -> line.contains("others have here") && line.contains("person3"));
    assertThat(target.store.accounts().findByName(new AccountName("person3"))).contains(local);
    assertThat(target.store.rooms().overviewsOf(local.id())).hasSize(1);
    assertThat(target.events(PUBLIC_ROOM)).isEqualTo(source.events(PUBLIC_ROOM));
    User placeholder = target.store.accounts().find(new UserId("u3")).orElseThrow();
    assertThat(placeholder.isAdmin()).isFalse();
    // Nor does an archive make administrators.
    assertThat(target.store.accounts().find(new UserId("u0")).orElseThrow().isAdmin()).isFalse();
  }

  @Test
  void namesDecideWhereTheOperatorSaysSo() throws Exception {
    User local = local(target, "u-local", "person3");
    target.take(archive, ArchiveHome.Manner.BY_NAME);
    assertThat(target.store.accounts().find(new UserId("u3"))).isEmpty();
    assertThat(target.events(RoomId.LOBBY))
        .anyMatch(event -> event instanceof MessagePosted post && post.from().equals(local.ref()));
    assertThat(target.store.rooms().overviewsOf(local.id())).hasSizeGreaterThan(1);
  }

  @Test
  void aTakenNameOfAPublicRoomGetsASuffix() throws Exception {
    source.take(archive);
    source.export(folder.resolve("both"));
    List<String> told = target.take(folder.resolve("both"));
    assertThat(String.join("\n", told)).contains("Lobby (imported)");
  }

  private Path roomFile(RoomId room) throws IOException {
    for (String line : Files.readAllLines(archive.resolve("rooms.jsonl"))) {
      if (line.contains("\"id\":\"" + room + "\"")) {
        return archive.resolve(line.replaceFirst(".*\"file\":\"([^\"]+)\".*", "$1"));
      }
    }
    throw new AssertionError("no room " + room);
  }

  private void damage(Path file, int line, String with) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(line - 1, with);
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private void assertRefused(String... why) {
    assertThatThrownBy(() -> target.take(archive)).isInstanceOf(ArchiveFailure.class);
    String told = String.join("\n", target.told);
    assertThat(told).contains(why);
    assertNothingWritten();
  }

  @Test
  void aBrokenLineStopsItAndIsNamed() throws Exception {
    Path file = roomFile(PUBLIC_ROOM);
    damage(file, 5, "{\"seq\":5,");
    assertRefused("rooms/" + file.getFileName() + " line 5 is no JSON");
  }

  @Test
  void aBrokenLineIsLeftOutWhereThatIsWanted() throws Exception {
    damage(roomFile(PUBLIC_ROOM), 5, "nonsense");
    List<String> told = target.take(archive, ArchiveHome.Manner.SKIPPING);
    assertThat(String.join("\n", told))
        .contains("1 broken lines are left out", "1 events that are missing stand as expired");
    List<RoomEvent> events = target.events(PUBLIC_ROOM);
    assertThat(events.get(4)).isInstanceOf(EventExpired.class);
    assertThat(events).hasSameSizeAs(source.events(PUBLIC_ROOM));
    assertThat(events.subList(5, events.size()))
        .isEqualTo(source.events(PUBLIC_ROOM).subList(5, events.size()));
  }

  @Test
  void aNumberThatStandsTwiceIsNamed() throws Exception {
    Path file = roomFile(PUBLIC_ROOM);
    damage(file, 6, Files.readAllLines(file).get(4));
    assertRefused("line 6 has the seq 5, which does not come after 5");
  }

  @Test
  void somebodyWhoIsNotAmongThePeopleIsNamed() throws Exception {
    Path file = roomFile(PUBLIC_ROOM);
    damage(
        file, 1, Files.readAllLines(file).get(0).replaceAll("\"by\":\"[^\"]+\"", "\"by\":\"x\""));
    assertRefused("line 1 names x, who is not among the people");
  }

  @Test
  void aLineTooLongIsPassedOverWithoutBeingHeld() throws Exception {
    Path file = roomFile(PUBLIC_ROOM);
    damage(file, 2, "x".repeat(LinesReader.MAX_LINE_BYTES + 1));
    Path manifest = archive.resolve(ArchiveManifest.FILE);
    // Else its end is not read.
    Files.writeString(
        manifest, Files.readString(manifest).replaceAll("\"bytes\" : \\d+", "\"bytes\" : 2000000"));
    assertRefused("line 2 is longer than");
  }

  @Test
  void aChangedFileIsFoundByItsChecksum() throws Exception {
    Path file = roomFile(PUBLIC_ROOM);
    Files.writeString(file, Files.readString(file).replaceFirst("こんにちは", "さようなら"));
    assertRefused("is not the file that was exported");
  }

  @Test
  void aMissingFileIsNamed() throws Exception {
    Files.delete(roomFile(PUBLIC_ROOM));
    assertThatThrownBy(() -> target.take(archive)).hasMessageContaining("The archive has no file");
    assertNothingWritten();
  }

  @Test
  void aNewerFormatIsRefusedInOneLine() throws Exception {
    Path manifest = archive.resolve(ArchiveManifest.FILE);
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"version\" : 1", "\"version\" : 2"));
    assertThatThrownBy(() -> target.take(archive))
        .hasMessageContaining("is of version 2 of the format, and this Hiroba knows 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../people.jsonl", "/etc/passwd", "rooms/../../x", "a\\b", ".hidden"})
  void aNameThatLeadsOutIsRefused(String name) throws Exception {
    Path manifest = archive.resolve(ArchiveManifest.FILE);
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replace("\"people.jsonl\"", "\"" + name.replace("\\", "\\\\") + "\""));
    assertThatThrownBy(() -> target.take(archive))
        .hasMessageContaining("which is no name in an archive");
    assertNothingWritten();
  }

  @Test
  void aLinkOutOfTheFolderIsRefused() throws Exception {
    Path people = archive.resolve("people.jsonl");
    Path elsewhere = folder.resolve("elsewhere.jsonl");
    Files.move(people, elsewhere);
    Files.createSymbolicLink(people, elsewhere);
    assertThatThrownBy(() -> target.take(archive)).hasMessageContaining("is a link");
    assertNothingWritten();
  }

  @Test
  void whatIsNoArchiveIsRefusedInOneLine() throws Exception {
    Path text = Files.writeString(folder.resolve("text.zip"), "no zip at all");
    assertThatThrownBy(() -> target.take(text))
        .hasMessageContaining("is neither a folder nor a whole ZIP");
    assertThatThrownBy(() -> target.take(folder.resolve("nothing")))
        .hasMessageContaining("There is no archive");
  }
}
