package org.hiroba.jdbc.write;

import java.sql.SQLException;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.log.EventColumns;
import org.hiroba.log.RoomEvent;
import org.hiroba.media.AttachedFile;

/** Writes events and what follows from them in the views. Belongs to the writer's thread. */
final class EventInserts {
  private static final String EVENT =
      "INSERT INTO event (room, seq, type, at, message_no, author, subject, target, flag, label,"
          + " text, mentions, files) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final WriteContext context;
  private final Adapters adapters;

  EventInserts(WriteContext context, Adapters adapters) {
    this.context = context;
    this.adapters = adapters;
  }

  /** Writes an event of a room that has counted it in already. */
  void write(RoomRow room, RoomEvent event) throws SQLException {
    insert(context, room, event);
    for (ViewWriter<RoomEvent> view : adapters.viewsOf(event.kind())) {
      view.write(context, room, event);
    }
  }

  /** Writes the event alone. */
  static void insert(WriteContext context, RoomRow room, RoomEvent event) throws SQLException {
    EventColumns columns = event.columns();
    context
        .pending()
        .batch(EVENT)
        .number(room.number())
        .number(event.seq())
        .small(event.kind().number())
        .time(event.at())
        .number(room.room().messageCount())
        .numberOrNull(context.numberOrNull(columns.author()))
        .numberOrNull(context.numberOrNull(columns.subject()))
        .numberOrNull(columns.target())
        .flag(columns.flag())
        .text(columns.label())
        .text(columns.text())
        .text(columns.mentions().isEmpty() ? null : Columns.spaced(columns.mentions()))
        .text(AttachedFile.stored(columns.files()))
        .addBatch();
  }
}
