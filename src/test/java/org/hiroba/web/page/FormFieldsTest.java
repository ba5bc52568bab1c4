package org.hiroba.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FormFieldsTest {
  @Test
  void readsWhatABrowserSends() throws Exception {
    FormFields fields = FormFields.parse("text=a+b%26c%0D%0A%E5%BA%83%E5%A0%B4&room=lobby&empty=");
    assertThat(fields.get("text")).isEqualTo("a b&c\r\n広場");
    assertThat(fields.text("text")).isEqualTo("a b&c\n広場");
    assertThat(fields.get("room")).isEqualTo("lobby");
    assertThat(fields.get("empty")).isEmpty();
    assertThat(fields.get("missing")).isEmpty();
  }

  @Test
  void takesTheFirstOfTwoValues() throws Exception {
    assertThat(FormFields.parse("csrf=1&csrf=2").get("csrf")).isEqualTo("1");
  }

  @Test
  void leavesOutWhatIsNoField() throws Exception {
    assertThat(FormFields.parse("").get("")).isEmpty();
    assertThat(FormFields.parse("=x&y&z=1").get("z")).isEqualTo("1");
  }

  @Test
  void refusesABrokenEscape() {
    assertThatThrownBy(() -> FormFields.parse("text=%E3%8"))
        .isInstanceOfSatisfying(FormException.class, e -> assertThat(e.status()).isEqualTo(400));
  }
}
