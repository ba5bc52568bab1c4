package org.hiroba.feature.typing;

import org.hiroba.command.ChatParts;
import org.hiroba.command.CommandKind;
import org.hiroba.command.Wiring;
import org.hiroba.feature.Feature;

/** Typing: who is about to say something. */
public final class TypingFeature implements Feature {
  @Override
  public void open(Wiring wiring) {
    ChatParts chat = wiring.parts();
    TypingNews news = new TypingNews(chat.fanOut(), chat.encoder(), chat.nanoTime());
    wiring.command(CommandKind.notice("typing", in -> TellTyping.read(in, news, chat.answers())));
  }
}
