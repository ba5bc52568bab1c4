package org.hiroba.account;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names a group that a message may mention in one word; on the wire in lower case.
 *
 * <p>The words are those that people of many languages write after {@code @} when they mean
 * everybody. Words that stand inside other words (皆 in 皆川) or that say "at this place" as often as
 * "you who are here" (ここ) are reserved names only, see {@link ReservedNames}.
 */
public enum MentionGroup {
  /** Everybody in the room. */
  ROOM(
      "room",
      "all",
      "channel",
      "everyone", // English
      "全員",
      "みんな", // Japanese
      "所有人",
      "全体成员",
      "全體成員", // Chinese
      "모두",
      "전체", // Korean
      "alle",
      "jeder", // German, Dutch, the Nordic languages
      "tous",
      "tout le monde", // French
      "todos",
      "todas", // Spanish, Portuguese
      "tutti", // Italian
      "iedereen", // Dutch
      "wszyscy", // Polish
      "все",
      "усі",
      "всі", // Russian, Ukrainian
      "herkes", // Turkish
      "tất cả", // Vietnamese
      "semua", // Indonesian, Malay
      "ทุกคน", // Thai
      "الجميع",
      "الكل", // Arabic
      "כולם", // Hebrew
      "सभी"), // Hindi

  /** Those in the room who are online. */
  HERE("here", "hier", "ici", "aquí", "aqui", "здесь", "tutaj", "burada", "هنا", "כאן");

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<String> words;

  MentionGroup(String... words) {
    this.words = List.of(words);
  }

  /** Returns the words that mean this group, in lower case. */
  public List<String> words() {
    return words;
  }

  /** Returns the group that the log stores as this flag; null for none. */
  public static @Nullable MentionGroup ofFlag(@Nullable Boolean flag) {
    if (flag == null) {
      return null;
    }
    return flag ? ROOM : HERE;
  }

  /** Returns the flag as which the log stores a group; null for none. */
  public static @Nullable Boolean flagOf(@Nullable MentionGroup group) {
    return group == null ? null : Boolean.valueOf(group == ROOM);
  }

  /** Returns the group's name as the protocol spells it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
