package org.hiroba.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecurityHeadersFilterTest {
  @Test
  void allowsScriptsOfThisHostAndOfThisAnswerOnly() {
    List<String> policy = List.of(SecurityHeadersFilter.policy("abc").split("; "));
    assertThat(policy)
        .contains(
            "default-src 'self'",
            "script-src 'self' 'nonce-abc'",
            "img-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'self'",
            "form-action 'self'");
  }

  @Test
  void allowsNothingInlineOrEvaluated() {
    assertThat(SecurityHeadersFilter.policy("abc")).doesNotContain("unsafe", "*", "data:");
  }
}
