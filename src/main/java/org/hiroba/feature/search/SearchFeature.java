package org.hiroba.feature.search;

import org.hiroba.command.ChatParts;
import org.hiroba.command.CommandKind;
import org.hiroba.command.Lane;
import org.hiroba.command.Wiring;
import org.hiroba.feature.Feature;
import org.hiroba.jdbc.write.Adapters;

/** Search: finding messages by their words, and by whom, where and when they were written. */
public final class SearchFeature implements Feature {
  @Override
  public void open(Wiring wiring) {
    ChatParts chat = wiring.parts();
    wiring.command(
        CommandKind.question("search", Lane.SEARCHES, in -> SearchMessages.read(in, chat)));
  }

  @Override
  public void store(Adapters adapters) {
    adapters.reading(SearchNames.class, JdbcSearchNames::new);
  }
}
