package org.hiroba.web.page;

import java.util.stream.Collectors;

/**
 * Leaves out of the page's own scripts and styles what is for their readers only, a seventh of what
 * a first view would have to fetch. Whoever wants to read asks for a file without its version, or
 * looks into the repository. Stateless.
 */
final class Comments {
  private Comments() {}

  /**
   * Returns a text without the comments that have lines of their own; these lines are left empty,
   * so that what a browser says of a line is true of the source as well. Within a template over
   * several lines, as the number of backticks so far tells, nothing is taken for a comment.
   */
  static String blank(String text) {
    Scan scan = new Scan();
    return text.lines().map(scan::line).collect(Collectors.joining("\n", "", "\n"));
  }

  /** One pass from the first line to the last. */
  private static final class Scan {
    private boolean inComment;
    private boolean inTemplate;

    String line(String line) {
      String text = line.strip();
      if (inComment) {
        inComment = !text.endsWith("*/");
        return "";
      }
      if (!inTemplate && text.startsWith("//")) {
        return "";
      }
      if (!inTemplate && text.startsWith("/*") && isAllComment(text)) {
        inComment = !text.contains("*/");
        return "";
      }
      for (int i = 0; i < text.length(); i++) {
        if (text.charAt(i) == '`' && (i == 0 || text.charAt(i - 1) != '\\')) {
          inTemplate = !inTemplate;
        }
      }
      return line;
    }

    private static boolean isAllComment(String text) {
      int end = text.indexOf("*/", 2);
      return end < 0 || end == text.length() - 2;
    }
  }
}
