package org.hiroba.feature.reading;

import org.hiroba.command.ChatParts;
import org.hiroba.command.CommandKind;
import org.hiroba.command.Wiring;
import org.hiroba.feature.Feature;
import org.hiroba.jdbc.write.Adapters;

/** Reading: how far one has read each room, and of what in it one is notified. */
public final class ReadingFeature implements Feature {
  @Override
  public void open(Wiring wiring) {
    ChatParts chat = wiring.parts();
    ReadMarks marks = new ReadMarks(chat.writer());
    wiring
        .onNote(
            MarkMoved.class,
            moved ->
                chat.ownSockets()
                    .tell(
                        moved.user(),
                        moved.session(),
                        moved.room(),
                        new ReadUpTo(moved.room(), moved.upTo(), !moved.back())))
        .onNote(
            NotifySet.class,
            set ->
                chat.ownSockets()
                    .tell(
                        set.user(),
                        set.session(),
                        set.room(),
                        new RoomSettings(set.room(), set.level())))
        .onNote(
            RoomArranged.class,
            set ->
                chat.ownSockets()
                    .tell(
                        set.user(),
                        set.session(),
                        set.room(),
                        new RoomArrangedNews(set.room(), set.arrangement())))
        .command(CommandKind.lastingNotice("read", in -> ReadRoom.read(in, marks, chat.answers())))
        .command(CommandKind.question("counts", in -> ReadCounts.read(in, chat.rooms())))
        .command(CommandKind.change("markUnread", in -> MarkUnread.read(in, marks)))
        .command(CommandKind.change("setNotify", SetNotify::read))
        .command(CommandKind.change("setRoom", SetRoom::read));
  }

  @Override
  public void store(Adapters adapters) {
    adapters.writing(ReadingWrites.class, JdbcReading::new);
  }
}
