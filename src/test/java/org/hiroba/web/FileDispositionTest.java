package org.hiroba.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Under which names files are saved. */
class FileDispositionTest {
  @Test
  void saysTheNameOnceInAsciiAndOnceAsItIs() {
    assertThat(FileDisposition.of("日本 \"語\".txt", false))
        .isEqualTo(
            "attachment; filename=\"__ ___.txt\";"
                + " filename*=UTF-8''%E6%97%A5%E6%9C%AC%20%22%E8%AA%9E%22.txt");
    assertThat(FileDisposition.of("a'(1)%;.png", true))
        .isEqualTo("inline; filename=\"a'(1)_;.png\"; filename*=UTF-8''a%27%281%29%25%3B.png");
  }

  @Test
  void breaksNoHeader() {
    assertThat(FileDisposition.of("a\r\nSet-Cookie: x", false)).doesNotContain("\r", "\n");
  }
}
