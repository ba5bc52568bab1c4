package org.hiroba.feature.member;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.log.EventColumns;
import org.hiroba.log.EventKind;
import org.hiroba.log.EventRow;
import org.hiroba.log.MembershipChange;
import org.hiroba.protocol.JsonFields;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody became a member.
 *
 * @param by who invited; null when they joined by themselves
 */
public record MemberJoined(RoomId room, long seq, Instant at, UserRef user, @Nullable UserId by)
    implements MembershipChange {
  /** The kind of this event. */
  public static final EventKind<MemberJoined> KIND =
      EventKind.of(5, "memberJoined", MemberJoined::read);

  private static MemberJoined read(EventRow row) {
    return new MemberJoined(row.room(), row.seq(), row.at(), row.requireSubject(), row.authorId());
  }

  @Override
  public EventKind<MemberJoined> kind() {
    return KIND;
  }

  @Override
  public boolean joins() {
    return true;
  }

  @Override
  public EventColumns columns() {
    return EventColumns.by(by).about(user.id());
  }

  @Override
  public void writeFields(JsonGenerator out) throws IOException {
    JsonFields.writeRef(out, "user", user);
    JsonFields.writeIdIfAny(out, "by", by);
  }
}
