package org.hiroba.diagnostics;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Writes what the diagnostics page is told, as JSON. Stateless. */
public final class DiagnosticsEncoder {
  private static final JsonFactory JSON = new JsonFactory();

  private DiagnosticsEncoder() {}

  private interface Body {
    void writeTo(JsonGenerator out) throws IOException;
  }

  /** Encodes a request. */
  public static String request(ReceivedRequest request) {
    return object(
        out -> {
          out.writeStringField("type", "request");
          writeRequest(out, request);
        });
  }

  /** Encodes both sides of a handshake. */
  public static String handshake(ReceivedRequest request, List<Header> answer) {
    return object(
        out -> {
          out.writeStringField("type", "handshake");
          writeRequest(out, request);
          out.writeObjectFieldStart("response");
          writeHeaders(out, answer);
          out.writeEndObject();
        });
  }

  /** Encodes the two server times of a round trip, in milliseconds of the epoch. */
  public static String time(String re, Instant received, Instant sent) {
    return object(
        out -> {
          out.writeStringField("type", "time");
          out.writeStringField("re", re);
          out.writeNumberField("received", millis(received));
          out.writeNumberField("sent", millis(sent));
        });
  }

  /** Encodes one beat. */
  public static String beat(long at) {
    return object(
        out -> {
          out.writeStringField("type", "beat");
          out.writeNumberField("at", at);
        });
  }

  /**
   * Encodes the answer to a poll.
   *
   * @param requestBytes how long the request's head was, written as HTTP/1.1
   */
  public static String beats(List<Long> beats, Instant now, int requestBytes) {
    return object(
        out -> {
          out.writeArrayFieldStart("beats");
          for (long beat : beats) {
            out.writeNumber(beat);
          }
          out.writeEndArray();
          out.writeNumberField("now", millis(now));
          out.writeNumberField("requestBytes", requestBytes);
        });
  }

  /** Encodes a refusal of one message. */
  public static String error(String message) {
    return object(
        out -> {
          out.writeStringField("type", "error");
          out.writeStringField("message", message);
        });
  }

  private static String object(Body body) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      body.writeTo(out);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return text.toString();
  }

  private static void writeRequest(JsonGenerator out, ReceivedRequest request) throws IOException {
    out.writeObjectFieldStart("request");
    out.writeStringField("method", request.method());
    out.writeStringField("path", request.path());
    out.writeStringField("protocol", request.protocol());
    out.writeStringField("scheme", request.scheme());
    out.writeNumberField("bytes", request.bytes());
    writeHeaders(out, request.headers());
    out.writeEndObject();
    out.writeObjectFieldStart("peer");
    out.writeStringField("address", request.peer().address());
    out.writeBooleanField("trusted", request.peer().trusted());
    out.writeEndObject();
    out.writeObjectFieldStart("client");
    out.writeStringField("address", request.client().address());
    out.writeStringField("origin", request.client().origin());
    out.writeBooleanField("secure", request.client().secure());
    out.writeEndObject();
  }

  private static void writeHeaders(JsonGenerator out, List<Header> headers) throws IOException {
    out.writeArrayFieldStart("headers");
    for (Header header : headers) {
      out.writeStartArray();
      out.writeString(header.name());
      out.writeString(header.value());
      out.writeEndArray();
    }
    out.writeEndArray();
  }

  private static BigDecimal millis(Instant at) {
    return BigDecimal.valueOf(at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000, 3);
  }
}
