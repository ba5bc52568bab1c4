package org.hiroba.feature.file;

import java.time.Instant;
import java.util.Set;
import org.hiroba.account.User;
import org.hiroba.command.Access;
import org.hiroba.config.FileLimits;
import org.hiroba.feature.file.FileRefusal.Why;
import org.hiroba.log.Draft;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomId;

/**
 * Begins a file, within what its sender may have. What is announced counts at once, so that many
 * who begin together do not pass the limit together.
 */
record BeginFile(StoredFile file, User user, FileLimits limits, int mostUnposted)
    implements Draft<String> {
  @Override
  public Set<RoomId> rooms() {
    return Set.of(file.room());
  }

  @Override
  public String apply(WriteTransaction tx, Instant at) throws Refusal {
    Access.member(tx, file.room(), user).notArchived().maySpeak();
    FileWrites files = tx.port(FileWrites.class);
    if (files.unposted(user.id()) >= mostUnposted) {
      throw new FileRefusal(
          Why.TOO_MANY,
          "You have " + mostUnposted + " files that no message has; post or remove some first.");
    }
    long own = limits.perUserBytes();
    if (own > 0 && files.usage(user.id()).bytes() + file.bytes() > own) {
      throw new FileRefusal(
          Why.QUOTA,
          "Your files would be more than the "
              + FileWords.size(own)
              + " that each may have; delete messages with files that nobody needs.");
    }
    long all = limits.totalBytes();
    if (all > 0 && files.usage().bytes() + file.bytes() > all) {
      throw new FileRefusal(
          Why.DISK_FULL, "The server has no room for more files; tell an administrator.");
    }
    files.add(file, at);
    return file.id();
  }
}
