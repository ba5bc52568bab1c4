package org.hiroba.feature.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.command.Client;
import org.hiroba.command.Plaza;
import org.hiroba.feature.signin.ApiTokens.Made;
import org.hiroba.log.FaultyStore.CommitFault;
import org.hiroba.log.Refusal;
import org.hiroba.protocol.CloseCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTokensTest {
  private final Plaza plaza = new Plaza();
  private final ApiTokens tokens = plaza.apiTokens;
  private final UserId ann = plaza.id("Ann");

  @AfterEach
  void close() {
    plaza.close();
  }

  @Test
  void letsItsBearerActForItsOwnerUntilItIsRevoked() throws Refusal {
    Made made = tokens.make(ann, " ci ");
    assertThat(made.secret()).startsWith("hrb_").hasSizeGreaterThan(40);
    assertThat(tokens.of(ann)).containsExactly(made.token());
    assertThat(made.token().name()).isEqualTo("ci");
    assertThat(tokens.isToken(TokenHash.of(made.secret()))).isTrue();

    plaza.clock.move(Duration.ofDays(1_000));
    SignIns.Known known = plaza.signIns.find(made.secret()).orElseThrow();
    assertThat(known.user().id()).isEqualTo(ann);
    assertThat(known.extended()).isFalse();

    tokens.revoke(ann, made.token().id());
    assertThat(plaza.signIns.find(made.secret())).isEmpty();
    assertThat(tokens.of(ann)).isEmpty();
  }

  @Test
  void revokesOnlyOnesOwn() throws Refusal {
    Made made = tokens.make(ann, "ci");
    UserId bob = plaza.id("Bob");
    assertRefused(Refusal.Reason.NOT_FOUND, () -> tokens.revoke(bob, made.token().id()));
    assertRefused(Refusal.Reason.NOT_FOUND, () -> tokens.revoke(ann, "t0"));
    assertThat(plaza.signIns.find(made.secret())).isPresent();
    assertThat(tokens.of(bob)).isEmpty();
  }

  @Test
  void makesFiftyAndNoMore() throws Refusal {
    for (int i = 0; i < ApiTokens.MAX_PER_ACCOUNT; i++) {
      tokens.make(ann, "same name");
    }
    assertRefused(Refusal.Reason.CONFLICT, () -> tokens.make(ann, "one more"));
    tokens.revoke(ann, tokens.of(ann).get(0).id());
    tokens.make(ann, "again");
    assertThat(tokens.of(ann)).hasSize(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\nb", "a\u202eb", "\ud800"})
  void refusesANameThatIsNotOneLine(String name) {
    assertRefused(Refusal.Reason.BAD_REQUEST, () -> tokens.make(ann, name));
  }

  @Test
  void takesANameOf64CharactersAndNoMore() throws Refusal {
    tokens.make(ann, "👩".repeat(64));
    assertRefused(Refusal.Reason.BAD_REQUEST, () -> tokens.make(ann, "x".repeat(65)));
  }

  @ParameterizedTest
  @EnumSource(CommitFault.class)
  void makesOneThoughTheCommitFails(CommitFault fault) throws Refusal {
    plaza.store.failNextCommit(fault);
    Made made = tokens.make(ann, "ci");
    assertThat(tokens.of(ann)).containsExactly(made.token());
    assertThat(plaza.signIns.find(made.secret())).isPresent();
  }

  private interface Act {
    void run() throws Refusal;
  }

  private static void assertRefused(Refusal.Reason reason, Act act) {
    Refusal refusal = catchThrowableOfType(Refusal.class, act::run);
    assertThat(refusal).isNotNull();
    assertThat(refusal.reason()).isEqualTo(reason);
  }

  @Test
  void showsAndEndsThoseOfAllForAdministrators() throws Refusal {
    Made anns = tokens.make(ann, "ci");
    Made bobs = tokens.make(plaza.id("Bob"), "bot");
    assertThat(tokens.all("", 10)).containsExactlyInAnyOrder(anns.token(), bobs.token());
    Client program = plaza.connectWith(plaza.signedIn("Bob").user(), TokenHash.of(bobs.secret()));

    tokens.revokeAny(ann, bobs.token().id());

    assertThat(plaza.signIns.find(bobs.secret())).isEmpty();
    await()
        .untilAsserted(
            () -> assertThat(program.connection.closes()).containsExactly(CloseCode.SIGNED_OUT));
    assertThat(tokens.all("", 10)).containsExactly(anns.token());
    assertRefused(Refusal.Reason.NOT_FOUND, () -> tokens.revokeAny(ann, bobs.token().id()));
  }
}
