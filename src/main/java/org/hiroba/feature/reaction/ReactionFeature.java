package org.hiroba.feature.reaction;

import org.hiroba.command.CommandKind;
import org.hiroba.command.Wiring;
import org.hiroba.feature.Feature;
import org.hiroba.feature.message.MessageDeleted;
import org.hiroba.jdbc.write.Adapters;
import org.hiroba.jdbc.write.WriteContext;

/** Reactions: emoji that people put on messages. */
public final class ReactionFeature implements Feature {
  @Override
  public void open(Wiring wiring) {
    wiring
        .command(CommandKind.change("react", React::read))
        .command(CommandKind.question("reactors", in -> ListReactors.read(in, wiring.parts())));
  }

  @Override
  public void store(Adapters adapters) {
    adapters
        .event(Reacted.KIND)
        .reading(Reactors.class, JdbcReactors::new)
        .writing(ReactionsNow.class, JdbcReactions::new)
        .view(Reacted.KIND, (in, room, event) -> of(in).reacted(room, event))
        .view(MessageDeleted.KIND, (in, room, event) -> of(in).deleted(room, event.target()));
  }

  private static JdbcReactions of(WriteContext in) {
    return (JdbcReactions) in.port(ReactionsNow.class);
  }
}
