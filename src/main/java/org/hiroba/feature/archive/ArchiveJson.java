package org.hiroba.feature.archive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hiroba.account.UserId;
import org.hiroba.log.EventColumns;
import org.hiroba.media.AttachedFile;
import org.hiroba.protocol.JsonFields;
import org.jspecify.annotations.Nullable;

/** Writes the lines of archives; what is null or usual is left out. Stateless. */
final class ArchiveJson {
  private ArchiveJson() {}

  static ObjectNode person(ArchivedPerson person) {
    ObjectNode line =
        object()
            .put("id", person.id().value())
            .put("name", person.name())
            .put("displayName", person.displayName())
            .put("role", person.role().wireName())
            .put("state", person.state());
    if (!person.holdsName()) {
      line.put("holdsName", false);
    }
    return line.put("createdAt", JsonFields.time(person.createdAt()));
  }

  static ObjectNode room(ArchivedRoom room) {
    ObjectNode line = object().put("id", room.id().value()).put("kind", room.kind().wireName());
    put(line, "name", room.name());
    line.put("topic", room.topic());
    if (room.archived()) {
      line.put("archived", true);
    }
    line.put("posting", room.posting().wireName())
        .put("createdAt", JsonFields.time(room.createdAt()));
    put(line, "creator", id(room.creator()));
    return line.put("head", room.head()).put("file", room.file());
  }

  static ObjectNode member(ArchivedMember member) {
    return object()
        .put("room", member.room().value())
        .put("user", member.user().value())
        .put("role", member.role().wireName())
        .put("notify", member.notifyLevel().wireName())
        .put("joinedAt", JsonFields.time(member.joinedAt()))
        .put("readUpTo", member.readUpTo());
  }

  static ObjectNode event(ArchivedEvent event) {
    ObjectNode line =
        object()
            .put("seq", event.seq())
            .put("at", JsonFields.time(event.at()))
            .put("type", event.type());
    EventColumns columns = event.columns();
    put(line, "by", id(columns.author()));
    put(line, "about", id(columns.subject()));
    if (columns.target() != null) {
      line.put("target", columns.target());
    }
    if (columns.flag() != null) {
      line.put("flag", columns.flag());
    }
    put(line, "label", columns.label());
    if (!event.deleted()) {
      put(line, "text", columns.text());
    }
    if (!columns.mentions().isEmpty()) {
      ArrayNode mentions = line.putArray("mentions");
      columns.mentions().forEach(user -> mentions.add(user.value()));
    }
    if (!event.deleted() && !columns.files().isEmpty()) {
      ArrayNode files = line.putArray("files");
      columns.files().forEach(one -> files.add(file(one)));
    }
    if (event.deleted()) {
      line.put("deleted", true);
    }
    return line;
  }

  private static ObjectNode file(AttachedFile file) {
    ObjectNode one =
        object()
            .put("id", file.id())
            .put("name", file.name())
            .put("type", file.type())
            .put("bytes", file.bytes());
    if (file.width() != null && file.height() != null) {
      one.put("width", file.width()).put("height", file.height());
    }
    put(one, "alt", file.alt());
    if (file.expired()) {
      one.put("expired", true);
    }
    return one;
  }

  static ObjectNode manifest(ArchiveManifest manifest) {
    ArchiveManifest.Counts counts = manifest.counts();
    ObjectNode root =
        object()
            .put("format", ArchiveManifest.FORMAT)
            .put("version", manifest.version())
            .put("origin", manifest.origin())
            .put("madeAt", JsonFields.time(manifest.madeAt()))
            .put("madeBy", manifest.madeBy())
            .put("scope", manifest.scope())
            .put("from", manifest.from())
            .put("to", manifest.to())
            .put("zone", manifest.zone());
    root.putObject("counts")
        .put("people", counts.people())
        .put("rooms", counts.rooms())
        .put("members", counts.members())
        .put("events", counts.events())
        .put("messages", counts.messages());
    ArrayNode files = root.putArray("files");
    for (ArchivedFile file : manifest.files()) {
      files
          .addObject()
          .put("name", file.name())
          .put("bytes", file.bytes())
          .put("lines", file.lines())
          .put("sha256", file.sha256());
    }
    return root;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static @Nullable String id(@Nullable UserId user) {
    return user == null ? null : user.value();
  }

  private static void put(ObjectNode line, String name, @Nullable String value) {
    if (value != null) {
      line.put(name, value);
    }
  }
}
