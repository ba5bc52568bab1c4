package org.hiroba.feature.profile;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hiroba.account.AccountRole;
import org.hiroba.account.LineText;
import org.hiroba.account.Profile;
import org.hiroba.account.User;
import org.hiroba.account.UserRef;
import org.hiroba.command.Change;
import org.hiroba.command.CommandDraft;
import org.hiroba.command.CommandFields;
import org.hiroba.command.RoomCommandDraft;
import org.hiroba.command.Sender;
import org.hiroba.command.TimeFields;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.protocol.CommandException;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code setProfile}: changes how one is shown; what is null stays as it is, what is
 * empty is taken out.
 */
record SetProfile(
    @Nullable String displayName,
    @Nullable String status,
    @Nullable String statusUntil,
    @Nullable String title,
    @Nullable String reading,
    @Nullable String timeZone,
    DisplayNames names)
    implements Change {
  static SetProfile read(CommandFields in, DisplayNames names) throws CommandException {
    SetProfile profile =
        new SetProfile(
            in.visibleLineIfAny("displayName", 1, LineText.MAX_CHARS),
            in.visibleLineIfAny("status", 0, LineText.MAX_CHARS),
            until(in),
            in.visibleLineIfAny("title", 0, LineText.MAX_CHARS),
            in.visibleLineIfAny("reading", 0, LineText.MAX_CHARS),
            zone(in),
            names);
    if (profile.said().allMatch(Objects::isNull)) {
      throw in.bad(
          "\"displayName\", \"status\", \"statusUntil\", \"title\", \"reading\" or \"timeZone\""
              + " must say what changes");
    }
    return profile;
  }

  /** Empty for no end, else a time in the one way in which times are written. */
  private static @Nullable String until(CommandFields in) throws CommandException {
    return "".equals(in.stringIfAny("statusUntil"))
        ? ""
        : TimeFields.instantIfAny(in, "statusUntil").map(Instant::toString).orElse(null);
  }

  private static @Nullable String zone(CommandFields in) throws CommandException {
    String zone = in.stringIfAny("timeZone");
    if (zone == null || zone.isEmpty()) {
      return zone;
    }
    return TimeFields.zoneIfAny(in, "timeZone").map(ZoneId::getId).orElse(null);
  }

  private Stream<@Nullable String> said() {
    return Stream.of(displayName, status, statusUntil, title, reading, timeZone);
  }

  @Override
  public CommandDraft draft(Sender sender) throws Refusal {
    User user = sender.user();
    if (displayName != null && !displayName.equals(user.displayName())) {
      // Before the writer's turn: it looks at everybody's name.
      names.requireOwn(displayName, user.name(), AccountRole.of(user));
    }
    return new Draft(sender, this);
  }

  /** What the two first fields say is told as ever, so that a command sent again is the same. */
  private List<String> content() {
    String absent = (displayName == null) + " " + (status == null);
    List<@Nullable String> more = Arrays.asList(statusUntil, title, reading, timeZone);
    Stream<String> first =
        Stream.of("setProfile", String.valueOf(displayName), String.valueOf(status), absent);
    return more.stream().allMatch(Objects::isNull)
        ? first.toList()
        // What is absent differs from the text "null".
        : Stream.concat(first, more.stream().map(one -> one == null ? "-" : "=" + one)).toList();
  }

  private Profile after(Profile before) {
    UserRef user = before.user();
    Instant until = before.statusUntil();
    if (statusUntil != null) {
      until = statusUntil.isEmpty() ? null : Instant.parse(statusUntil);
    } else if (status != null && !status.equals(before.status())) {
      // The end was that of another status.
      until = null;
    }
    String said = or(status, before.status());
    return new Profile(
        displayName == null ? user : new UserRef(user.id(), user.name(), displayName),
        said,
        said.isEmpty() ? null : until,
        or(title, before.title()),
        or(reading, before.reading()),
        or(timeZone, before.timeZone()));
  }

  private static String or(@Nullable String said, String before) {
    return said == null ? before : said;
  }

  private static final class Draft extends RoomCommandDraft {
    private final SetProfile command;

    Draft(Sender sender, SetProfile command) {
      super(sender, RoomId.LOBBY, command.content());
      this.command = command;
    }

    @Override
    protected CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      ProfileWrites profiles = tx.port(ProfileWrites.class);
      Profile before =
          profiles
              .profile(authorId())
              .orElseThrow(
                  () -> new Refusal(Refusal.Reason.NOT_FOUND, "There is no such account."));
      Profile now = command.after(before);
      if (!now.equals(before)) {
        profiles.setProfile(now);
        tx.note(new ProfileSet(now));
      }
      return didWithoutEvent(roomId());
    }
  }
}
