package org.hiroba.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Keeps the notes of all clients in the order in which they were made. Safe for many threads. */
final class Recording {
  private final List<Noted> notes = new ArrayList<>();
  private long accepted;

  /** Adds the note that is made for the next step, and returns that step. */
  synchronized long add(LongFunction<Noted> noteOfStep) {
    long step = notes.size();
    Noted note = noteOfStep.apply(step);
    notes.add(note);
    if (note instanceof Noted.Accepted) {
      accepted++;
    }
    return step;
  }

  /** Returns how many answers {@code accepted} came so far. */
  synchronized long accepted() {
    return accepted;
  }

  /** Returns the step that the next note will have. */
  synchronized long nextStep() {
    return notes.size();
  }

  /** Returns what was noted so far. */
  synchronized List<Noted> notes() {
    return List.copyOf(notes);
  }
}
