package org.hiroba.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which part of ten bytes is sent. */
class ByteRangeTest {
  private static final String ETAG = "\"e\"";

  private static ByteRange of(String range) {
    return ByteRange.of(range, null, ETAG, 10);
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0,0,0",
    "bytes=2-4,2,4",
    "bytes=5-,5,9",
    "bytes=-3,7,9",
    "bytes=-30,0,9",
    "bytes=9-100,9,9",
    "bytes=0-999999999999999999,0,9"
  })
  void isThePart(String range, long first, long last) {
    assertThat(of(range)).isEqualTo(new ByteRange(ByteRange.Kind.PART, first, last));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=10-12", "bytes=-0"})
  void isNothing(String range) {
    assertThat(of(range).kind()).isEqualTo(ByteRange.Kind.UNSATISFIABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=1-2,4-5",
        "bytes=5-2",
        "bytes=-",
        "bytes=",
        "bytes=a-b",
        "items=0-1",
        "0-1",
        "bytes=0-99999999999999999999"
      })
  void isTheWhole(String range) {
    assertThat(of(range)).isEqualTo(new ByteRange(ByteRange.Kind.WHOLE, 0, 9));
  }

  @Test
  void isTheWholeOfWhatHasChanged() {
    assertThat(ByteRange.of("bytes=0-1", "\"old\"", ETAG, 10).kind())
        .isEqualTo(ByteRange.Kind.WHOLE);
    assertThat(ByteRange.of("bytes=0-1", ETAG, ETAG, 10).kind()).isEqualTo(ByteRange.Kind.PART);
  }

  @Test
  void ofAnEmptyFileIsTheWholeOrNothing() {
    assertThat(ByteRange.of(null, null, ETAG, 0).length()).isZero();
    assertThat(ByteRange.of("bytes=0-", null, ETAG, 0).kind())
        .isEqualTo(ByteRange.Kind.UNSATISFIABLE);
  }
}
