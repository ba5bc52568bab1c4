package org.hiroba.chat;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.Draft;
import org.hiroba.log.Refusal;
import org.hiroba.protocol.ClientCommand;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.ErrorCode;
import org.hiroba.room.RoomDirectory;
import org.hiroba.room.RoomId;
import org.hiroba.session.ChatSession;

/**
 * Carries out mutating commands, within limits, and what follows from them. Thread-safe.
 *
 * <p>Posts have the limit that {@code welcome} tells, with a burst of twice the rate. Whatever else
 * changes something has the same rate of its own and a burst of {@value #OTHER_BURST} times that:
 * who sorts a list of saved messages or sets a room up does much at once and then rests.
 */
final class Changes {
  private static final int OTHER_BURST = 10;
  private static final String TOO_MUCH =
      "Too much at once; try again with the same id a little later.";

  private final RoomDirectory rooms;
  private final Answers answers;
  private final Mentions mentions;
  private final RoomSubscriptions subscriptions;
  private final Extensions extensions;
  private final RateLimiter<UserId> posts;
  private final RateLimiter<UserId> others;

  Changes(
      ChatService.Parts parts,
      Answers answers,
      Mentions mentions,
      RoomSubscriptions subscriptions,
      Extensions extensions) {
    this.rooms = parts.rooms();
    this.answers = answers;
    this.mentions = mentions;
    this.subscriptions = subscriptions;
    this.extensions = extensions;
    int rate = parts.limits().postsPerSecond();
    posts = new RateLimiter<>(rate, Duration.ofSeconds(1), 2 * rate, parts.nanoTime());
    others = new RateLimiter<>(rate, Duration.ofSeconds(1), OTHER_BURST * rate, parts.nanoTime());
  }

  /** Carries a command out, or tells the session why not; runs on the session's command queue. */
  void carryOut(ChatSession session, ClientCommand.Mutating command) {
    RateLimiter<UserId> limiter = command instanceof ClientCommand.Post ? posts : others;
    long waitMillis = limiter.tryAcquire(session.user().id());
    if (waitMillis > 0) {
      answers.fail(session, command.id(), ErrorCode.RATE_LIMITED, TOO_MUCH, waitMillis);
      return;
    }
    if (!extensions.change(session, command)) {
      answers.submit(session, command.id(), draft(session, command), consequence(session, command));
    }
  }

  /**
   * Carries out a post of somebody without a session and waits until it is durable.
   *
   * @throws CommandException too much at once
   * @throws Refusal a rule forbids it
   */
  CommandRecord post(User author, ClientCommand.Post post) throws CommandException, Refusal {
    if (posts.tryAcquire(author.id()) > 0) {
      throw new CommandException(ErrorCode.RATE_LIMITED, TOO_MUCH, post.id(), true);
    }
    boolean member = rooms.membership(post.room(), author.id()).isPresent();
    CommandRecord done =
        answers.await(new MessageDrafts.Post(author, post, mentioned(member, post)));
    if (isFirst(done)) {
      subscriptions.addAllOfDirectRoom(done.room());
    }
    return done;
  }

  private Draft<CommandRecord> draft(ChatSession session, ClientCommand.Mutating command) {
    User author = session.user();
    if (command instanceof ClientCommand.Post post) {
      return new MessageDrafts.Post(author, post, mentioned(isMember(session, post), post));
    } else if (command instanceof ClientCommand.Edit edit) {
      return new MessageDrafts.Edit(author, edit);
    } else if (command instanceof ClientCommand.Delete delete) {
      return new MessageDrafts.Delete(author, delete);
    } else if (command instanceof ClientCommand.React react) {
      return new MessageDrafts.React(author, react);
    } else if (command instanceof ClientCommand.CreateRoom create) {
      return new RoomDrafts.Create(author, create);
    } else if (command instanceof ClientCommand.OpenDirect open) {
      return new RoomDrafts.OpenDirect(author, open);
    } else if (command instanceof ClientCommand.JoinRoom join) {
      return new MemberDrafts.Join(author, join);
    } else if (command instanceof ClientCommand.LeaveRoom leave) {
      return new MemberDrafts.Depart(author, leave);
    } else if (command instanceof ClientCommand.Remove remove) {
      return new MemberDrafts.Depart(author, remove);
    } else if (command instanceof ClientCommand.Invite invite) {
      return new MemberDrafts.Invite(author, invite);
    } else if (command instanceof ClientCommand.UpdateRoom update) {
      return new RoomDrafts.Update(author, update);
    }
    throw new IllegalArgumentException("no draft for " + command.getClass());
  }

  /** Returns what follows once the command is durable; it runs on the writer's thread. */
  private Consumer<CommandRecord> consequence(ChatSession session, ClientCommand.Mutating command) {
    UserId author = session.user().id();
    if (command instanceof ClientCommand.Post) {
      return done -> announceDirect(session, done);
    } else if (command instanceof ClientCommand.CreateRoom
        || command instanceof ClientCommand.OpenDirect
        || command instanceof ClientCommand.JoinRoom) {
      return done -> added(done.room(), author);
    } else if (command instanceof ClientCommand.Invite invite) {
      return done -> added(done.room(), invite.user());
    } else if (command instanceof ClientCommand.LeaveRoom
        || command instanceof ClientCommand.Remove) {
      return done -> mentions.membersChanged(done.room());
    }
    return done -> {};
  }

  /** Fan-out tells of new members too; but after an unclear commit it may not have heard. */
  private void added(RoomId room, UserId user) {
    mentions.membersChanged(room);
    subscriptions.add(room, user);
  }

  /** Shows a direct room to everybody in it when its first message is there. */
  private void announceDirect(ChatSession session, CommandRecord done) {
    if (isFirst(done)) {
      // Off the writer's thread: this asks the database.
      session.reads().execute(() -> subscriptions.addAllOfDirectRoom(done.room()));
    }
  }

  private static boolean isFirst(CommandRecord done) {
    Long seq = done.seq();
    return seq != null && seq == 1;
  }

  private boolean isMember(ChatSession session, ClientCommand.Post post) {
    return session.isIn(post.room())
        || rooms.membership(post.room(), session.user().id()).isPresent();
  }

  /** An outsider's text mentions nobody: the answer must not depend on who is in the room. */
  private List<UserId> mentioned(boolean member, ClientCommand.Post post) {
    return member ? mentions.in(post.room(), post.text(), post.mentions()) : post.mentions();
  }
}
