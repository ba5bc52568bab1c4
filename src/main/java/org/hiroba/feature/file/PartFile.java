package org.hiroba.feature.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.hiroba.config.PrivateFiles;

/**
 * What has come of one file so far, on the disk. Whoever begins to write last writes; an earlier
 * one, which may hang on a dead connection, is told at its next byte. Thread-safe.
 */
final class PartFile {
  private final Path path;
  private long length;
  private long turn;

  /** Takes up what is there, or makes an empty file. */
  PartFile(Path path) throws IOException {
    this.path = path;
    if (!Files.exists(path)) {
      PrivateFiles.create(path);
    }
    length = Files.size(path);
  }

  /** Somebody else has begun to write. */
  static final class SupersededException extends IOException {
    private static final long serialVersionUID = 1L;

    SupersededException() {
      super("another request sends this file now");
    }
  }

  /** The disk did not take it. */
  static final class DiskException extends IOException {
    private static final long serialVersionUID = 1L;

    DiskException(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  /** Returns how much has come. */
  synchronized long length() {
    return length;
  }

  Path path() {
    return path;
  }

  /**
   * Begins to write at the end.
   *
   * @param from where the writer believes the end to be
   * @return empty if it is not there
   */
  synchronized Optional<Writing> beginAt(long from) throws IOException {
    if (from != length) {
      return Optional.empty();
    }
    turn++;
    return Optional.of(new Writing(FileChannel.open(path, StandardOpenOption.WRITE), turn));
  }

  /** Throws out whoever writes. */
  synchronized void supersede() {
    turn++;
  }

  /** Writes at the end until closed, which brings what was written to the disk. For one thread. */
  final class Writing implements AutoCloseable {
    private final FileChannel channel;
    private final long own;

    private Writing(FileChannel channel, long own) {
      this.channel = channel;
      this.own = own;
    }

    /**
     * Appends.
     *
     * @throws SupersededException another one has begun since
     * @throws DiskException the disk is full or failed
     */
    void write(byte[] bytes, int count) throws IOException {
      synchronized (PartFile.this) {
        if (own != turn) {
          throw new SupersededException();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
        long at = length;
        try {
          while (buffer.hasRemaining()) {
            at += channel.write(buffer, at);
          }
        } catch (IOException e) {
          throw new DiskException(e);
        }
        length = at;
      }
    }

    @Override
    public void close() throws IOException {
      try (channel) {
        channel.force(false);
      }
    }
  }
}
