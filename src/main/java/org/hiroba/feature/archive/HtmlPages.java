package org.hiroba.feature.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.log.HistoryPage;
import org.hiroba.log.MessageView;
import org.hiroba.log.Reaction;
import org.hiroba.media.AttachedFile;
import org.jspecify.annotations.Nullable;

/**
 * Writes the messages of a room as they are now, a page for each month, or several where that would
 * be too big to open. For one thread.
 */
final class HtmlPages {
  private static final int MAX_MESSAGES = 5_000;

  private final ArchiveReads reads;
  private final ArchiveScope scope;
  private final ZoneId zone;
  private final @Nullable ArchivedFiles files;
  private final ArchiveTarget target;
  private final List<HtmlIndex.Link> links = new ArrayList<>();
  private @Nullable OutputStream out;
  private @Nullable YearMonth month;
  private int onPage;
  private int part;
  private long first;

  HtmlPages(
      ArchiveReads reads,
      ArchiveScope scope,
      ZoneId zone,
      @Nullable ArchivedFiles files,
      ArchiveTarget target) {
    this.files = files;
    this.reads = reads;
    this.scope = scope;
    this.zone = zone;
    this.target = target;
  }

  /** Writes the pages of a room into a folder, and returns them. */
  List<HtmlIndex.Link> write(ArchivedRoom room, String folder) throws IOException {
    try {
      long after = 0;
      while (true) {
        HistoryPage page = reads.messages(room.id(), after);
        for (MessageView message : page.messages()) {
          after = message.seq();
          if (after <= room.head() && isWanted(message)) {
            turnTo(message, room, folder);
            put(article(message));
          }
        }
        if (page.messages().isEmpty() || after >= room.head()) {
          return links;
        }
      }
    } finally {
      end();
    }
  }

  private boolean isWanted(MessageView message) {
    return scope.takes(message.at())
        && (scope.person() == null || scope.person().equals(message.from().id()));
  }

  private void turnTo(MessageView message, ArchivedRoom room, String folder) throws IOException {
    YearMonth now = YearMonth.from(message.at().atZone(zone));
    // A clock that was set back opens no page anew.
    boolean newMonth = month == null || now.isAfter(month);
    if (out != null && !newMonth && onPage < MAX_MESSAGES) {
      onPage++;
      return;
    }
    end();
    YearMonth shown = newMonth || month == null ? now : month;
    part = newMonth ? 1 : part + 1;
    month = shown;
    onPage = 1;
    first = message.seq();
    String title = part == 1 ? String.valueOf(shown) : shown + " (" + part + ")";
    String file = folder + "/" + shown + (part == 1 ? "" : "-" + part) + ".html";
    links.add(new HtmlIndex.Link(file, title));
    out = target.begin(file);
    put(HtmlText.head(room.shownName() + " · " + title));
    put("<nav><a href=\"../../index.html\">Hiroba</a></nav>\n");
  }

  private void put(String html) throws IOException {
    if (out != null) {
      byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
      out.write(bytes, 0, bytes.length);
    }
  }

  private void end() throws IOException {
    if (out != null) {
      put(HtmlText.foot());
      out.close();
      out = null;
    }
  }

  /** A link, and of a picture the picture; only a name where the bytes are not in the archive. */
  private String shown(AttachedFile file) {
    String name = "📎 <bdi>" + HtmlText.escaped(file.name()) + "</bdi>";
    if (files == null || !files.has(file)) {
      return "<p><small>" + name + "</small></p>";
    }
    String address = "../../" + HtmlText.escaped(ArchivedFiles.name(file));
    String link = "<a href=\"" + address + "\">";
    String alt = file.alt() == null ? "" : HtmlText.escaped(file.alt());
    String picture =
        file.type().startsWith("image/")
            ? "<img loading=\"lazy\" src=\"" + address + "\" alt=\"" + alt + "\"><br>"
            : "";
    return "<p>" + link + picture + name + "</a></p>";
  }

  private String article(MessageView message) {
    StringBuilder html = new StringBuilder();
    html.append("<article id=\"m").append(message.seq()).append("\"><b dir=\"auto\">");
    html.append(HtmlText.escaped(message.from().displayName())).append("</b> <small>");
    html.append(HtmlText.escaped(message.from().name())).append("</small> <time>");
    html.append(HtmlText.time(message.at(), zone)).append("</time>");
    Long replyTo = message.replyTo();
    if (replyTo != null) {
      html.append(" <small>↪ ");
      html.append(replyTo >= first ? "<a href=\"#m" + replyTo + "\">" + replyTo + "</a>" : replyTo);
      html.append("</small>");
    }
    if (message.editedAt() != null) {
      html.append(" <small>✎ ").append(HtmlText.time(message.editedAt(), zone)).append("</small>");
    }
    html.append("<p dir=\"auto\">");
    html.append(
        message.deleted() ? "<small>deleted · 削除済み</small>" : HtmlText.escaped(message.text()));
    html.append("</p>");
    message.files().forEach(file -> html.append(shown(file)));
    if (!message.reactions().isEmpty()) {
      html.append("<small>");
      for (Reaction reaction : message.reactions()) {
        html.append(HtmlText.escaped(reaction.emoji())).append(' ').append(reaction.count());
        html.append("  ");
      }
      html.append("</small>");
    }
    return html.append("</article>\n").toString();
  }
}
