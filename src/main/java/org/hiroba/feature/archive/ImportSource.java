package org.hiroba.feature.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.hiroba.media.AttachedFile;

/**
 * Holds what is to be imported, of whatever make: gives people, rooms, members and the events of
 * each room, one after the other, as often as it is asked. What it cannot read it reports to its
 * {@link ImportProblems} and goes on behind it. What it gives is not checked against anything but
 * its own form. For one thread.
 */
public interface ImportSource extends AutoCloseable {
  /**
   * Returns the name of the history that it is of, at most 64 characters: the ids of its rooms and
   * people are unique in it, and a later archive of the same goes on where this one ends.
   */
  String origin();

  /** Says what it is, for people. */
  String describe();

  /** Takes one after the other. */
  @FunctionalInterface
  interface Taker<T> {
    /**
     * Takes one.
     *
     * @throws BadLine it does not fit to what came before; whoever gives it reports the place
     * @throws ArchiveFailure nothing more is taken
     */
    void take(T one) throws BadLine, ArchiveFailure, IOException;
  }

  /** Gives all accounts. */
  void people(Taker<ArchivedPerson> taker) throws IOException, ArchiveFailure;

  /** Gives all rooms. */
  void rooms(Taker<ArchivedRoom> taker) throws IOException, ArchiveFailure;

  /** Gives who is in which room. */
  void members(Taker<ArchivedMember> taker) throws IOException, ArchiveFailure;

  /** Gives the events of a room, ascending by their numbers. */
  void events(ArchivedRoom room, Taker<ArchivedEvent> taker) throws IOException, ArchiveFailure;

  /** Returns what an archive has of a file's bytes; empty where it has none. */
  Optional<ArchivedFile> file(AttachedFile file);

  /** Opens the bytes of a file. */
  InputStream open(ArchivedFile file) throws IOException, ArchiveFailure;

  @Override
  void close() throws IOException;
}
