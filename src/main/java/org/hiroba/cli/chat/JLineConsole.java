package org.hiroba.cli.chat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Sized;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** A console with line editing, completion by Tab and a history of what was typed. */
final class JLineConsole implements Console, AutoCloseable {
  private static final int USUAL_COLUMNS = 80;
  private static final int USUAL_ROWS = 24;

  private final Terminal terminal;
  private final LineReader reader;
  private final Thread person = Thread.currentThread();
  private volatile boolean leaving;

  /**
   * Makes one for the calling thread, which alone may read.
   *
   * @param completions gives what a word could become, from the line so far
   */
  JLineConsole(Terminal terminal, Function<String, List<String>> completions) {
    this.terminal = terminal;
    if (terminal.getColumns() <= 0 || terminal.getRows() <= 0) {
      // Serial lines and some containers do not say: nothing would be shown at all.
      Sized usual = Size.of(USUAL_COLUMNS, USUAL_ROWS);
      terminal.setSize(usual);
    }
    reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("hiroba")
            .completer(
                (from, line, candidates) ->
                    completions
                        .apply(line.line().substring(0, line.cursor()))
                        .forEach(text -> candidates.add(new Candidate(text))))
            // "!" belongs to the message, and the message comes back by itself.
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.ERASE_LINE_ON_FINISH, true)
            .build();
    // For all of its life, not only while it reads: what is typed before the first prompt, or while
    // a command runs, is for the line reader too. The terminal itself would make a Ctrl-D of then
    // the end of a line that nobody reads. Closing the terminal gives it its own mode back.
    terminal.enterRawMode();
  }

  @Override
  public Optional<String> readLine(String prompt) {
    while (!leaving) {
      try {
        return Optional.of(reader.readLine(prompt));
      } catch (UserInterruptException e) {
        if (e.getPartialLine().isEmpty()) {
          return Optional.empty();
        }
        // Ctrl-C takes back a line that was begun, as in a shell.
      } catch (EndOfFileException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  @Override
  public void print(Line line) {
    AttributedStringBuilder text = new AttributedStringBuilder();
    if (!line.where().isEmpty()) {
      text.styled(AttributedStyle.DEFAULT.faint(), line.where()).append(' ');
    }
    if (line.who().isEmpty()) {
      text.styled(AttributedStyle.DEFAULT.faint(), line.text());
    } else {
      text.styled(AttributedStyle.DEFAULT.bold(), line.who()).append(": ").append(line.text());
    }
    reader.printAbove(text.toAttributedString());
  }

  @Override
  public void leave() {
    leaving = true;
    person.interrupt();
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }
}
