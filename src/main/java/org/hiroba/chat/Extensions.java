package org.hiroba.chat;

import org.hiroba.account.Profile;
import org.hiroba.account.Role;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.log.Listed;
import org.hiroba.log.MessageView;
import org.hiroba.log.Refusal;
import org.hiroba.log.RoomLog;
import org.hiroba.log.VersionPage;
import org.hiroba.protocol.ClientCommand;
import org.hiroba.protocol.EncodedEvent;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.protocol.ServerEvent;
import org.hiroba.room.RoomDirectory;
import org.hiroba.room.RoomId;
import org.hiroba.session.ChatSession;
import org.hiroba.session.FanOut;
import org.hiroba.session.SessionRegistry;

/**
 * Carries out the commands by which this server extends {@code hiroba.v1}: versions, notification
 * levels, unread marks, saved messages, pins, own mentions and profiles. Thread-safe.
 */
final class Extensions {
  private final RoomDirectory rooms;
  private final RoomLog log;
  private final SessionRegistry sessions;
  private final FanOut fanOut;
  private final EventEncoder encoder;
  private final Answers answers;
  private final ReadMarks readMarks;
  private final ProfileNews profiles;
  private final DisplayNames displayNames;

  Extensions(
      ChatService.Parts parts, Answers answers, ReadMarks readMarks, DisplayNames displayNames) {
    this.displayNames = displayNames;
    rooms = parts.rooms();
    log = parts.log();
    sessions = parts.sessions();
    fanOut = parts.fanOut();
    encoder = parts.encoder();
    this.answers = answers;
    this.readMarks = readMarks;
    profiles = new ProfileNews(sessions, encoder);
  }

  /** Tells everybody who changed their profile; to be called about once a second. */
  void announceProfiles() {
    profiles.announce();
  }

  /** Carries out a change; returns false when the command is none of these. */
  boolean change(ChatSession session, ClientCommand.Mutating command) {
    User author = session.user();
    String id = command.id();
    if (command instanceof ClientCommand.SetNotify set) {
      PersonalDrafts.SetNotify draft = new PersonalDrafts.SetNotify(author, set);
      answers.submit(
          session,
          id,
          draft,
          done -> {
            if (draft.wasCarriedOut()) {
              tellOthers(session, new ServerEvent.RoomSettings(set.room(), set.level()));
            }
          });
    } else if (command instanceof ClientCommand.MarkUnread unread) {
      markUnread(session, unread);
    } else if (command instanceof ClientCommand.Save save) {
      answers.submit(session, id, new PersonalDrafts.Save(author, save), done -> {});
    } else if (command instanceof ClientCommand.Pin pin) {
      answers.submit(session, id, new PinDraft(author, pin), done -> {});
    } else if (command instanceof ClientCommand.SetProfile set) {
      setProfile(session, set);
    } else {
      return false;
    }
    return true;
  }

  /** Answers a question; returns false when the command is none of these. */
  boolean ask(ChatSession session, ClientCommand.Answered question) {
    String id = question.id();
    UserId caller = session.user().id();
    if (question instanceof ClientCommand.Versions versions) {
      answers.read(session, id, () -> versions(caller, versions));
    } else if (question instanceof ClientCommand.Pins pins) {
      answers.read(session, id, () -> pins(caller, pins));
    } else if (question instanceof ClientCommand.Saved saved) {
      answers.read(
          session,
          id,
          () ->
              new ServerEvent.Saved(
                  id, log.saved(caller, saved.cursor().orElse(null), saved.limit())));
    } else if (question instanceof ClientCommand.MentionsOfMe mentions) {
      answers.read(
          session,
          id,
          () ->
              new ServerEvent.MentionsOfYou(
                  id, log.mentions(caller, mentions.cursor().orElse(null), mentions.limit())));
    } else {
      return false;
    }
    return true;
  }

  private void setProfile(ChatSession session, ClientCommand.SetProfile set) {
    User author = session.user();
    String displayName = set.displayName();
    if (displayName != null && !displayName.equals(author.displayName())) {
      try {
        displayNames.requireOwn(displayName, author.name(), author.roles().contains(Role.ADMIN));
      } catch (Refusal e) {
        answers.failed(session, set.id(), e);
        return;
      }
    }
    PersonalDrafts.SetProfile draft = new PersonalDrafts.SetProfile(author, set);
    answers.submit(
        session,
        set.id(),
        draft,
        done -> {
          Profile profile = draft.profile();
          if (profile != null) {
            profiles.changed(profile);
          }
        });
  }

  private void markUnread(ChatSession session, ClientCommand.MarkUnread command) {
    RoomId room = command.room();
    readMarks.forgetWaiting(session.user().id(), room);
    PersonalDrafts.MarkUnread draft = new PersonalDrafts.MarkUnread(session.user(), command);
    answers.submit(
        session,
        command.id(),
        draft,
        done -> {
          Long mark = draft.mark();
          if (mark != null) {
            // Not droppable, as moves forward are: no later one makes up for it.
            tellOthers(session, new ServerEvent.UnreadFrom(room, mark));
          }
        });
  }

  private ServerEvent versions(UserId caller, ClientCommand.Versions query) throws Refusal {
    Access.readable(rooms, query.room(), caller);
    VersionPage page =
        log.versions(query.room(), query.target(), query.before())
            .orElseThrow(
                () ->
                    new Refusal(
                        Refusal.Reason.NOT_FOUND,
                        "There is no message " + query.target() + ", or it was deleted."));
    return new ServerEvent.Versions(query.id(), query.room(), query.target(), page);
  }

  private ServerEvent pins(UserId caller, ClientCommand.Pins query) throws Refusal {
    Access.readable(rooms, query.room(), caller);
    Listed<MessageView> pins = log.pins(query.room(), query.before(), query.limit());
    return new ServerEvent.Pins(query.id(), query.room(), pins);
  }

  private void tellOthers(ChatSession teller, ServerEvent event) {
    EncodedEvent news = encoder.encode(event);
    for (ChatSession other : sessions.of(teller.user().id())) {
      if (other != teller && other.isWelcomed()) {
        other.offer(news);
        fanOut.flush(other);
      }
    }
  }
}
