package org.hiroba.feature.archive;

import java.util.Set;
import org.hiroba.account.MentionGroup;
import org.hiroba.account.UserId;
import org.hiroba.feature.file.FileImport;
import org.hiroba.feature.mention.MentionWrites;
import org.hiroba.log.EventColumns;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.WriteTransaction;

/** Appends an event as it was, with its own time. Immutable. */
record ImportedEvent(RoomEvent event) {
  /**
   * What these say of members and rooms was so once: how it is in the end comes by itself, and a
   * name in between may be somebody else's here.
   */
  private static final Set<String> PLAIN = Set.of("memberJoined", "memberLeft", "roomUpdated");

  void appendTo(WriteTransaction tx, ImportWrites writes, FileImport files) {
    if (PLAIN.contains(event.kind().wireName())) {
      writes.appendPlain(event);
      return;
    }
    tx.append(event.room(), seq -> event);
    EventColumns columns = event.columns();
    UserId author = columns.author();
    if (author != null && !columns.files().isEmpty()) {
      files.posted(tx, event.room(), event.seq(), event.at(), author, columns.files());
    }
    // Who was here when a message called those who were, no archive tells.
    if (event.kind().isMessage()
        && author != null
        && MentionGroup.ofFlag(columns.flag()) == MentionGroup.ROOM) {
      tx.port(MentionWrites.class)
          .call(event.room(), event.seq(), event.at(), author, MentionGroup.ROOM, Set.of());
    }
  }
}
