package org.hiroba.web.page;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.hiroba.log.MessageView;

/** A message as the page shows it without JavaScript, for EL. Texts are not escaped. Immutable. */
public final class PlainMessage {
  private final MessageView message;
  private final String time;

  PlainMessage(MessageView message, DateTimeFormatter format) {
    this.message = message;
    this.time = format.format(message.at());
  }

  /** Returns the author's name. */
  public String getAuthor() {
    return message.from().displayName();
  }

  /** Returns the time for people. */
  public String getTime() {
    return time;
  }

  /** Returns the time for machines (ISO 8601, UTC). */
  public String getInstant() {
    return message.at().toString();
  }

  /** Returns the text; empty when deleted. */
  public String getText() {
    return message.text();
  }

  /** Returns the files that came with it. */
  public List<PlainFile> getFiles() {
    return message.files().stream().map(PlainFile::new).toList();
  }

  /** Tells whether the message was deleted. */
  public boolean isDeleted() {
    return message.deleted();
  }

  /** Tells whether the message was edited. */
  public boolean isEdited() {
    return message.editedAt() != null && !message.deleted();
  }

  /** Returns the reactions in one line, such as {@code 👍 2 🎉 1}; empty when there are none. */
  public String getReactions() {
    return message.reactions().stream()
        .map(reaction -> reaction.emoji() + "\u00a0" + reaction.count())
        .collect(Collectors.joining("  "));
  }
}
