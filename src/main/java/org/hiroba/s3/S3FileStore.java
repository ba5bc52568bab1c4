package org.hiroba.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.hiroba.config.S3Settings;
import org.hiroba.feature.file.FileKey;
import org.hiroba.feature.file.FileStore;
import org.hiroba.feature.file.FileStoreException;
import org.hiroba.health.WatchedPool;
import org.hiroba.health.Workers;

/**
 * Keeps files in a bucket of S3, one object each, written by one request with the digest of its
 * content signed: S3 takes what was meant or nothing.
 */
public final class S3FileStore implements FileStore {
  private static final int THREADS = 4;
  private static final int MOST_WAITING = 4_096;
  private static final Duration ASK_AFTER = Duration.ofSeconds(45);
  private static final int MOST_LIST_BYTES = 4 << 20;
  private static final String PROBE = "hiroba-probe-";

  private final S3Settings settings;
  private final WatchedPool threads;
  private final S3Client client;

  /**
   * Makes one, which asks nobody yet.
   *
   * @throws IOException the key or the certificates cannot be read; the message says which
   */
  public S3FileStore(S3Settings settings) throws IOException {
    this(settings, S3Patience.USUAL, System::nanoTime);
  }

  S3FileStore(S3Settings settings, S3Patience patience, LongSupplier nanoTime) throws IOException {
    this.settings = settings;
    threads = new WatchedPool(Workers.patientPool("hiroba-s3"), THREADS, MOST_WAITING);
    threads.allowCoreThreadTimeOut(true);
    S3Line line = new S3Line(settings, patience, threads, Clock.systemUTC(), nanoTime);
    client = new S3Client(settings, patience, line, nanoTime);
  }

  /** Returns the threads, for the watchdog. */
  public Workers threads() {
    return threads.workers();
  }

  /**
   * Writes an object, reads it and deletes it.
   *
   * @throws FileStoreException that does not work, and as long as it does not, nothing will
   */
  public void probe() throws IOException {
    String key = PROBE + UUID.randomUUID();
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    client.ask(S3Request.put(key, bytes)).close();
    byte[] back;
    try (InputStream in = client.ask(S3Request.get(key, 0))) {
      back = in.readNBytes(bytes.length + 1);
    } catch (NoSuchFileException e) {
      back = new byte[0];
    }
    client.ask(S3Request.delete(key)).close();
    if (!Arrays.equals(bytes, back)) {
      throw FileStoreException.lasting("S3 does not give back what it has just taken.");
    }
  }

  @Override
  public void put(String key, Path file) throws IOException {
    client.ask(S3Request.put(FileKey.checked(key), file)).close();
  }

  @Override
  public InputStream open(String key, long from) throws IOException {
    return client.ask(S3Request.get(FileKey.checked(key), from));
  }

  @Override
  public OptionalLong size(String key) throws IOException {
    return client.size(FileKey.checked(key));
  }

  @Override
  public boolean keys(Consumer<String> each) throws IOException {
    List<String> page = keysAfter("");
    while (!page.isEmpty()) {
      // What others have in folders below is none of ours.
      page.stream().filter(key -> key.indexOf('/') < 0).forEach(each);
      page = keysAfter(page.get(page.size() - 1));
    }
    return true;
  }

  private List<String> keysAfter(String last) throws IOException {
    String list;
    try (InputStream in = client.ask(S3Request.list(last))) {
      list = new String(in.readNBytes(MOST_LIST_BYTES), StandardCharsets.UTF_8);
    }
    return S3Xml.texts(list, "Key").stream()
        .filter(key -> key.startsWith(settings.prefix()))
        .map(key -> key.substring(settings.prefix().length()))
        .filter(key -> key.compareTo(last) > 0)
        .toList();
  }

  @Override
  public void delete(String key) throws IOException {
    client.ask(S3Request.delete(FileKey.checked(key))).close();
  }

  /**
   * Nobody knows; but where nobody has been answered for a while S3 is asked for something.
   *
   * @throws FileStoreException it does not answer as it should
   */
  @Override
  public long freeBytes() throws IOException {
    if (!client.hasAnsweredWithin(ASK_AFTER)) {
      client.ask(S3Request.look()).close();
    }
    return Long.MAX_VALUE;
  }

  @Override
  public String describe() {
    return settings.toString();
  }

  @Override
  public void close() {
    client.close();
    threads.shutdownNow();
  }
}
