package org.hiroba.feature.mention;

import org.hiroba.command.CommandKind;
import org.hiroba.command.Wiring;
import org.hiroba.feature.Feature;
import org.hiroba.jdbc.write.Adapters;

/** Mentions: whom a text means, and the list of where one is meant. */
public final class MentionFeature implements Feature {
  @Override
  public void open(Wiring wiring) {
    wiring.command(
        CommandKind.question("mentions", in -> ListMentions.read(in, wiring.parts().log())));
  }

  @Override
  public void store(Adapters adapters) {
    adapters
        .reading(MentionList.class, JdbcMentionList::new)
        .writing(MentionWrites.class, JdbcMentionWrites::new);
  }
}
