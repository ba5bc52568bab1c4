package org.hiroba.feature.file;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.hiroba.account.User;
import org.hiroba.config.FileLimits;
import org.hiroba.feature.file.FileRefusal.Why;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.room.RoomDirectory;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * The use cases of who sends a file: begin, send a piece, look how far it is, end. Safe for use by
 * many threads; methods block on disk, database and scanner and are not for threads that others
 * need. Who may not know of a file is answered as if there were none.
 *
 * <p>A row is there before the first byte of a file, so whatever is interrupted is found again: by
 * its sender, who goes on, or by {@link FileSweep}, which deletes it.
 */
public final class FileDesk {
  /** How long one piece of a file is at most, and a file that is sent in one. */
  public static final int PIECE_BYTES = 8 << 20;

  private static final Logger LOG = System.getLogger(FileDesk.class.getName());

  private final LogWriter writer;
  private final FileReads reads;
  private final PartFolder parts;
  private final Intake intake;
  private final Previews previews;
  private final FileSweep sweep;
  private final FileLimits limits;
  private final FileAdmission admission;

  FileDesk(Parts its, FileLimits limits, LongSupplier nanoTime) {
    this.writer = its.writer();
    this.reads = its.reads();
    this.parts = its.folder();
    this.intake = its.intake();
    this.previews = its.previews();
    this.sweep = its.sweep();
    this.limits = limits;
    admission =
        new FileAdmission(its.writer(), its.rooms(), its.folder(), its.store(), limits, nanoTime);
  }

  /** What it works with. */
  record Parts(
      LogWriter writer,
      FileReads reads,
      RoomDirectory rooms,
      PartFolder folder,
      FileStore store,
      Intake intake,
      Previews previews,
      FileSweep sweep) {}

  /** Returns how much people may send. */
  public FileLimits limits() {
    return limits;
  }

  /**
   * Begins a file of a room.
   *
   * @return its id
   * @throws Refusal who asks may not write there, it is too long or too much, or there is no room
   */
  public String begin(User user, RoomId room, NewUpload upload) throws Refusal, IOException {
    return admission.begin(user, room, upload);
  }

  /**
   * Returns somebody's own file that no message has yet.
   *
   * @throws Refusal there is none
   */
  public StoredFile own(User user, String id) throws Refusal {
    return find(id)
        .filter(file -> file.by().equals(user.id()) && !file.isPosted())
        .orElseThrow(FileDesk::noFile);
  }

  private Optional<StoredFile> find(String id) {
    return FileKey.isId(id) ? reads.find(id) : Optional.empty();
  }

  static Refusal noFile() {
    return new Refusal(Refusal.Reason.NOT_FOUND, "There is no such file.");
  }

  /** Returns how much of a file has come. */
  public long offset(StoredFile file) throws IOException {
    return file.state() == StoredFile.State.SENT ? parts.of(file.id()).length() : file.bytes();
  }

  /** Where bytes come from. */
  public interface Incoming {
    /**
     * Reads.
     *
     * @return how many bytes; negative at the end
     * @throws IOException nothing more comes
     */
    int read(byte[] into) throws IOException;
  }

  /**
   * How the sending of a piece ended.
   *
   * @param offset how much has come in all
   * @param whole the file, if that was all of it
   * @param conflict nothing was taken, since the piece does not begin where the file ends
   */
  public record Received(long offset, @Nullable StoredFile whole, boolean conflict) {}

  /**
   * Takes a piece. What came before a connection broke is kept.
   *
   * @param file one of {@link #own}
   * @param from where the piece begins
   * @throws Refusal more came than was announced, or the file is refused: then it is gone
   * @throws IOException the sender is gone or the disk failed; as much as came is kept
   */
  public Received receive(StoredFile file, long from, Incoming incoming)
      throws Refusal, IOException {
    if (file.state() == StoredFile.State.WHOLE) {
      return new Received(file.bytes(), file, from != file.bytes());
    }
    PartFile part = parts.of(file.id());
    Optional<PartFile.Writing> begun = part.beginAt(from);
    if (begun.isEmpty()) {
      return new Received(part.length(), null, true);
    }
    boolean tooMuch;
    try {
      tooMuch = append(begun.get(), Math.min(PIECE_BYTES, file.bytes() - from), incoming);
    } catch (PartFile.SupersededException e) {
      return new Received(part.length(), null, true);
    } catch (PartFile.DiskException e) {
      throw notKept(e);
    }
    if (tooMuch) {
      throw new FileRefusal(
          Why.TOO_LARGE,
          "More came than one piece of "
              + FileWords.size(PIECE_BYTES)
              + ", or than was announced.");
    }
    return part.length() == file.bytes()
        ? new Received(file.bytes(), finish(file, part), false)
        : new Received(part.length(), null, false);
  }

  private static FileRefusal notKept(IOException cause) {
    LOG.log(Level.WARNING, "A file could not be kept: {0}", cause.toString());
    return new FileRefusal(
        Why.DISK_FULL,
        "The server could not keep the file, its disk may be full; tell an administrator.");
  }

  /** Returns whether more came than there is room for. */
  private static boolean append(PartFile.Writing begun, long most, Incoming incoming)
      throws IOException {
    boolean tooMuch = false;
    try (PartFile.Writing writing = begun) {
      byte[] bytes = new byte[64 << 10];
      long left = most;
      for (int read = incoming.read(bytes); read >= 0; read = incoming.read(bytes)) {
        tooMuch |= read > left;
        writing.write(bytes, (int) Math.min(read, left));
        left -= Math.min(read, left);
        if (tooMuch) {
          break;
        }
      }
    }
    return tooMuch;
  }

  /**
   * Takes a file in one piece, of a length that may be shorter than was begun with.
   *
   * @throws Refusal as {@link #receive}; then, and if it fails, nothing of the file is left
   */
  public StoredFile receiveWhole(User user, String id, Incoming incoming)
      throws Refusal, IOException {
    boolean done = false;
    try {
      StoredFile file = own(user, id);
      Received received = receive(file, 0, incoming);
      StoredFile whole = received.whole();
      if (whole == null) {
        whole = finish(file, parts.of(id));
      }
      done = true;
      return whole;
    } finally {
      if (!done) {
        abandon(id);
      }
    }
  }

  private StoredFile finish(StoredFile file, PartFile part) throws Refusal, IOException {
    synchronized (part) {
      StoredFile present = find(file.id()).orElseThrow(FileDesk::noFile);
      if (present.state() != StoredFile.State.SENT) {
        return present;
      }
      WholeFile whole;
      try {
        whole = intake.take(file.id(), part.path(), present.sha256());
      } catch (FileRefusal e) {
        if (e.why() != Why.UNSCANNED) {
          abandon(file.id());
        }
        throw e;
      } catch (IOException e) {
        throw notKept(e);
      }
      StoredFile kept =
          Outcome.await(
              writer.submit(
                  (tx, at) -> {
                    FileWrites files = tx.port(FileWrites.class);
                    if (files.find(file.id()).isEmpty()) {
                      throw noFile();
                    }
                    files.whole(file.id(), whole);
                    return files.find(file.id()).orElseThrow(FileDesk::noFile);
                  }));
      parts.delete(file.id());
      return kept;
    }
  }

  /** Ends somebody's own file that no message has yet. */
  public void end(User user, String id) throws Refusal {
    own(user, id);
    abandon(id);
  }

  private void abandon(String id) throws Refusal {
    Outcome.await(
        writer.submit(
            (tx, at) -> {
              FileWrites files = tx.port(FileWrites.class);
              // Posted meanwhile, it is the message's.
              if (files.find(id).filter(file -> !file.isPosted()).isPresent()) {
                files.drop(id);
              }
              return at;
            }));
    sweep.wake();
  }

  /** Says in words what is to be seen in somebody's own file that no message has yet. */
  public void describe(User user, String id, String text) throws Refusal {
    StoredFile file = own(user, id);
    String alt = FileWords.alt(text);
    Outcome.await(
        writer.submit(
            (tx, at) -> {
              tx.port(FileWrites.class).describe(file.id(), alt);
              return at;
            }));
  }

  /**
   * Keeps the smaller picture that a sender made.
   *
   * @param picture what {@link SentPreview} has looked at
   */
  public void keepPreview(User user, String id, byte[] picture) throws Refusal, IOException {
    StoredFile file = own(user, id);
    previews.put(FileKey.preview(file.id()), SentPreview.checked(picture, parts));
    Outcome.await(
        writer.submit(
            (tx, at) -> {
              tx.port(FileWrites.class).preview(file.id(), StoredFile.Preview.THERE);
              return at;
            }));
  }
}
