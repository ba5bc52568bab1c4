package org.hiroba.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookAlikeTest {
  @ParameterizedTest
  @CsvSource({
    "Anna,anna",
    "Anna,ＡＮＮＡ",
    "Anna,Anna…",
    "Anna,'Anna '",
    "Anna,A-n.n_a",
    "Anna,«Anna»",
    "Anna,An\\u200Bna",
    "Anna,An\\u00ADna",
    "Anna,\\u200EAnna\\u200F",
    "Anna,Anna\\uFE0F",
    "Anna,Anná",
    "Anna,Anna\\u0336",
    "Anna,Аnna",
    "Anna,Аnnа",
    "Anna,Αnna",
    "Anna,𝐀𝐧𝐧𝐚",
    "Anna,Ⓐⓝⓝⓐ",
    "Bob,Воb",
    "Peter,Реter",
    "scope,ѕсоре",
    "Mike,Μιke",
    "Søren,Soren",
    "İzmir,izmir",
    "ışık,isik",
    "José,Jose",
    "tom,ᴛᴏᴍ",
  })
  void takesOneForTheOther(String name, String other) {
    assertThat(LookAlike.skeleton(unescaped(other))).isEqualTo(LookAlike.skeleton(unescaped(name)));
  }

  @ParameterizedTest
  @CsvSource({
    "Anna,Anne",
    "Anna,Anna2",
    "Anna,Anna S",
    "Anna,Anna 🌸",
    "田中,田申",
    "か,が",
    "กิตติ,กตต",
    "नेहा,नहा",
    "анна,anna",
    "…,!",
    "🎉,🌸",
  })
  void tellsOneFromTheOther(String name, String other) {
    assertThat(LookAlike.skeleton(other)).isNotEqualTo(LookAlike.skeleton(name));
  }

  @Test
  void keepsPunctuationAndMarksOfASignInName() {
    assertThat(LookAlike.inLatin("Аnna")).isEqualTo("anna");
    assertThat(LookAlike.inLatin("an.na")).isEqualTo("an.na");
    assertThat(LookAlike.inLatin("José")).isEqualTo("josé");
    assertThat(LookAlike.inLatin("田中")).isEqualTo("田中");
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("\\u", i)) {
        plain.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        plain.append(text.charAt(i));
      }
    }
    return plain.toString();
  }
}
