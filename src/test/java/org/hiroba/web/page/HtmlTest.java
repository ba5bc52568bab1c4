package org.hiroba.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {
  @Test
  void leavesNoSignThatMeansSomethingInContentOrAttributes() {
    assertThat(Html.html("<b title=\"x\" id='y'>&amp;</b>"))
        .isEqualTo("&lt;b title=&#34;x&#34; id=&#39;y&#39;&gt;&amp;amp;&lt;/b&gt;");
  }

  @Test
  void leavesOtherTextAlone() {
    assertThat(Html.html("広場 👋 Grüße")).isEqualTo("広場 👋 Grüße");
  }

  @Test
  void showsNothingForNull() {
    assertThat(Html.html(null)).isEmpty();
  }
}
