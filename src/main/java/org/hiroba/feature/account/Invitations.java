package org.hiroba.feature.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hiroba.account.AccountName;
import org.hiroba.account.AccountRole;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.config.MailAddress;
import org.hiroba.feature.member.MemberJoined;
import org.hiroba.feature.profile.DisplayNames;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.Room;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.jspecify.annotations.Nullable;

/**
 * Makes links by which people make an account of their own, and lets those in who hold one.
 * Thread-safe; methods wait for the database and for hashes.
 */
public final class Invitations {
  /** For how long an invitation is good if nobody says otherwise. */
  public static final Duration LIFETIME = Duration.ofDays(7);

  static final int MAX_USES = 1_000;
  static final int MAX_ROOMS = 50;

  /** How many invitations may be good at once. */
  public static final int MAX_OPEN = 1_000;

  static final Duration LONGEST = Duration.ofDays(90);

  private final LogWriter writer;
  private final AccountBook book;
  private final PasswordHashing hashing;
  private final DisplayNames displayNames;
  private final EntryDoor door;
  private final Clock clock;

  /** Makes the use cases. */
  public Invitations(
      LogWriter writer,
      AccountBook book,
      PasswordHashing hashing,
      DisplayNames displayNames,
      EntryDoor door,
      Clock clock) {
    this.writer = writer;
    this.book = book;
    this.hashing = hashing;
    this.displayNames = displayNames;
    this.door = door;
    this.clock = clock;
  }

  /**
   * Says what an invitation is to be like.
   *
   * @param role what whoever accepts will be
   * @param rooms which they join; members are in the lobby besides; at most 50
   * @param uses how many may accept, at most 1,000
   * @param lifetime for how long, at most 90 days
   * @param mail for whom it is, one person; null for whoever holds it
   */
  public record Wish(
      AccountRole role,
      List<RoomId> rooms,
      int uses,
      Duration lifetime,
      @Nullable MailAddress mail) {
    /** Copies the rooms. */
    public Wish {
      rooms = List.copyOf(rooms);
    }

    /** Wishes for one that is for nobody in particular. */
    public Wish(AccountRole role, List<RoomId> rooms, int uses, Duration lifetime) {
      this(role, rooms, uses, lifetime, null);
    }
  }

  /**
   * Makes an invitation.
   *
   * @throws Refusal the wish goes beyond a limit, or names a room into which one may not invite
   * @throws StorageException the database cannot answer for now
   */
  public MadeLink invite(Actor actor, Wish wish) throws Refusal {
    String token = MadeLink.freshToken();
    return new MadeLink(invite(actor, wish, TokenHash.of(token)), token);
  }

  /**
   * Makes an invitation of whose token only the hash is known here.
   *
   * @throws Refusal the wish goes beyond a limit, or names a room into which one may not invite
   * @throws StorageException the database cannot answer for now
   */
  public EntryLink invite(Actor actor, Wish wish, TokenHash hash) throws Refusal {
    if (wish.uses() < 1 || wish.uses() > MAX_USES) {
      throw bad("\"uses\" is 1 to " + MAX_USES + ".");
    }
    if (wish.mail() != null && wish.uses() != 1) {
      throw bad("An invitation with \"mail\" is for one person: leave \"uses\" out.");
    }
    if (wish.lifetime().compareTo(Duration.ofHours(1)) < 0
        || wish.lifetime().compareTo(LONGEST) > 0) {
      throw bad("\"expiresInHours\" is 1 to " + LONGEST.toHours() + ".");
    }
    if (wish.rooms().size() > MAX_ROOMS) {
      throw bad("\"rooms\" names at most " + MAX_ROOMS + " rooms.");
    }
    return Outcome.await(writer.submit((tx, at) -> invite(tx, at, actor, wish, hash)));
  }

  private static EntryLink invite(
      WriteTransaction tx, Instant at, Actor actor, Wish wish, TokenHash hash) throws Refusal {
    LinkWrites links = tx.port(LinkWrites.class);
    Optional<EntryLink> done = links.find(hash);
    if (done.isPresent()) {
      // An earlier attempt was committed after all, though the database said otherwise.
      return done.get();
    }
    links.removeExpired(at);
    if (links.countGood(at) >= MAX_OPEN) {
      throw new Refusal(
          Refusal.Reason.CONFLICT,
          "There are " + MAX_OPEN + " invitations already; withdraw some that are not needed.");
    }
    for (RoomId room : wish.rooms()) {
      requireOpen(tx, room, actor.user());
    }
    EntryLink link =
        new EntryLink(
            "i" + UUID.randomUUID().toString().replace("-", ""),
            hash,
            null,
            wish.role(),
            wish.rooms(),
            wish.uses(),
            at,
            at.plus(wish.lifetime()),
            actor.user(),
            wish.mail());
    links.add(link);
    actor.did(tx, at, "invitation.create", link.id(), wish.role().wireName());
    return link;
  }

  /** Into a private room only its members invite, also by a link. */
  private static void requireOpen(WriteTransaction tx, RoomId id, @Nullable UserId by)
      throws Refusal {
    Optional<Room> room = tx.room(id).filter(Invitations::takesMembers);
    boolean known =
        room.isPresent()
            && (room.get().kind() == RoomKind.PUBLIC
                || by == null
                || tx.membership(id, by).isPresent());
    if (!known) {
      throw new Refusal(
          Refusal.Reason.NOT_FOUND, "There is no room " + id + " into which you may invite.");
    }
  }

  private static boolean takesMembers(Room room) {
    return room.kind() != RoomKind.DIRECT && !room.archived();
  }

  /** Lists invitations that are good, newest first, at most {@code limit}. */
  public List<EntryLink> list(int limit) {
    return book.invitations(clock.instant(), limit);
  }

  /**
   * Ends an invitation.
   *
   * @throws Refusal there is none with this id
   * @throws StorageException the database cannot answer for now
   */
  public void withdraw(Actor actor, String id) throws Refusal {
    Outcome.await(
        writer.submit(
            (tx, at) -> {
              if (!tx.port(LinkWrites.class).withdraw(id)) {
                throw new Refusal(Refusal.Reason.NOT_FOUND, "There is no invitation with this id.");
              }
              actor.did(tx, at, "invitation.withdraw", id, "");
              return at;
            }));
  }

  /**
   * Makes an account for somebody who was invited, and signs them in.
   *
   * @param displayName what others read; null for the name itself
   * @throws Refusal the link is no good, or name or password do not fit
   * @throws StorageException the database cannot answer for now
   */
  public Entered accept(
      String token,
      AccountName name,
      @Nullable String displayName,
      String password,
      Entrant entrant)
      throws Refusal {
    TokenHash hash = TokenHash.of(token);
    EntryLink link = EntryLink.requireGood(book.link(hash), clock.instant(), true);
    String fit = PasswordRules.requireFit(password, name);
    if (displayName != null) {
      displayNames.requireOwn(displayName, name.value(), link.role());
    }
    String passwordHash = hashing.hash(fit);
    Set<RoomId> rooms = new HashSet<>(link.rooms());
    rooms.add(RoomId.LOBBY);
    return door.welcome(
        rooms,
        name,
        link.role() == AccountRole.ADMIN,
        entrant,
        (tx, at) -> {
          EntryLink good = EntryLink.requireGood(tx.port(LinkWrites.class).find(hash), at, true);
          User newcomer = new Newcomer(name, displayName, good.role()).arrive(tx, at);
          tx.port(AccountWrites.class).setPassword(newcomer.id(), passwordHash, at);
          tx.port(LinkWrites.class).use(hash);
          MailAddress mail = good.mail();
          if (mail != null) {
            // Who invited them wrote there, and the link came from there.
            tx.port(MailAddressWrites.class)
                .set(newcomer.id(), new KnownMail(mail, KnownMail.INVITATION, null));
          }
          good.rooms().forEach(room -> join(tx, at, room, newcomer, good.by()));
          new Actor(newcomer.id(), entrant.origin().address())
              .did(tx, at, "user.create", newcomer.id().value(), good.id());
          return newcomer;
        });
  }

  /** What is no room for newcomers any more is left out. */
  private static void join(
      WriteTransaction tx, Instant at, RoomId room, User user, @Nullable UserId by) {
    boolean joins =
        tx.room(room).filter(Invitations::takesMembers).isPresent()
            && tx.membership(room, user.id()).isEmpty();
    if (joins) {
      tx.append(room, seq -> new MemberJoined(room, seq, at, user.ref(), by));
    }
  }

  private static Refusal bad(String why) {
    return new Refusal(Refusal.Reason.BAD_REQUEST, why);
  }
}
