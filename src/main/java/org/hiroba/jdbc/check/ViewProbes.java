package org.hiroba.jdbc.check;

import java.util.List;

/** Looks at tables of reactions, pins and mentions, which follow from the log. */
final class ViewProbes {
  /** What the last reaction of each kind by each person says; a kind has no variation selectors. */
  private static final String KEY = "replace(replace(label, '\uFE0E', ''), '\uFE0F', '')";

  private static final String LAST_REACTIONS =
      "(SELECT l.room, l.target, l.author, l.emoji, l.seq FROM"
          + " (SELECT room, target, author, "
          + KEY
          + " AS emoji, flag, seq, ROW_NUMBER() OVER (PARTITION BY room, target, author, "
          + KEY
          + " ORDER BY seq DESC) AS place FROM event WHERE type = 4) l"
          + " JOIN event m ON m.room = l.room AND m.seq = l.target AND m.type = 1 AND m.deleted = 0"
          + " WHERE l.place = 1 AND l.flag = 1 AND l.emoji <> '')";

  /** Their events are nobody's any more, or never were to be told from others'. */
  private static final String KNOWN_PEOPLE =
      "(SELECT no FROM account WHERE state NOT IN ('erased', 'anonymised'))";

  /** Of messages that had more kinds once, an upgrade kept so many. */
  private static final String ROOM_FOR_KINDS =
      "(SELECT COUNT(*) FROM reaction_kind k WHERE k.room = l.room AND k.target = l.target) < 50";

  private static final String SAME_REACTION =
      " v.room = l.room AND v.target = l.target AND v.emoji = l.emoji AND v.account = l.author";

  // Outer joins: of the ways to say it they are the one that both databases do quickly.
  private static final String MISSING =
      " LEFT JOIN reaction v ON"
          + SAME_REACTION
          + " WHERE v.seq IS NULL AND l.author IN "
          + KNOWN_PEOPLE
          + " AND "
          + ROOM_FOR_KINDS;

  private static final String SURPLUS =
      " LEFT JOIN "
          + LAST_REACTIONS
          + " l ON"
          + SAME_REACTION
          + " WHERE l.seq IS NULL AND v.account IN "
          + KNOWN_PEOPLE;

  private static final String KINDS =
      "(SELECT room, target, emoji, COUNT(*) AS people, MIN(seq) AS since FROM reaction"
          + " GROUP BY room, target, emoji)";

  private static final String SAME_KIND =
      " c.room = k.room AND c.target = k.target AND c.emoji = k.emoji";

  private static final String PEOPLE_OF_KIND =
      "(SELECT COUNT(*) FROM reaction c WHERE c.room = reaction_kind.room"
          + " AND c.target = reaction_kind.target AND c.emoji = reaction_kind.emoji)";

  private static final String LAST_PINS =
      "(SELECT l.room, l.target, l.seq FROM (SELECT room, target, flag, seq, ROW_NUMBER() OVER"
          + " (PARTITION BY room, target ORDER BY seq DESC) AS place FROM event WHERE type = 8) l"
          + " JOIN event m ON m.room = l.room AND m.seq = l.target AND m.type = 1 AND m.deleted = 0"
          + " WHERE l.place = 1 AND l.flag = 1)";

  private static final String BY_ROOM = " GROUP BY r.id";

  private ViewProbes() {}

  static final List<FaultProbe> ALL =
      List.of(
          FaultProbe.of(
              "SELECT r.id, COUNT(*) FROM "
                  + LAST_REACTIONS
                  + " l JOIN room r ON r.no = l.room"
                  + MISSING
                  + BY_ROOM,
              "Room {1}: {2} reactions are missing.",
              "INSERT INTO reaction (room, target, emoji, account, seq)"
                  + " SELECT l.room, l.target, l.emoji, l.author, l.seq FROM "
                  + LAST_REACTIONS
                  + " l"
                  + MISSING),
          FaultProbe.of(
              "SELECT r.id, COUNT(*) FROM reaction v JOIN room r ON r.no = v.room"
                  + SURPLUS
                  + BY_ROOM,
              "Room {1}: {2} reactions are there that nobody gave.",
              "DELETE FROM reaction WHERE (room, target, emoji, account) IN"
                  + " (SELECT v.room, v.target, v.emoji, v.account FROM reaction v"
                  + SURPLUS
                  + ")"),
          FaultProbe.of(
              "SELECT r.id, COUNT(*) FROM (SELECT k.room FROM reaction_kind k LEFT JOIN "
                  + KINDS
                  + " c ON"
                  + SAME_KIND
                  + " WHERE c.people IS NULL OR c.people <> k.people"
                  + " UNION ALL SELECT c.room FROM "
                  + KINDS
                  + " c LEFT JOIN reaction_kind k ON"
                  + SAME_KIND
                  + " WHERE k.people IS NULL) v JOIN room r ON r.no = v.room"
                  + BY_ROOM,
              "Room {1}: {2} kinds of reactions are counted wrongly.",
              "DELETE FROM reaction_kind WHERE " + PEOPLE_OF_KIND + " = 0",
              "UPDATE reaction_kind SET people = "
                  + PEOPLE_OF_KIND
                  + " WHERE people <> "
                  + PEOPLE_OF_KIND,
              "INSERT INTO reaction_kind (room, target, emoji, since, people)"
                  + " SELECT c.room, c.target, c.emoji, c.since, c.people FROM "
                  + KINDS
                  + " c WHERE NOT EXISTS (SELECT 1 FROM reaction_kind k WHERE"
                  + SAME_KIND
                  + ")"),
          FaultProbe.of(
              "SELECT r.id, COUNT(*) FROM "
                  + LAST_PINS
                  + " l JOIN room r ON r.no = l.room WHERE (l.room, l.target) NOT IN"
                  + " (SELECT room, seq FROM pin)"
                  + BY_ROOM,
              "Room {1}: {2} pins are missing.",
              "INSERT INTO pin (room, seq, event) SELECT l.room, l.target, l.seq FROM "
                  + LAST_PINS
                  + " l WHERE (l.room, l.target) NOT IN (SELECT room, seq FROM pin)"),
          FaultProbe.of(
              "SELECT r.id, COUNT(*) FROM pin v JOIN room r ON r.no = v.room"
                  + " WHERE (v.room, v.seq) NOT IN (SELECT l.room, l.target FROM "
                  + LAST_PINS
                  + " l)"
                  + BY_ROOM,
              "Room {1}: {2} pins are there that nobody set.",
              "DELETE FROM pin WHERE (room, seq) NOT IN (SELECT l.room, l.target FROM "
                  + LAST_PINS
                  + " l)"),
          ofNoMessage("mention", "mentions"),
          ofNoMessage("group_mention", "calls to many"));

  private static FaultProbe ofNoMessage(String table, String what) {
    String orphaned =
        " NOT EXISTS (SELECT 1 FROM event m WHERE m.room = "
            + table
            + ".room AND m.seq = "
            + table
            + ".seq AND m.type = 1 AND m.deleted = 0)";
    return FaultProbe.of(
        "SELECT r.id, COUNT(*) FROM "
            + table
            + " JOIN room r ON r.no = "
            + table
            + ".room WHERE"
            + orphaned
            + BY_ROOM,
        "Room {1}: {2} " + what + " are of messages that are not there.",
        "DELETE FROM " + table + " WHERE" + orphaned);
  }
}
