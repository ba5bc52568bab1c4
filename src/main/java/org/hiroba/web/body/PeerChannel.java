package org.hiroba.web.body;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.hiroba.health.Beat;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of one request and writes its answer, each within a time: a body in all, an answer
 * by how much of it goes. Belongs to the thread of a {@link Transfers.Work}.
 */
public final class PeerChannel {
  /** How long a body may take in all. */
  static final long BODY_SECONDS = 60;

  /** How long one read or write may wait. */
  private static final long STALL_MILLIS = 20_000;

  /** So much of an answer goes within {@link #WINDOW_SECONDS}, or nothing more of it. */
  private static final long WINDOW_BYTES = 1 << 20;

  private static final long WINDOW_SECONDS = 60;

  /** How long after its time a body is cut. */
  private static final int CUT_MILLIS = 50;

  private final @Nullable InputStream in;
  private final PeerTimeout timeout;
  private final LongSupplier nanoTime;
  private final ScheduledExecutorService watch;
  private final long announced;

  private long deadline;
  private long received;
  private @Nullable Future<?> cutting;
  private long windowBegan;
  private long windowBytes;

  PeerChannel(
      @Nullable InputStream in,
      long announced,
      PeerTimeout timeout,
      LongSupplier nanoTime,
      ScheduledExecutorService watch) {
    this.in = in;
    this.announced = announced;
    this.timeout = timeout;
    this.nanoTime = nanoTime;
    this.watch = watch;
  }

  /** Says that a body did not come in time. */
  public static final class TooSlowException extends IOException {
    private static final long serialVersionUID = 1L;

    TooSlowException() {
      super("the body did not come in time");
    }
  }

  /**
   * Reads of the body.
   *
   * @return how many bytes; negative at its end
   * @throws TooSlowException it took too long in all
   * @throws IOException it ended before the length that was announced, or the peer is gone
   */
  public int read(byte[] into) throws IOException {
    if (in == null) {
      return -1;
    }
    long now = nanoTime.getAsLong();
    if (cutting == null) {
      deadline = now + TimeUnit.SECONDS.toNanos(BODY_SECONDS);
      cutting =
          watch.schedule(
              () -> timeout.reads(1),
              TimeUnit.SECONDS.toMillis(BODY_SECONDS) + CUT_MILLIS,
              TimeUnit.MILLISECONDS);
    }
    long millisLeft = TimeUnit.NANOSECONDS.toMillis(deadline - now);
    if (millisLeft <= 0) {
      throw new TooSlowException();
    }
    Beat.waits();
    try {
      timeout.reads(Math.min(STALL_MILLIS, millisLeft));
      int read = in.read(into);
      if (read > 0) {
        received += read;
      } else if (read < 0 && announced >= 0 && received < announced) {
        throw new IOException("the body ended early");
      }
      return read;
    } catch (IOException | RuntimeException e) {
      // Undertow throws what is no IOException when the connection is closed under the read.
      if (deadline - nanoTime.getAsLong() <= 0) {
        throw new TooSlowException();
      }
      throw e instanceof IOException failure ? failure : new IOException("the peer is gone", e);
    } finally {
      Beat.goesOn();
    }
  }

  /**
   * Reads what is left of a body that nobody wants, so that its sender hears the answer; no more
   * than so much.
   */
  public void drain(long most) throws IOException {
    byte[] nothing = new byte[16 << 10];
    long left = most;
    for (int read = 0; read >= 0 && left > 0; read = read(nothing)) {
      left -= read;
    }
  }

  /**
   * Writes of the answer.
   *
   * @throws IOException the peer is gone, or takes so little that it is given up
   */
  public void write(OutputStream out, byte[] bytes, int count) throws IOException {
    long now = nanoTime.getAsLong();
    if (windowBytes == 0 || windowBytes >= WINDOW_BYTES) {
      windowBegan = now;
      windowBytes = 0;
    } else if (now - windowBegan > TimeUnit.SECONDS.toNanos(WINDOW_SECONDS)) {
      throw new IOException("the peer reads too slowly");
    }
    windowBytes += count;
    Beat.waits();
    try {
      timeout.writes(STALL_MILLIS);
      out.write(bytes, 0, count);
    } catch (RuntimeException e) {
      throw new IOException("the peer is gone", e);
    } finally {
      Beat.goesOn();
    }
  }

  /** Gives the connection back as it was. */
  void done() {
    if (cutting != null) {
      cutting.cancel(false);
    }
    timeout.close();
  }
}
