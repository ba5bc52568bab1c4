package org.hiroba.feature.message;

import org.hiroba.account.Need;
import org.hiroba.command.ChatParts;
import org.hiroba.command.CommandKind;
import org.hiroba.command.Lane;
import org.hiroba.command.Rate;
import org.hiroba.command.Rights;
import org.hiroba.command.Wiring;
import org.hiroba.feature.Feature;
import org.hiroba.feature.mention.Mentions;
import org.hiroba.jdbc.write.Adapters;

/** Messages: post, edit, delete, their pages and their earlier versions. */
public final class MessageFeature implements Feature {
  @Override
  public void open(Wiring wiring) {
    ChatParts chat = wiring.parts();
    Mentions mentions = new Mentions(chat.rooms(), chat.presence(), chat.nanoTime());
    Rights rights = chat.rights();
    wiring
        .onCommit(mentions::heard)
        .onNote(
            DirectRoomBegun.class,
            begun ->
                begun
                    .members()
                    .forEach(
                        member -> chat.subscriptions().addFromTheBeginning(begun.room(), member)))
        .command(
            CommandKind.change("post", Rate.POSTS, in -> PostMessage.read(in, mentions, rights))
                .needing(Need.POST))
        .command(
            CommandKind.change("edit", in -> EditMessage.read(in, chat.log(), mentions, rights)))
        .command(CommandKind.change("delete", in -> DeleteMessage.read(in, chat.log(), rights)))
        .command(CommandKind.question("history", Lane.HISTORY, in -> ReadHistory.read(in, chat)))
        .command(CommandKind.question("versions", in -> ReadVersions.read(in, chat)));
  }

  @Override
  public void store(Adapters adapters) {
    adapters
        .event(MessagePosted.KIND)
        .event(MessageEdited.KIND)
        .event(MessageDeleted.KIND)
        .view(MessagePosted.KIND, JdbcMessages::posted)
        .view(MessageEdited.KIND, JdbcMessages::edited)
        .view(MessageDeleted.KIND, JdbcMessages::deleted)
        .reading(MessageVersions.class, JdbcMessageVersions::new);
  }
}
