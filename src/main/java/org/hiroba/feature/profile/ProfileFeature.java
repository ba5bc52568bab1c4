package org.hiroba.feature.profile;

import org.hiroba.command.ChatParts;
import org.hiroba.command.CommandKind;
import org.hiroba.command.Wiring;
import org.hiroba.feature.Feature;
import org.hiroba.jdbc.write.Adapters;

/** Profiles: how people describe themselves. */
public final class ProfileFeature implements Feature {
  @Override
  public void open(Wiring wiring) {
    ChatParts chat = wiring.parts();
    ProfileNews news = new ProfileNews(chat.sessions(), chat.encoder(), chat.rooms());
    DisplayNames names = new DisplayNames(chat.rooms());
    wiring
        .onNote(ProfileSet.class, set -> news.changed(set.profile()))
        .everySecond("profiles", news::announce)
        .command(CommandKind.change("setProfile", in -> SetProfile.read(in, names)));
  }

  @Override
  public void store(Adapters adapters) {
    adapters.writing(ProfileWrites.class, JdbcProfiles::new);
  }
}
