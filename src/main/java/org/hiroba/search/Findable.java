package org.hiroba.search;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hiroba.media.AttachedFile;

/**
 * Holds what a message is found by: what it says, and what the files that it has are called and
 * show. Immutable.
 */
public record Findable(String text, List<AttachedFile> files) {
  private static final String IMAGE = "image/";

  /** Copies the list. */
  public Findable {
    files = List.copyOf(files);
  }

  /** Makes one of a message without files. */
  public static Findable of(String text) {
    return new Findable(text, List.of());
  }

  /** Returns all that is said, one part a line. */
  public String words() {
    if (files.isEmpty()) {
      return text;
    }
    StringBuilder words = new StringBuilder(text);
    for (AttachedFile file : files) {
      words.append('\n').append(file.name());
      String alt = file.alt();
      if (alt != null) {
        words.append('\n').append(alt);
      }
    }
    return words.toString();
  }

  /** Returns what is in it besides words; linear in it. */
  public Set<Trait> traits() {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    traits.addAll(Trait.of(text));
    if (!files.isEmpty()) {
      traits.add(Trait.FILE);
    }
    if (files.stream().anyMatch(file -> file.type().startsWith(IMAGE))) {
      traits.add(Trait.IMAGE);
    }
    return traits;
  }

  /** Tells whether all of these are in it; looks at nothing when there are none. */
  public boolean has(Collection<Trait> wanted) {
    return wanted.isEmpty() || traits().containsAll(wanted);
  }
}
