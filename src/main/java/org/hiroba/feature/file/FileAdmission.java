package org.hiroba.feature.file;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.command.Access;
import org.hiroba.command.RateLimiter;
import org.hiroba.config.FileLimits;
import org.hiroba.feature.file.FileRefusal.Why;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.room.RoomDirectory;
import org.hiroba.room.RoomId;

/** Decides whether a file may be sent, before its first byte comes. Thread-safe; may block. */
final class FileAdmission {
  /** So many files may a person have that no message has: drafts have ten each. */
  private static final int MOST_UNPOSTED = 200;

  private static final int BURST = 2;

  private final LogWriter writer;
  private final RoomDirectory rooms;
  private final PartFolder parts;
  private final FileStore store;
  private final FileLimits limits;
  private final RateLimiter<UserId> rate;

  FileAdmission(
      LogWriter writer,
      RoomDirectory rooms,
      PartFolder parts,
      FileStore store,
      FileLimits limits,
      LongSupplier nanoTime) {
    this.writer = writer;
    this.rooms = rooms;
    this.parts = parts;
    this.store = store;
    this.limits = limits;
    rate =
        new RateLimiter<>(
            limits.perMinute(), Duration.ofMinutes(1), BURST * limits.perMinute(), nanoTime);
  }

  /** Does what {@link FileDesk#begin} says. */
  String begin(User user, RoomId room, NewUpload upload) throws Refusal, IOException {
    if (!limits.areOn()) {
      throw new FileRefusal(Why.OFF, "Files are switched off on this server.");
    }
    String name =
        FileName.of(upload.name())
            .orElseThrow(
                () ->
                    new Refusal(
                        Refusal.Reason.BAD_REQUEST,
                        "\"name\" must be the name of a file, without a folder."));
    if (upload.bytes() > limits.maxBytes()) {
      throw new FileRefusal(
          Why.TOO_LARGE,
          "The file is longer than the "
              + FileWords.size(limits.maxBytes())
              + " that one may have.");
    }
    String alt = FileWords.alt(upload.alt());
    String sha256 = FileWords.digest(upload.sha256());
    // Before anything is counted: who may not, learns no more.
    Access.member(rooms, room, user).notArchived().maySpeak();
    long waitMillis = rate.tryAcquire(user.id());
    if (waitMillis > 0) {
      throw Refusal.tooSoon(
          "So many files at once are too many; go on in " + (waitMillis + 999) / 1000 + " s.",
          Duration.ofMillis(waitMillis));
    }
    if (freeBytes() - upload.bytes() < limits.minFreeBytes()) {
      throw new FileRefusal(
          Why.DISK_FULL, "The server has no room for files now; tell an administrator.");
    }
    String id = FileKey.newId();
    StoredFile file =
        new StoredFile(
            id,
            room,
            user.id(),
            name,
            "",
            upload.bytes(),
            sha256,
            null,
            null,
            alt,
            StoredFile.Preview.NONE,
            StoredFile.State.SENT,
            null);
    Outcome.await(writer.submit(new BeginFile(file, user, limits, MOST_UNPOSTED)));
    return id;
  }

  private long freeBytes() throws Refusal, IOException {
    try {
      return Math.min(parts.freeBytes(), store.freeBytes());
    } catch (FileStoreException e) {
      throw StoreTrouble.told("say whether there is room", e);
    }
  }
}
