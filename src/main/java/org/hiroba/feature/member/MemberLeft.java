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
 * Somebody is a member no more.
 *
 * @param by who removed them; null when they left by themselves
 */
public record MemberLeft(RoomId room, long seq, Instant at, UserRef user, @Nullable UserId by)
    implements MembershipChange {
  /** The kind of this event. */
  public static final EventKind<MemberLeft> KIND = EventKind.of(6, "memberLeft", MemberLeft::read);

  private static MemberLeft read(EventRow row) {
    return new MemberLeft(row.room(), row.seq(), row.at(), row.requireSubject(), row.authorId());
  }

  @Override
  public EventKind<MemberLeft> kind() {
    return KIND;
  }

  @Override
  public boolean joins() {
    return false;
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
