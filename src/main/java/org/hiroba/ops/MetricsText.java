package org.hiroba.ops;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes all meters as text: in the Prometheus format, version 0.0.4, or in OpenMetrics 1.0.0 for
 * who asks for it. Thread-safe.
 *
 * <p>A text is good for a second: however often somebody asks, and however many do, the meters are
 * read once a second and format at most.
 */
public final class MetricsText {
  private static final Duration GOOD_FOR = Duration.ofSeconds(1);

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
   * Returns the text, of at most a second ago.
   *
   * @param accept the request's header, null for none
   */
  Text text(@Nullable String accept) {
    return (openMetrics.writer.accepts(accept) ? openMetrics : prometheus).text();
  }

  private final class Format {
    private final ExpositionFormatWriter writer;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile @Nullable Written last;

    Format(ExpositionFormatWriter writer) {
      this.writer = writer;
    }

    Text text() {
      Written before = last;
      if (before != null && isGood(before)) {
        return before.text;
      }
      if (!writing.tryLock()) {
        if (before != null) {
          // Somebody is at it: nobody waits where there is something to show.
          return before.text;
        }
        writing.lock();
      }
      try {
        Written meanwhile = last;
        if (meanwhile != null && isGood(meanwhile)) {
          return meanwhile.text;
        }
        Written now = new Written(write(), nanoTime.getAsLong());
        last = now;
        return now.text;
      } finally {
        writing.unlock();
      }
    }

    private boolean isGood(Written written) {
      return nanoTime.getAsLong() - written.atNanos < GOOD_FOR.toNanos();
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

  private record Written(Text text, long atNanos) {}
}
