package org.hiroba.feature.account;

import java.util.List;
import org.hiroba.account.User;
import org.hiroba.feature.factor.Enrolment;
import org.jspecify.annotations.Nullable;

/**
 * Says how far somebody came: in, or before the second factor that the server demands of them. Its
 * text form shows no secret.
 *
 * @param mode of {@code hiroba.auth} by which they came
 * @param token what the bearer of the fresh sign-in presents; null for who is not in yet
 * @param enrolment what their authenticator app is to be told; null for who is in
 * @param recoveryCodes shown once, to who has just turned the second factor on; else empty
 */
public record Entered(
    User user,
    String mode,
    @Nullable String token,
    @Nullable Enrolment enrolment,
    List<String> recoveryCodes) {
  /** Copies the codes. */
  public Entered {
    recoveryCodes = List.copyOf(recoveryCodes);
  }

  @Override
  public String toString() {
    return "Entered[user=" + user.id() + "]";
  }
}
