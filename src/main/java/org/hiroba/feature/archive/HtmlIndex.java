package org.hiroba.feature.archive;

import java.time.Instant;
import java.util.List;

/** Writes the page from which all others are reached. For one thread. */
final class HtmlIndex {
  private final StringBuilder page = new StringBuilder(HtmlText.head("Hiroba"));

  HtmlIndex(ArchiveScope scope, ArchiveExport.Days days, Instant madeAt) {
    page.append("<p>")
        .append(HtmlText.escaped(scope.spelled()))
        .append(" · ")
        .append(HtmlText.escaped(days.from()))
        .append(" – ")
        .append(HtmlText.escaped(days.to()))
        .append(" · ")
        .append(HtmlText.time(madeAt, days.zone()))
        .append(' ')
        .append(HtmlText.escaped(days.zone().getId()))
        .append("</p>\n");
  }

  /** A page of a room: its file, and what it is called. */
  record Link(String file, String title) {}

  void add(ArchivedRoom room, List<Link> pages) {
    page.append("<h2 dir=\"auto\">").append(HtmlText.escaped(room.shownName())).append("</h2>\n");
    if (!room.topic().isEmpty()) {
      page.append("<p dir=\"auto\">").append(HtmlText.escaped(room.topic())).append("</p>\n");
    }
    page.append("<nav>");
    for (Link link : pages) {
      page.append("<a href=\"").append(link.file()).append("\">").append(link.title());
      page.append("</a> ");
    }
    page.append("</nav>\n");
  }

  String end() {
    return page.append(HtmlText.foot()).toString();
  }
}
