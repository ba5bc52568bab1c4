package org.hiroba.feature.file;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.hiroba.config.FileLimits;

/** Tells clients how much they may send: {@code limits.files} of {@code welcome}. Stateless. */
public final class FileLimitsJson {
  /** So many files may one message have. */
  public static final int PER_MESSAGE = 10;

  private FileLimitsJson() {}

  /** Writes them as an object; 0 bytes say that files are off. */
  public static void write(JsonGenerator out, FileLimits limits) throws IOException {
    out.writeStartObject();
    out.writeNumberField("maxBytes", limits.maxBytes());
    out.writeNumberField("perMessage", PER_MESSAGE);
    out.writeNumberField("chunk", FileDesk.PIECE_BYTES);
    out.writeNumberField("perUser", limits.perUserBytes());
    out.writeNumberField("uploads", limits.uploadsPerUser());
    out.writeNumberField("perMinute", limits.perMinute());
    out.writeNumberField("previewBytes", SentPreview.MAX_BYTES);
    out.writeNumberField("previewPixels", SentPreview.MAX_PIXELS);
    out.writeEndObject();
  }
}
