package org.hiroba.s3;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds what stands in elements of the documents with which S3 answers. They are searched and not
 * parsed: nothing in them can name a file or a server to this one. Stateless.
 */
final class S3Xml {
  private S3Xml() {}

  /** Returns what stands in all elements of a name that hold text alone, in their order. */
  static List<String> texts(String document, String name) {
    String begin = "<" + name + ">";
    List<String> found = new ArrayList<>();
    int at = document.indexOf(begin);
    while (at >= 0) {
      int from = at + begin.length();
      int to = document.indexOf('<', from);
      if (to < 0) {
        break;
      }
      if (document.startsWith("</" + name + ">", to)) {
        found.add(unescape(document.substring(from, to).strip()));
      }
      at = document.indexOf(begin, to);
    }
    return found;
  }

  private static String unescape(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&");
  }
}
