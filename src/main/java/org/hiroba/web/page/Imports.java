package org.hiroba.web.page;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what the page's scripts and styles import, so that a browser need not find it out one round
 * trip after the other. Paths begin with a slash at the WAR's root. Stateless.
 */
final class Imports {
  /** A static import or re-export of a relative path; {@code import()} is not one. */
  private static final Pattern MODULE =
      Pattern.compile(
          "^(?:import|export)\\s*(?:[\\w$*{},\\s]+\\sfrom\\s*)?\"(\\.[^\"]+)\";",
          Pattern.MULTILINE);

  private static final Pattern STYLE =
      Pattern.compile("^@import \"([^\"]+)\";$", Pattern.MULTILINE);

  private Imports() {}

  /**
   * Returns a module and all that it imports, directly or not, nearest first.
   *
   * @param source gives a module's text; throws what this method throws when there is none
   */
  static List<String> modules(String entry, UnaryOperator<String> source) {
    Set<String> found = new LinkedHashSet<>(Set.of(entry));
    List<String> waiting = new ArrayList<>(found);
    for (int i = 0; i < waiting.size(); i++) {
      String module = waiting.get(i);
      Matcher imports = MODULE.matcher(source.apply(module));
      while (imports.find()) {
        String imported = URI.create(module).resolve(imports.group(1)).toString();
        if (found.add(imported)) {
          waiting.add(imported);
        }
      }
    }
    return List.copyOf(waiting);
  }

  /**
   * Returns a style sheet with each {@code @import "…";} on a line of its own replaced by what it
   * names, one level deep: the cascade is the same (CSS Cascade 5 §2.1), the requests are fewer.
   *
   * @param source gives a style sheet's text; throws what this method throws when there is none
   */
  static String inlineStyles(String path, String text, UnaryOperator<String> source) {
    return STYLE
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    source.apply(URI.create(path).resolve(found.group(1)).toString())));
  }
}
