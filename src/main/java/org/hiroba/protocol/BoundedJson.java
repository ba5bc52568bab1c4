package org.hiroba.protocol;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Makes readers of JSON that strangers send. Stateless. */
public final class BoundedJson {
  private static final int MAX_NUMBER_CHARS = 64;

  private BoundedJson() {}

  /**
   * Makes a reader of one value, up to a depth and to numbers of {@value #MAX_NUMBER_CHARS}
   * characters. A key that stands twice and anything behind the value are faults; how long the
   * whole may be is up to whoever took it in.
   */
  public static ObjectReader reader(int maxDepth) {
    return JsonMapper.builder(
            ForeignJson.factory()
                .streamReadConstraints(
                    StreamReadConstraints.builder()
                        .maxNestingDepth(maxDepth)
                        .maxNumberLength(MAX_NUMBER_CHARS)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build())
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build()
        .readerFor(JsonNode.class);
  }
}
