package org.hiroba.feature.signin;

import java.time.Instant;
import org.hiroba.command.ChatParts;
import org.hiroba.command.Wiring;
import org.hiroba.feature.Feature;
import org.hiroba.jdbc.write.Adapters;
import org.hiroba.session.ChatSession;

/** Signing in: accounts, their sign-ins, and the tokens of programs. */
public final class SignInFeature implements Feature {
  @Override
  public void open(Wiring wiring) {
    ChatParts chat = wiring.parts();
    wiring
        .onNote(
            SignInEnded.class, ended -> chat.attendance().signedOut(ended.user(), ended.signIn()))
        .onNote(RolesSet.class, set -> give(chat, set))
        .everySecond("tokens", () -> endExpired(chat));
  }

  /** Ends the sockets of tokens whose time is over; asks no database. */
  private static void endExpired(ChatParts chat) {
    Instant now = chat.clock().instant();
    for (ChatSession session : chat.sessions().all()) {
      if (!session.reach().isLiveAt(now)) {
        chat.attendance().signedOut(session.user().id(), session.signIn());
      }
    }
  }

  private static void give(ChatParts chat, RolesSet set) {
    chat.attendance().rolesChanged(set.user(), set.roles());
    chat.sessions().of(set.user()).stream()
        .map(ChatSession::user)
        .findFirst()
        .ifPresent(
            user -> chat.ownSockets().tell(user.id(), new RolesChanged(user, chat.rights())));
  }

  @Override
  public void store(Adapters adapters) {
    adapters.writing(SignInWrites.class, JdbcSignInWrites::new);
  }
}
