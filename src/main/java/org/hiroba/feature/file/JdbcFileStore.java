package org.hiroba.feature.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.log.StorageException;

/**
 * Keeps files in PostgreSQL, in pieces of 1 MiB, each read and written by a statement of its own:
 * no more than one piece of a file is in memory, and no transaction lasts as long as a slow client.
 */
public final class JdbcFileStore implements FileStore {
  static final int PIECE_BYTES = 1 << 20;

  private static final String PUT =
      "INSERT INTO file_piece (id, part, bytes) VALUES (?, ?, ?) ON CONFLICT (id, part)"
          + " DO UPDATE SET bytes = excluded.bytes";
  private static final String GET = "SELECT bytes FROM file_piece WHERE id = ? AND part = ?";
  private static final String DELETE = "DELETE FROM file_piece WHERE id = ?";

  private static final String SIZE =
      "SELECT COUNT(*), COALESCE(SUM(LENGTH(bytes)), 0) FROM file_piece WHERE id = ?";
  private static final String KEYS =
      "SELECT DISTINCT id FROM file_piece WHERE id > ? ORDER BY id LIMIT 1000";

  private static final byte[] NOTHING = {};

  private final Connections connections;
  private final Runnable onClose;

  /** Makes one over connections that somebody else closes. */
  public JdbcFileStore(Connections connections) {
    this(connections, () -> {});
  }

  private JdbcFileStore(Connections connections, Runnable onClose) {
    this.connections = connections;
    this.onClose = onClose;
  }

  /** Makes one over connections of its own, which it closes. */
  public static JdbcFileStore owning(Connections connections) {
    return new JdbcFileStore(connections, connections::close);
  }

  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T work(String what, Work<T> work) throws IOException {
    try {
      return connections.read(what, session -> work.on(session.connection()));
    } catch (StorageException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public void put(String key, Path file) throws IOException {
    FileKey.checked(key);
    try (InputStream in = Files.newInputStream(file)) {
      int part = 0;
      byte[] piece = in.readNBytes(PIECE_BYTES);
      do {
        put(key, part, piece);
        part++;
        piece = in.readNBytes(PIECE_BYTES);
      } while (piece.length > 0);
    }
  }

  private void put(String key, int part, byte[] piece) throws IOException {
    work(
        "keep a piece of a file",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(PUT)) {
            statement.setString(1, key);
            statement.setInt(2, part);
            statement.setBytes(3, piece);
            return statement.executeUpdate();
          }
        });
  }

  private Optional<byte[]> get(String key, int part) throws IOException {
    return work(
        "read a piece of a file",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(GET)) {
            statement.setString(1, key);
            statement.setInt(2, part);
            try (ResultSet row = statement.executeQuery()) {
              return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
          }
        });
  }

  @Override
  public InputStream open(String key, long from) throws IOException {
    FileKey.checked(key);
    int part = Math.toIntExact(from / PIECE_BYTES);
    Optional<byte[]> first = get(key, part);
    if (first.isEmpty() && get(key, 0).isEmpty()) {
      throw new NoSuchFileException(key);
    }
    return new Pieces(key, part, first.orElse(NOTHING), (int) (from % PIECE_BYTES));
  }

  /** Reads one piece after the other. For one thread. */
  private final class Pieces extends InputStream {
    private final String key;
    private int part;
    private byte[] piece;
    private int at;

    Pieces(String key, int part, byte[] piece, int at) {
      this.key = key;
      this.part = part;
      this.piece = piece;
      this.at = at;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (at >= piece.length && piece.length == PIECE_BYTES) {
        part++;
        piece = get(key, part).orElse(NOTHING);
        at = 0;
      }
      if (at >= piece.length) {
        return -1;
      }
      int read = Math.min(length, piece.length - at);
      System.arraycopy(piece, at, into, offset, read);
      at += read;
      return read;
    }
  }

  @Override
  public OptionalLong size(String key) throws IOException {
    FileKey.checked(key);
    return work(
        "measure a file",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(SIZE)) {
            statement.setString(1, key);
            try (ResultSet row = statement.executeQuery()) {
              row.next();
              return row.getLong(1) == 0 ? OptionalLong.empty() : OptionalLong.of(row.getLong(2));
            }
          }
        });
  }

  @Override
  public boolean keys(Consumer<String> each) throws IOException {
    String last = "";
    while (true) {
      List<String> page = keysAfter(last);
      if (page.isEmpty()) {
        return true;
      }
      page.forEach(each);
      last = page.get(page.size() - 1);
    }
  }

  private List<String> keysAfter(String last) throws IOException {
    return work(
        "list files",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(KEYS)) {
            statement.setString(1, last);
            try (ResultSet row = statement.executeQuery()) {
              List<String> keys = new ArrayList<>();
              while (row.next()) {
                keys.add(row.getString(1));
              }
              return keys;
            }
          }
        });
  }

  @Override
  public void delete(String key) throws IOException {
    FileKey.checked(key);
    work(
        "delete a file",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            statement.setString(1, key);
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public long freeBytes() {
    return Long.MAX_VALUE;
  }

  @Override
  public String describe() {
    return "the database";
  }

  @Override
  public void close() {
    onClose.run();
  }
}
