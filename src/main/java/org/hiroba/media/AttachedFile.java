package org.hiroba.media;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a file that a message has with it, as everybody is told; its bytes are elsewhere.
 * Immutable.
 *
 * @param id what it is asked for by, in its room
 * @param name as it was sent, in NFC, at most 255 bytes
 * @param type a media type, found by what is in it
 * @param bytes how long it is as it is served
 * @param width of a picture as it is shown, in pixels; null where that is not known
 * @param height of a picture as it is shown, in pixels; null where that is not known
 * @param preview a smaller picture of it is there, or on its way
 * @param alt says in words what is to be seen; null where nobody did
 * @param expired it is kept no longer: there is nothing to be asked for
 */
public record AttachedFile(
    String id,
    String name,
    String type,
    long bytes,
    @Nullable Integer width,
    @Nullable Integer height,
    boolean preview,
    @Nullable String alt,
    boolean expired) {
  private static final JsonFactory JSON = new JsonFactory();

  /** Returns the same, kept no longer. */
  public AttachedFile asExpired() {
    return new AttachedFile(id, name, type, bytes, width, height, false, alt, true);
  }

  /** Writes it as an object. */
  public void write(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", id);
    out.writeStringField("name", name);
    out.writeStringField("type", type);
    out.writeNumberField("bytes", bytes);
    if (width != null && height != null) {
      out.writeNumberField("width", width);
      out.writeNumberField("height", height);
    }
    out.writeBooleanField("preview", preview);
    if (alt != null) {
      out.writeStringField("alt", alt);
    }
    if (expired) {
      out.writeBooleanField("expired", true);
    }
    out.writeEndObject();
  }

  /** Writes the field {@code files} of a message; nothing when it has none. */
  public static void writeIfAny(JsonGenerator out, List<AttachedFile> files) throws IOException {
    if (!files.isEmpty()) {
      out.writeFieldName("files");
      writeAll(out, files);
    }
  }

  private static void writeAll(JsonGenerator out, List<AttachedFile> files) throws IOException {
    out.writeStartArray();
    for (AttachedFile file : files) {
      file.write(out);
    }
    out.writeEndArray();
  }

  /** Returns files as the log stores them: a JSON array; null for none. */
  public static @Nullable String stored(List<AttachedFile> files) {
    if (files.isEmpty()) {
      return null;
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      writeAll(out, files);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return text.toString();
  }

  /**
   * Reads files as the log stores them; what a later version adds to one is passed over.
   *
   * @throws IllegalArgumentException it is nothing that {@link #stored} wrote
   */
  public static List<AttachedFile> read(@Nullable String stored) {
    if (stored == null || stored.isEmpty()) {
      return List.of();
    }
    List<AttachedFile> files = new ArrayList<>();
    try (JsonParser in = JSON.createParser(stored)) {
      if (in.nextToken() != JsonToken.START_ARRAY) {
        throw new IllegalArgumentException("the files of a message are no list");
      }
      while (in.nextToken() == JsonToken.START_OBJECT) {
        files.add(one(in));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("the files of a message cannot be read", e);
    }
    return List.copyOf(files);
  }

  private static AttachedFile one(JsonParser in) throws IOException {
    String id = "";
    String name = "";
    String type = "";
    long bytes = 0;
    Integer width = null;
    Integer height = null;
    boolean preview = false;
    String alt = null;
    boolean expired = false;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String field = in.currentName();
      in.nextToken();
      switch (field) {
        case "id" -> id = in.getText();
        case "name" -> name = in.getText();
        case "type" -> type = in.getText();
        case "bytes" -> bytes = in.getLongValue();
        case "width" -> width = in.getIntValue();
        case "height" -> height = in.getIntValue();
        case "preview" -> preview = in.getBooleanValue();
        case "alt" -> alt = in.getText();
        case "expired" -> expired = in.getBooleanValue();
        default -> in.skipChildren();
      }
    }
    if (id.isEmpty()) {
      throw new IllegalArgumentException("a file of a message has no id");
    }
    return new AttachedFile(id, name, type, bytes, width, height, preview, alt, expired);
  }
}
