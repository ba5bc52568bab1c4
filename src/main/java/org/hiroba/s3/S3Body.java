package org.hiroba.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hiroba.feature.file.FileStoreException;
import org.hiroba.health.Beat;
import org.jspecify.annotations.Nullable;

/**
 * An answer's body as it comes: no more of it is in memory than what came last, and whoever reads
 * waits for the next of it for so long and no longer, which the JDK's own stream does not offer.
 * For one reader.
 */
final class S3Body extends InputStream implements HttpResponse.BodySubscriber<S3Body> {
  /** What ends the queue. */
  private static final List<ByteBuffer> END = List.of();

  private final Duration silence;
  private final long announced;
  private final BlockingQueue<List<ByteBuffer>> came = new LinkedBlockingQueue<>();
  private final Queue<ByteBuffer> unread = new ArrayDeque<>();
  private final CompletableFuture<Flow.Subscription> subscribed = new CompletableFuture<>();
  private volatile @Nullable Throwable failure;
  private boolean ended;

  /**
   * Makes one that waits so long for each next byte.
   *
   * @param announced how long it is or would be, as the answer says; negative where it does not
   */
  S3Body(Duration silence, long announced) {
    this.silence = silence;
    this.announced = announced;
  }

  /** Returns how long it is or would be, as the answer says; negative where it does not. */
  long announced() {
    return announced;
  }

  @Override
  public CompletionStage<S3Body> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(1);
    subscribed.complete(subscription);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    came.add(List.copyOf(buffers));
  }

  @Override
  public void onError(Throwable why) {
    failure = why;
    came.add(END);
  }

  @Override
  public void onComplete() {
    came.add(END);
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
    while (unread.isEmpty() && !ended) {
      take();
    }
    ByteBuffer next = unread.peek();
    if (next == null) {
      return -1;
    }
    int read = Math.min(length, next.remaining());
    next.get(into, offset, read);
    if (!next.hasRemaining()) {
      unread.remove();
    }
    return read;
  }

  private void take() throws IOException {
    List<ByteBuffer> next = await();
    if (next == null) {
      close();
      throw FileStoreException.passing(
          "S3 began to send a file and sent nothing more for " + silence.toMillis() + " ms", null);
    }
    if (next == END) {
      ended = true;
      Throwable why = failure;
      if (why != null) {
        throw FileStoreException.passing("S3 broke off while it sent a file: " + why, why);
      }
      return;
    }
    next.stream().filter(ByteBuffer::hasRemaining).forEach(unread::add);
    var unused = subscribed.thenAccept(subscription -> subscription.request(1));
  }

  private @Nullable List<ByteBuffer> await() throws IOException {
    Beat.waits();
    try {
      return came.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while S3 sent a file");
    } finally {
      Beat.goesOn();
    }
  }

  /** Lets the connection go; one whose body was not read to its end is closed. */
  @Override
  public void close() {
    ended = true;
    unread.clear();
    var unused = subscribed.thenAccept(Flow.Subscription::cancel);
  }
}
