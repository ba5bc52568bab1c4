package org.hiroba.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * Writes a log as JSON Lines: {@code at} (RFC 3339, UTC), {@code level}, {@code logger}, {@code
 * thread} (its number), {@code message} and, of what failed, {@code error} with its trace.
 * Thread-safe.
 */
final class JsonLines extends Formatter {
  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public String format(LogRecord event) {
    StringWriter line = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(line)) {
      out.writeStartObject();
      out.writeStringField("at", event.getInstant().toString());
      out.writeStringField("level", event.getLevel().getName());
      out.writeStringField("logger", String.valueOf(event.getLoggerName()));
      out.writeNumberField("thread", event.getLongThreadID());
      out.writeStringField("message", formatMessage(event));
      if (event.getThrown() != null) {
        StringWriter trace = new StringWriter();
        event.getThrown().printStackTrace(new PrintWriter(trace, true));
        out.writeStringField("error", trace.toString());
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory takes everything", e);
    }
    return line.append('\n').toString();
  }
}
