package org.hiroba.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;

/**
 * Reads JSON that clients send. Unlike the library's own manner, names of members are neither kept
 * from one text to the next nor interned: that pays where all texts have the same few names, but a
 * stranger who makes up thousands for each text has the server spend most of its time there, and
 * the virtual machine's table of strings grow.
 */
public final class ForeignJson {
  private ForeignJson() {}

  /** Begins a factory of parsers; further bounds are the caller's. */
  public static JsonFactoryBuilder factory() {
    return new JsonFactoryBuilder()
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES);
  }
}
