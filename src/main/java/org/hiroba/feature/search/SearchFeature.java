package org.hiroba.feature.search;

import org.hiroba.command.ChatParts;
import org.hiroba.command.CommandKind;
import org.hiroba.command.Lane;
import org.hiroba.command.Wiring;
import org.hiroba.feature.Feature;
import org.hiroba.search.MessageSearch;

/** Search: finding messages by their words. */
public final class SearchFeature implements Feature {
  @Override
  public void open(Wiring wiring) {
    ChatParts chat = wiring.parts();
    MessageSearch search = chat.search();
    wiring.command(
        CommandKind.question(
            "search", Lane.SEARCHES, in -> SearchMessages.read(in, chat.rooms(), search)));
  }
}
