package org.hiroba.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import org.hiroba.feature.file.StoredFile;

/** Writes a file as its sender is told of it: as everybody will be. Stateless. */
final class FileJson {
  private static final JsonFactory JSON = new JsonFactory();

  private FileJson() {}

  static String of(StoredFile file) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      file.attached().write(out);
    }
    return text.toString();
  }
}
