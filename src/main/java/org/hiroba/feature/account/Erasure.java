package org.hiroba.feature.account;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.hiroba.account.Profile;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.feature.account.ErasureWrites.Extent;
import org.hiroba.feature.mention.NameReleased;
import org.hiroba.feature.profile.ProfileSet;
import org.hiroba.log.Draft;
import org.hiroba.log.Errand;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Ports;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;
import org.hiroba.log.WriteTransaction;
import org.hiroba.protocol.RandomText;
import org.hiroba.room.RoomId;

/**
 * Erases people on request. The account stays, for the sake of the messages, under a neutral name
 * that tells nothing; or its messages become those of one account that all share who are no more
 * known. Thread-safe; methods wait for the database.
 */
public final class Erasure {
  /** Is shown in the place of everybody who was erased. */
  static final String DISPLAY_NAME = "Former member";

  /** How many rows one transaction looks at: nobody's post waits long behind it. */
  private static final int PIECE = 2_000;

  /** How many transactions one round makes; messages come between them. */
  private static final int PIECES_AT_ONCE = 20;

  private static final int RANDOM_BYTES = 6;
  private static final Logger LOG = System.getLogger(Erasure.class.getName());

  private final LogWriter writer;
  private final ErasureReads reads;
  private final Errand rest = new Errand(() -> Duration.ofNanos(System.nanoTime()).toMillis());

  /** Makes the use case. */
  public Erasure(LogWriter writer, Ports ports) {
    this.writer = writer;
    this.reads = ports.port(ErasureReads.class);
  }

  /**
   * Erases a person. Sign-ins and tokens end, sockets close with 4003. An account that was erased
   * may be so once more, to lose its messages, too.
   *
   * @param anonymise whether not even that its messages are of one person is to be known
   * @throws Refusal there is no such account, or nobody else could administer
   * @throws StorageException the database cannot answer for now
   */
  public void erase(Actor actor, UserId user, boolean anonymise) throws Refusal {
    Extent wanted = anonymise ? Extent.PERSON_AND_AUTHORSHIP : Extent.PERSON;
    // Nothing in it is of the person, not even of the account's id.
    String name = "former-" + RandomText.ofBytes(RANDOM_BYTES).replace('_', '-');
    UserRef neutral = new UserRef(user, name, DISPLAY_NAME);
    Outcome.await(writer.submit(new Erase(actor, neutral, wanted)));
    rest.begin();
  }

  private record Erase(Actor actor, UserRef neutral, Extent wanted) implements Draft<Instant> {
    /** Everybody is a member of the lobby: it is locked before anything about them is changed. */
    @Override
    public Set<RoomId> rooms() {
      return Set.of(RoomId.LOBBY);
    }

    @Override
    public Instant apply(WriteTransaction tx, Instant at) throws Refusal {
      ErasureWrites writes = tx.port(ErasureWrites.class);
      UserId user = neutral.id();
      Extent before = writes.extent(user).orElseThrow(People::nobody);
      if (before.compareTo(wanted) >= 0) {
        // An earlier attempt was committed after all, or somebody else was faster.
        return at;
      }
      if (before == Extent.NOTHING) {
        People.requireAnotherAdmin(tx, user);
        Disabling.ends(tx, user);
      }
      writes.erase(neutral, wanted, at);
      tx.note(new ProfileSet(new Profile(neutral, "")));
      tx.note(new NameReleased(user));
      tx.note(new NameErased());
      String detail = wanted == Extent.PERSON ? "keep" : "anonymise";
      actor.did(tx, at, "user.erase", user.value(), detail);
      return at;
    }
  }

  /**
   * Goes on with what is too much for one transaction, also of the time before a restart. For one
   * thread at a time.
   */
  public void look() {
    if (!rest.isDue()) {
      return;
    }
    try {
      boolean goesOn = reads.isUnderWay();
      for (int i = 0; i < PIECES_AT_ONCE && goesOn; i++) {
        Outcome.await(
            writer.submit(
                (tx, at) -> {
                  boolean done = tx.port(ErasureWrites.class).goOn(PIECE, at);
                  if (done) {
                    tx.note(new NameErased());
                  }
                  return done;
                }));
        goesOn = reads.isUnderWay();
      }
      rest.looked(goesOn);
    } catch (StorageException e) {
      // It is said elsewhere, and goes on in the next round.
      LOG.log(Level.DEBUG, "An erasure goes on later: {0}", e.getMessage());
    } catch (Refusal e) {
      throw new IllegalStateException("nothing refuses this", e);
    }
  }
}
