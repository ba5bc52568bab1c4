package org.hiroba.command;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.log.CommandKey;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.Draft;
import org.hiroba.log.Refusal;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomId;

/**
 * Carries out a mutating command exactly once: whoever sends it again, by whatever way, gets the
 * answer of the first time.
 */
public abstract class CommandDraft implements Draft<CommandRecord> {
  private final Sender sender;
  private final CommandKey key;
  private final long fingerprint;

  /**
   * Makes a draft.
   *
   * @param content everything that the client said: the same id with other content is a conflict
   */
  protected CommandDraft(Sender sender, List<String> content) {
    this.sender = sender;
    this.key = new CommandKey(sender.user().id(), sender.id());
    this.fingerprint = fingerprint(content);
  }

  /** Returns who sent the command. */
  protected final User author() {
    return sender.user();
  }

  /**
   * Returns who sent the command with the roles that they have at this moment, for what is not done
   * with every message: one question more.
   */
  protected final User authorNow(WriteTransaction tx) {
    return tx.findAccount(authorId()).map(now -> author().withRoles(now.roles())).orElse(author());
  }

  /** Returns the id of who sent the command. */
  protected final UserId authorId() {
    return sender.user().id();
  }

  /** Returns the id that the client chose. */
  protected final String clientId() {
    return key.clientId();
  }

  /** Returns the id of the session over which the command came; empty for who has none. */
  protected final Optional<String> session() {
    return sender.session();
  }

  @Override
  public final Optional<CommandKey> command() {
    return Optional.of(key);
  }

  @Override
  public final CommandRecord apply(WriteTransaction tx, Instant at) throws Refusal {
    Optional<CommandRecord> earlier = tx.findCommand(key);
    if (earlier.isPresent()) {
      if (earlier.get().fingerprint() != fingerprint) {
        throw new Refusal(
            Refusal.Reason.CONFLICT,
            "The id was used for another command; choose a new one for each command.");
      }
      again(tx, earlier.get());
      return earlier.get();
    }
    CommandRecord done = carryOut(tx, at);
    tx.recordCommand(done);
    return done;
  }

  /**
   * Checks the rules and does it.
   *
   * @throws Refusal before anything was written
   */
  protected abstract CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal;

  /**
   * Notes what others must hear of a command that was carried out earlier, if they would hear of it
   * by nothing else: after a commit whose outcome was unclear nobody may have been told. By default
   * nothing.
   */
  protected void again(WriteTransaction tx, CommandRecord earlier) {}

  /** Returns the record of a command that made an event. */
  protected final CommandRecord did(RoomEvent event) {
    return new CommandRecord(key, fingerprint, event.room(), event.seq(), event.at());
  }

  /** Returns the record of a command that made no event. */
  protected final CommandRecord didWithoutEvent(RoomId room) {
    return new CommandRecord(key, fingerprint, room, null, null);
  }

  private static long fingerprint(List<String> content) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (String part : content) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        // The length first: no two contents run into the same bytes.
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        sha256.update(bytes);
      }
      return ByteBuffer.wrap(sha256.digest()).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
