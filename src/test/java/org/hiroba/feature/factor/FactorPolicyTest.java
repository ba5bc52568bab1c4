package org.hiroba.feature.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hiroba.config.SecondFactorMode;
import org.junit.jupiter.api.Test;

class FactorPolicyTest {
  private static FactorPolicy policy(SecondFactorMode mode) {
    return new FactorPolicy(mode, "");
  }

  @Test
  void demandsASecondFactorOfWhomTheServerSays() {
    assertThat(policy(SecondFactorMode.OFF).requires(true)).isFalse();
    assertThat(policy(SecondFactorMode.OPTIONAL).requires(true)).isFalse();
    assertThat(policy(SecondFactorMode.ADMINS).requires(true)).isTrue();
    assertThat(policy(SecondFactorMode.ADMINS).requires(false)).isFalse();
    assertThat(policy(SecondFactorMode.ALL).requires(false)).isTrue();
    assertThat(policy(SecondFactorMode.OFF).isOff()).isTrue();
    assertThat(policy(SecondFactorMode.OPTIONAL).isOff()).isFalse();
  }

  @Test
  void makesALinkThatAppsUnderstandWhateverTheName() {
    Enrolment enrolment =
        new FactorPolicy(SecondFactorMode.ALL, "chat.example.com").fresh("山田 O'Neil?&");
    assertThat(enrolment.otpauth())
        .isEqualTo(
            "otpauth://totp/Hiroba:%E5%B1%B1%E7%94%B0%20O%27Neil%3F%26%40chat.example.com?secret="
                + enrolment.secret()
                + "&issuer=Hiroba&algorithm=SHA1&digits=6&period=30");
    assertThat(policy(SecondFactorMode.ALL).fresh("ann").otpauth())
        .startsWith("otpauth://totp/Hiroba:ann?");
    assertThat(enrolment.toString()).doesNotContain(enrolment.secret());
  }

  @Test
  void drawsAPictureForTheLongestName() {
    QrPicture picture = policy(SecondFactorMode.ALL).fresh("漢".repeat(128)).qr();
    assertThat(picture.size()).isBetween(100, 185);
  }

  /** The three big squares in the corners (ISO/IEC 18004 §6.3.3), inside of a quiet zone. */
  @Test
  void drawsModulesAsRowsInsideOfAQuietZone() {
    QrPicture picture = policy(SecondFactorMode.ALL).fresh("ann").qr();
    assertThat(picture.path()).matches("(M\\d+ \\d+h\\d+v1h-\\d+z)+");
    List<int[]> rows =
        Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z")
            .matcher(picture.path())
            .results()
            .map(FactorPolicyTest::numbers)
            .toList();
    int last = picture.size() - 4;
    assertThat(rows)
        .allMatch(row -> row[0] >= 4 && row[1] >= 4 && row[0] + row[2] <= last && row[1] < last)
        .allMatch(row -> row[2] == row[3]);
    for (int[] corner : new int[][] {{4, 4}, {last - 7, 4}, {4, last - 7}}) {
      assertThat(rows).anyMatch(row -> row[0] == corner[0] && row[1] == corner[1] && row[2] == 7);
    }
  }

  private static int[] numbers(MatchResult row) {
    return new int[] {number(row, 1), number(row, 2), number(row, 3), number(row, 4)};
  }

  private static int number(MatchResult row, int group) {
    return Integer.parseInt(row.group(group));
  }
}
