package org.hiroba.fuzz;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes commands: mostly such as a client sends, with fields that are left out, doubled, odd or of
 * other types. Immutable.
 *
 * @param types the names of the commands
 * @param rooms ids of rooms, some of which one may not see
 * @param users ids of people
 */
public record CommandGrammar(List<String> types, List<String> rooms, List<String> users) {
  private static final List<String> SEQS = List.of("seq", "target", "before", "after", "around");
  private static final List<String> FIELDS =
      List.of(
          "id",
          "room",
          "text",
          "seq",
          "target",
          "emoji",
          "on",
          "q",
          "limit",
          "cursor",
          "users",
          "user",
          "mentions",
          "replyTo",
          "name",
          "kind",
          "topic",
          "archived",
          "owner",
          "level",
          "state",
          "displayName",
          "status",
          "resume",
          "epoch",
          "from",
          "before",
          "after",
          "around");

  /** Makes one command, or nearly one. */
  public String command(Mutator mutator) {
    List<String> members = new ArrayList<>();
    members.add(member("type", string(mutator.oneIn(30) ? mutator.text(3) : mutator.pick(types))));
    if (!mutator.oneIn(20)) {
      members.add(member("id", string("f-" + mutator.below(Integer.MAX_VALUE))));
    }
    for (String field : FIELDS) {
      boolean usual = List.of("room", "target", "text", "on", "emoji", "q").contains(field);
      if (!field.equals("id") && (usual ? !mutator.oneIn(5) : mutator.oneIn(5))) {
        members.add(member(field, mutator.oneIn(6) ? any(mutator, 3) : usual(field, mutator)));
      }
    }
    if (mutator.oneIn(10)) {
      members.add(member(mutator.text(2), any(mutator, 20)));
    }
    return "{" + String.join(",", members) + "}";
  }

  /** Makes a value as the field should have it. */
  private String usual(String field, Mutator mutator) {
    if (SEQS.contains(field) || field.equals("replyTo") || field.equals("limit")) {
      return Integer.toString(mutator.below(40));
    }
    return switch (field) {
      case "room" -> string(mutator.pick(rooms));
      case "user", "owner", "from" -> string(mutator.pick(users));
      case "users", "mentions" -> "[" + string(mutator.pick(users)) + "]";
      case "on", "archived" -> Boolean.toString(mutator.oneIn(2));
      case "kind" -> string(mutator.oneIn(2) ? "public" : "private");
      case "level" -> string(mutator.pick(List.of("all", "mentions", "none")));
      case "state" -> string(mutator.oneIn(2) ? "online" : "away");
      case "resume" -> "{" + string(mutator.pick(rooms)) + ":" + mutator.below(9) + "}";
      case "emoji" -> string(mutator.pick(List.of("👍", "a", "👨‍👩‍👧", "é")));
      default -> string(mutator.text(8));
    };
  }

  private String any(Mutator mutator, int depth) {
    return switch (mutator.below(depth > 0 ? 9 : 7)) {
      case 0 -> "null";
      case 1 -> Boolean.toString(mutator.oneIn(2));
      case 2 -> Long.toString(Long.MIN_VALUE + mutator.below(Integer.MAX_VALUE));
      case 3 -> mutator.below(9) + "." + mutator.below(99) + "e" + (mutator.below(700) - 350);
      case 4 -> "9".repeat(1 + mutator.below(100));
      case 5 -> string(mutator.text(30));
      case 6 -> string(mutator.pick(rooms));
      case 7 -> "[" + any(mutator, depth - 1) + "," + any(mutator, depth - 1) + "]";
      default -> "{" + member(mutator.text(1), any(mutator, depth - 1)) + "}";
    };
  }

  private static String member(String name, String value) {
    return string(name) + ":" + value;
  }

  /** A lone surrogate is written as an escape: UTF-8 has none. */
  private static String string(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : JsonStringEncoder.getInstance().quoteAsString(text)) {
      if (Character.isSurrogate(c)) {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
