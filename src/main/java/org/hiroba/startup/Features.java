package org.hiroba.startup;

import java.util.List;
import org.hiroba.feature.Feature;
import org.hiroba.feature.account.AccountFeature;
import org.hiroba.feature.admin.AdminFeature;
import org.hiroba.feature.archive.ArchiveFeature;
import org.hiroba.feature.audit.AuditFeature;
import org.hiroba.feature.factor.FactorFeature;
import org.hiroba.feature.file.FileFeature;
import org.hiroba.feature.hello.HelloFeature;
import org.hiroba.feature.identity.IdentityFeature;
import org.hiroba.feature.mail.MailFeature;
import org.hiroba.feature.member.MemberFeature;
import org.hiroba.feature.member.MemberJoined;
import org.hiroba.feature.mention.MentionFeature;
import org.hiroba.feature.message.MessageFeature;
import org.hiroba.feature.pin.PinFeature;
import org.hiroba.feature.presence.PresenceFeature;
import org.hiroba.feature.probe.ProbeFeature;
import org.hiroba.feature.profile.ProfileFeature;
import org.hiroba.feature.reaction.ReactionFeature;
import org.hiroba.feature.reading.ReadingFeature;
import org.hiroba.feature.retention.RetentionFeature;
import org.hiroba.feature.room.RoomFeature;
import org.hiroba.feature.saved.SavedFeature;
import org.hiroba.feature.scim.ScimFeature;
import org.hiroba.feature.search.SearchFeature;
import org.hiroba.feature.signin.SignInFeature;
import org.hiroba.feature.typing.TypingFeature;
import org.hiroba.jdbc.write.Adapters;

/** The table of features: one line each is all that the rest of the server knows of them. */
public final class Features {
  private Features() {}

  /**
   * Makes all features anew. Where several change the views at one event, they do so in this order.
   */
  public static List<Feature> all() {
    return List.of(
        new HelloFeature(),
        new AuditFeature(),
        // Before sign-ins: sockets of a disabled account are told that, and not that they ended.
        new AccountFeature(),
        new IdentityFeature(),
        new ScimFeature(),
        new FactorFeature(),
        new MailFeature(),
        new SignInFeature(),
        new AdminFeature(),
        new MessageFeature(),
        new MentionFeature(),
        new FileFeature(),
        new ReactionFeature(),
        new PinFeature(),
        new SavedFeature(),
        new RoomFeature(MemberJoined::new),
        new RetentionFeature(),
        new ArchiveFeature(),
        new MemberFeature(),
        new ReadingFeature(),
        new ProfileFeature(),
        new PresenceFeature(),
        new TypingFeature(),
        new SearchFeature(),
        new ProbeFeature());
  }

  /**
   * Returns what features keep in the database.
   *
   * @throws IllegalArgumentException two of them clash, or one is about an event that none brings
   */
  public static Adapters adapters(List<Feature> features) {
    Adapters adapters = new Adapters();
    features.forEach(feature -> feature.store(adapters));
    adapters.check();
    return adapters;
  }
}
