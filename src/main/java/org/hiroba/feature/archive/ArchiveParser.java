package org.hiroba.feature.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hiroba.account.AccountRole;
import org.hiroba.account.UserId;
import org.hiroba.log.EventColumns;
import org.hiroba.room.MemberRole;
import org.hiroba.room.NotifyLevel;
import org.hiroba.room.Posters;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.jspecify.annotations.Nullable;

/** Reads the lines of archives, as {@link ArchiveJson} writes them. Stateless. */
final class ArchiveParser {
  private static final int MAX_NAME = 256;
  private static final int MAX_TOPIC = 1_000;
  private static final int MAX_LABEL = 256;
  private static final int MAX_FILE_NAME = 200;

  private ArchiveParser() {}

  static ArchivedPerson person(byte[] line) throws BadLine {
    LineFields in = LineFields.of(line);
    return new ArchivedPerson(
        new UserId(in.id("id")),
        in.text("name", MAX_NAME),
        in.text("displayName", MAX_NAME),
        in.word("role", AccountRole::of),
        in.flag("holdsName", true),
        in.word("state", oneOf(List.of("active", "disabled", "erased", "anonymised"), s -> s)),
        in.time("createdAt"));
  }

  static ArchivedRoom room(byte[] line) throws BadLine {
    LineFields in = LineFields.of(line);
    RoomKind kind = in.word("kind", oneOf(Arrays.asList(RoomKind.values()), RoomKind::wireName));
    String name = in.textOrNull("name", MAX_NAME);
    if ((name == null || name.isBlank()) != (kind == RoomKind.DIRECT)) {
      throw new BadLine("has a name where it needs none, or none where it needs one");
    }
    return new ArchivedRoom(
        new RoomId(in.id("id")),
        kind,
        name,
        in.text("topic", MAX_TOPIC),
        in.flag("archived", false),
        in.word("posting", Posters::ofWireName),
        in.time("createdAt"),
        in.userOrNull("creator"),
        in.number("head", 0),
        in.text("file", MAX_FILE_NAME));
  }

  static ArchivedMember member(byte[] line) throws BadLine {
    LineFields in = LineFields.of(line);
    return new ArchivedMember(
        new RoomId(in.id("room")),
        new UserId(in.id("user")),
        in.word("role", oneOf(Arrays.asList(MemberRole.values()), MemberRole::wireName)),
        in.word("notify", oneOf(Arrays.asList(NotifyLevel.values()), NotifyLevel::wireName)),
        in.time("joinedAt"),
        in.number("readUpTo", 0));
  }

  static ArchivedEvent event(byte[] line) throws BadLine {
    LineFields in = LineFields.of(line);
    boolean deleted = in.flag("deleted", false);
    String text = in.messageText();
    return new ArchivedEvent(
        in.number("seq", 1),
        in.time("at"),
        in.text("type", 32),
        new EventColumns(
            in.userOrNull("by"),
            in.userOrNull("about"),
            in.numberOrNull("target"),
            in.flagOrNull("flag"),
            in.textOrNull("label", MAX_LABEL),
            deleted ? "" : text,
            in.users("mentions"),
            in.files("files")),
        deleted);
  }

  static ArchiveManifest manifest(byte[] bytes) throws BadLine {
    LineFields in = LineFields.of(bytes);
    if (!ArchiveManifest.FORMAT.equals(in.textOrNull("format", 64))) {
      throw new BadLine("is none of an archive of Hiroba");
    }
    long version = in.number("version", 1);
    if (version > ArchiveManifest.VERSION) {
      throw new BadLine(
          "is of version "
              + version
              + " of the format, and this Hiroba knows "
              + ArchiveManifest.VERSION
              + ": import it with the version that wrote it, or a newer one");
    }
    LineFields counts = LineFields.of(in.node("counts"));
    return new ArchiveManifest(
        (int) version,
        in.id("origin"),
        in.time("madeAt"),
        in.text("madeBy", MAX_NAME),
        in.text("scope", MAX_NAME),
        in.text("from", 64),
        in.text("to", 64),
        in.text("zone", 64),
        new ArchiveManifest.Counts(
            counts.number("people", 0),
            counts.number("rooms", 0),
            counts.number("members", 0),
            counts.number("events", 0),
            counts.number("messages", 0)),
        files(in.node("files")));
  }

  private static List<ArchivedFile> files(JsonNode array) throws BadLine {
    if (!array.isArray()) {
      throw new BadLine("has no list of files");
    }
    List<ArchivedFile> files = new ArrayList<>();
    for (JsonNode one : array) {
      LineFields in = LineFields.of(one);
      files.add(
          new ArchivedFile(
              in.text("name", MAX_FILE_NAME),
              in.number("bytes", 0),
              in.number("lines", 0),
              in.text("sha256", 64)));
    }
    return files;
  }

  private static <T> Function<String, Optional<T>> oneOf(
      List<T> all, Function<T, @Nullable String> name) {
    return word -> all.stream().filter(one -> word.equals(name.apply(one))).findFirst();
  }
}
