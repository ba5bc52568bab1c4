package org.hiroba.web.page;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.User;
import org.hiroba.command.Access;
import org.hiroba.command.ChatService;
import org.hiroba.log.HistoryPage;
import org.hiroba.log.HistoryQuery;
import org.hiroba.log.HistoryQuery.Anchor;
import org.hiroba.log.Refusal;
import org.hiroba.room.Room;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomOverview;

/**
 * One room as the page shows it without JavaScript, as {@code plain} in EL: the person's rooms and
 * the last messages of one. Texts are not escaped. Immutable.
 */
public final class PlainRoom {
  /** How many messages one page shows; those before them are a link away. */
  static final int MESSAGES = 30;

  private final List<PlainLink> rooms;
  private final String zone;
  private final String id;
  private final String href;
  private final String name;
  private final String topic;
  private final boolean archived;
  private final boolean member;
  private final boolean speaks;
  private final List<PlainMessage> messages;
  private final String older;
  private final boolean latest;
  private final boolean expired;

  private PlainRoom(
      List<PlainLink> rooms,
      String zone,
      Room room,
      String href,
      String name,
      boolean member,
      boolean speaks,
      List<PlainMessage> messages,
      String older,
      boolean latest,
      boolean expired) {
    this.rooms = List.copyOf(rooms);
    this.zone = zone;
    this.id = room.id().value();
    this.href = href;
    this.name = name;
    this.topic = room.topic();
    this.archived = room.archived();
    this.member = member;
    this.speaks = speaks;
    this.messages = List.copyOf(messages);
    this.older = older;
    this.latest = latest;
    this.expired = expired;
  }

  /**
   * Reads a room for somebody.
   *
   * @param before only messages below this seq; 0 for the newest ones
   * @param zone in which the times are told
   * @param now milliseconds of any clock, which make the links of this page new ones
   * @throws Refusal the room is not there, or not for this person
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  static PlainRoom read(
      ChatService chat,
      User reader,
      RoomId id,
      long before,
      Language language,
      ZoneId zone,
      long now)
      throws Refusal {
    HistoryQuery query =
        new HistoryQuery(before > 0 ? Anchor.BEFORE : Anchor.LATEST, before, MESSAGES);
    HistoryPage page = chat.history(reader, id, query);
    Room room = chat.room(reader, id);
    List<RoomOverview> overviews = chat.rooms(reader);
    Optional<RoomOverview> own = chat.overview(reader, id);
    DateTimeFormatter format =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(language.locale())
            .withZone(zone);
    String name = own.map(it -> PlainLink.nameOf(it, reader.id())).orElse(room.name());
    return new PlainRoom(
        overviews.stream().map(it -> new PlainLink(it, reader.id(), id, now)).toList(),
        zone.getDisplayName(TextStyle.FULL, language.locale()),
        room,
        PlainLink.toNewest(id, now),
        name == null ? "" : name,
        own.isPresent(),
        own.filter(it -> Access.speaks(room, it.role(), reader)).isPresent(),
        page.messages().stream().map(message -> new PlainMessage(message, format)).toList(),
        page.hasBefore() ? PlainLink.to(id) + "&before=" + page.messages().get(0).seq() : "",
        !page.hasAfter(),
        page.expired());
  }

  /** Returns the person's rooms. */
  public List<PlainLink> getRooms() {
    return rooms;
  }

  /** Returns the name of the zone in which the times are told. */
  public String getZone() {
    return zone;
  }

  /** Returns the room's id. */
  public String getId() {
    return id;
  }

  /** Returns the address of the room's newest messages. */
  public String getHref() {
    return href;
  }

  /** Returns what the room is called. */
  public String getName() {
    return name;
  }

  /** Returns what the room is about; may be empty. */
  public String getTopic() {
    return topic;
  }

  /** Tells whether nobody may write here any more. */
  public boolean isArchived() {
    return archived;
  }

  /** Tells whether the person may read but is no member and may not write. */
  public boolean isGuest() {
    return !member && !archived;
  }

  /** Tells whether the person may write here. */
  public boolean isWritable() {
    return speaks && !archived;
  }

  /** Tells whether others write here, and the person reads as a member. */
  public boolean isAnnouncements() {
    return member && !speaks && !archived;
  }

  /** Returns the messages, oldest first. */
  public List<PlainMessage> getMessages() {
    return messages;
  }

  /** Returns the address of the messages before these; empty when there are none. */
  public String getOlder() {
    return older;
  }

  /** Tells whether messages before these were too old to be kept. */
  public boolean isExpired() {
    return expired;
  }

  /** Tells whether these are the newest messages. */
  public boolean isLatest() {
    return latest;
  }
}
