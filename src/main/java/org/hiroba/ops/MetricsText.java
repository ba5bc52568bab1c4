package org.hiroba.ops;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.hiroba.rate.TokenBucket;
import org.jspecify.annotations.Nullable;

/**
 * Writes all meters as text: in the Prometheus format, version 0.0.4, or in OpenMetrics 1.0.0 for
 * who asks for it. Thread-safe.
 *
 * <p>Who asks now and then gets what is now. Who asks more often than {@value #PER_SECOND} times a
 * second, {@value #BURST} times in a row apart, gets the last text again: however many ask, and how
 * often, the meters are not read more often than that, for each of the two formats.
 */
public final class MetricsText {
  /** How often a second a text is made anew. */
  static final int PER_SECOND = 2;

  /** How many texts are made anew in a row after a rest. */
  static final int BURST = 20;

  private final PrometheusMeters meters;
  private final LongSupplier nanoTime;
  private final Format openMetrics;
  private final Format prometheus;

  /**
   * Makes it.
   *
   * @param nanoTime a clock that never jumps
   */
  public MetricsText(PrometheusMeters meters, LongSupplier nanoTime) {
    this.meters = meters;
    this.nanoTime = nanoTime;
    this.openMetrics = new Format(new OpenMetricsTextFormatWriter(false, false));
    this.prometheus = new Format(PrometheusTextFormatWriter.create());
  }

  /**
   * A text and what it is.
   *
   * @param type its media type
   */
  @SuppressWarnings("ArrayRecordComponent") // written to one response, changed by nobody
  record Text(String type, byte[] bytes) {}

  /**
   * Returns the text: of now, or, where too many ask, the last.
   *
   * @param accept the request's header, null for none
   */
  Text text(@Nullable String accept) {
    return (openMetrics.writer.accepts(accept) ? openMetrics : prometheus).text();
  }

  private final class Format {
    private final ExpositionFormatWriter writer;
    private final ReentrantLock writing = new ReentrantLock();
    private final TokenBucket pace = TokenBucket.perSecond(PER_SECOND, BURST, nanoTime.getAsLong());
    private volatile @Nullable Text last;

    Format(ExpositionFormatWriter writer) {
      this.writer = writer;
    }

    Text text() {
      Text before = last;
      if (!writing.tryLock()) {
        if (before != null) {
          // Somebody is at it: nobody waits where there is something to show.
          return before;
        }
        writing.lock();
      }
      try {
        boolean due = pace.take(nanoTime.getAsLong());
        Text written = last;
        if (written == null || due) {
          written = write();
          last = written;
        }
        return written;
      } finally {
        writing.unlock();
      }
    }

    private Text write() {
      ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 15);
      try {
        writer.write(out, meters.snapshots(), EscapingScheme.UNDERSCORE_ESCAPING);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new Text(writer.getContentType(), out.toByteArray());
    }
  }
}
