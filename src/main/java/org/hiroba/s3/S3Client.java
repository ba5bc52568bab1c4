package org.hiroba.s3;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.hiroba.config.S3Settings;
import org.hiroba.feature.file.FileStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Asks S3, and again where that may help; knows what an answer means. After a failure that may pass
 * all that is asked fails at once for some seconds, so that who waits for S3 in vain are few.
 * Thread-safe.
 */
final class S3Client implements AutoCloseable {
  private static final int MOST_TRIES = 3;
  private static final int OK = 200;
  private static final int SMALL_BYTES = 8 << 10;

  private final S3Settings settings;
  private final S3Patience patience;
  private final S3Line line;
  private final LongSupplier nanoTime;
  private volatile @Nullable Trouble trouble;
  private volatile long answeredAt;

  private record Trouble(FileStoreException why, long atNanos) {}

  /**
   * Makes one.
   *
   * @param line over which it asks; closed with it
   */
  S3Client(S3Settings settings, S3Patience patience, S3Line line, LongSupplier nanoTime) {
    this.settings = settings;
    this.patience = patience;
    this.line = line;
    this.nanoTime = nanoTime;
    answeredAt = nanoTime.getAsLong() - TimeUnit.DAYS.toNanos(1);
  }

  /** Tells whether all has been well so lately that nobody need look. */
  boolean hasAnsweredWithin(Duration time) {
    return trouble == null && nanoTime.getAsLong() - answeredAt < time.toNanos();
  }

  /**
   * Asks.
   *
   * @return what it answers; the caller closes it
   * @throws NoSuchFileException it is asked for an object that is not there
   * @throws FileStoreException it does not do it
   */
  InputStream ask(S3Request request) throws IOException {
    rest();
    long begun = nanoTime.getAsLong();
    for (int attempt = 1; ; attempt++) {
      try {
        InputStream answer = once(request);
        worked();
        return answer;
      } catch (NoSuchFileException e) {
        if (request.isRead()) {
          worked();
        }
        throw e;
      } catch (FileStoreException e) {
        long now = nanoTime.getAsLong();
        boolean late = now - begun >= patience.tries().toNanos();
        if (e.isLasting() || late || attempt == MOST_TRIES || line.isClosed()) {
          trouble = new Trouble(e, now);
          throw e;
        }
        pause(attempt);
      }
    }
  }

  /** Returns how long an object is; empty when there is none. */
  OptionalLong size(String key) throws IOException {
    try (InputStream answer = ask(S3Request.head(key))) {
      long bytes = answer instanceof S3Body body ? body.announced() : -1;
      if (bytes < 0) {
        throw FileStoreException.lasting("S3 does not say how long an object is.");
      }
      return OptionalLong.of(bytes);
    } catch (NoSuchFileException e) {
      return confirmedAbsent(key);
    }
  }

  /** To a {@code HEAD} nobody says whether it is the object that is not there, or the bucket. */
  private OptionalLong confirmedAbsent(String key) throws IOException {
    try (InputStream answer = ask(S3Request.get(key, 0))) {
      return answer instanceof S3Body body
          ? OptionalLong.of(body.announced())
          : OptionalLong.empty();
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    }
  }

  private void worked() {
    answeredAt = nanoTime.getAsLong();
    trouble = null;
  }

  private void rest() throws FileStoreException {
    Trouble last = trouble;
    if (last != null
        && !last.why().isLasting()
        && nanoTime.getAsLong() - last.atNanos() < patience.rest().toNanos()) {
      throw FileStoreException.passing(String.valueOf(last.why().getMessage()), last.why());
    }
  }

  /** Not all at the same time. */
  private void pause(int attempt) throws IOException {
    long millis = patience.pause().toMillis() * attempt;
    try {
      Thread.sleep(millis + ThreadLocalRandom.current().nextLong(millis + 1));
    } catch (InterruptedException e) {
      throw S3Line.interrupted();
    }
  }

  private InputStream once(S3Request request) throws IOException {
    HttpResponse<S3Body> answer = line.send(request);
    S3Body body = answer.body();
    if (answer.statusCode() / 100 == 2) {
      if (!request.isRead()) {
        // So the connection serves the next request.
        try (body) {
          body.readNBytes(SMALL_BYTES);
        }
      } else if (request.from() > 0 && answer.statusCode() == OK) {
        body.close();
        throw FileStoreException.lasting(
            "S3 sends the beginning of a file when it is asked for what is behind it.");
      }
      return body;
    }
    S3Failure failure = S3Failure.read(answer.statusCode(), answer.headers(), body);
    if (failure.isBehindTheEnd() && request.from() > 0) {
      return InputStream.nullInputStream();
    }
    if (failure.isNoSuchObject()
        && (request.isLook() || request.method() == S3Request.Method.DELETE)) {
      return InputStream.nullInputStream();
    }
    if (failure.isNoRight() && request.isLook()) {
      return InputStream.nullInputStream();
    }
    if (failure.isNoSuchObject() && request.isRead()) {
      throw new NoSuchFileException(request.key());
    }
    throw failure.told(settings);
  }

  @Override
  public void close() {
    line.close();
  }
}
