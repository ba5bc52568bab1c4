package org.hiroba.command;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hiroba.log.CommitListener;
import org.hiroba.log.Note;

/**
 * Takes what the features bring: their commands, what they do at the news of a commit, and what
 * they do once a second. Filled by one thread at start, and read only afterwards.
 */
public final class Wiring {
  private static final Logger LOG = System.getLogger(Wiring.class.getName());

  private final ChatParts parts;
  private final List<CommandKind> commands = new ArrayList<>();
  private final List<CommitListener> listeners = new ArrayList<>();
  private final Map<String, Runnable> everySecond = new LinkedHashMap<>();
  private final List<Runnable> atEnd = new ArrayList<>();

  /** Begins with no feature. */
  public Wiring(ChatParts parts) {
    this.parts = parts;
  }

  /** Returns what features may build on. */
  public ChatParts parts() {
    return parts;
  }

  /** Adds a kind of command. */
  public Wiring command(CommandKind kind) {
    commands.add(kind);
    return this;
  }

  /**
   * Adds what is done at the news of each commit, of whichever node. It runs where a {@link
   * CommitListener} does: it must neither block nor throw.
   */
  public Wiring onCommit(CommitListener listener) {
    listeners.add(listener);
    return this;
  }

  /**
   * Adds what is done at each note of a type, as {@link #onCommit} is. What one of the notes makes
   * it throw is told in the log, and the next note follows.
   */
  public <N extends Note> Wiring onNote(Class<N> type, Consumer<N> listener) {
    return onCommit(
        news -> {
          for (Note note : news.notes()) {
            if (type.isInstance(note)) {
              tell(type.cast(note), listener);
            }
          }
        });
  }

  private static <N extends Note> void tell(N note, Consumer<N> listener) {
    try {
      listener.accept(note);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "A note was not told: " + note.getClass().getSimpleName(), e);
    }
  }

  /**
   * Adds what is done about once a second.
   *
   * @param name of the task, for who reads the log and the checks
   * @throws IllegalArgumentException another one has the name
   */
  public Wiring everySecond(String name, Runnable task) {
    if (everySecond.putIfAbsent(name, task) != null) {
      throw new IllegalArgumentException("two tasks are named " + name);
    }
    return this;
  }

  /** Adds what is done when the chat ends, after the last commit. */
  public Wiring atEnd(Runnable task) {
    atEnd.add(task);
    return this;
  }

  /** Returns what is done when the chat ends. */
  public List<Runnable> lastTasks() {
    return List.copyOf(atEnd);
  }

  /** Returns the kinds of commands, in the order in which they were added. */
  public List<CommandKind> commands() {
    return List.copyOf(commands);
  }

  /** Returns who hears of commits. */
  public List<CommitListener> listeners() {
    return List.copyOf(listeners);
  }

  /** Returns what is done about once a second, by its name, in the order of coming. */
  public Map<String, Runnable> periodicTasks() {
    return Collections.unmodifiableMap(everySecond);
  }
}
