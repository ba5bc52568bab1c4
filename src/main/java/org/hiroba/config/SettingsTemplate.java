package org.hiroba.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes a {@code hiroba.properties} in which every setting stands, each commented out, for
 * operators to begin with. Stateless.
 */
public final class SettingsTemplate {
  private static final int WIDTH = 100;

  private static final String HEAD =
      """
      # Settings of Hiroba. Copy this file into the home folder (java -jar: ~/.hiroba; as a service:
      # /var/lib/hiroba; on an application server the log says where), remove the # before what you
      # change, and restart. UTF-8; a backslash is written twice. Values show the default.
      #
      # What stands elsewhere wins over this file: JNDI (java:comp/env/hiroba/http.port), a system
      # property (-Dhiroba.http.port=8080), the environment (HIROBA_HTTP_PORT=8080), a context-param.
      # "java -jar hiroba.war config check" tells what is in force, from where, and what is wrong;
      # "java -jar hiroba.war config template" prints this file.
      """;

  private SettingsTemplate() {}

  /** Returns the whole file, with a line feed at its end. */
  public static String text() {
    StringBuilder text = new StringBuilder(HEAD);
    for (SettingKey<?> key : SettingKeys.all()) {
      text.append('\n');
      comment(text, key.description() + ".");
      comment(text, "Allowed: " + key.type().allowed() + ".");
      if (key.equals(SettingKeys.HOME)) {
        comment(text, "Has no effect in this file, which lies there: give it as -Dhiroba.home=….");
      }
      text.append('#').append(key.name()).append('=').append(key.defaultText()).append('\n');
    }
    return text.toString();
  }

  private static void comment(StringBuilder text, String sentence) {
    for (String line : wrapped(sentence.replace("`", "\""))) {
      text.append("# ").append(line).append('\n');
    }
  }

  private static List<String> wrapped(String sentence) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : sentence.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH - 2) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
