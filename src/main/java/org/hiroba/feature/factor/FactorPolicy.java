package org.hiroba.feature.factor;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.hiroba.account.UserId;
import org.hiroba.config.SecondFactorMode;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;

/**
 * Says what is asked for beside a password, and which code is right. Decides in the open
 * transaction alone: of two who bring one code at the same time one is let in. Immutable.
 *
 * @param mode who needs a second factor
 * @param host under which name people know this server, for their app; empty where it is not known
 */
public record FactorPolicy(SecondFactorMode mode, String host) {
  private static final String ISSUER = "Hiroba";

  /** How it stands with an account that gave its password. */
  public enum Door {
    /** No code is asked for. */
    OPEN,
    /** A code is asked for. */
    CODE,
    /** It must set up a second factor, and none waits to be confirmed. */
    SET_UP,
    /** It must set up a second factor, and one waits for its first code. */
    CONFIRM
  }

  /** Tells whether codes are neither asked for nor set up. */
  public boolean isOff() {
    return mode == SecondFactorMode.OFF;
  }

  /** Tells whether an account must have a second factor. */
  public boolean requires(boolean admin) {
    return mode.requires(admin);
  }

  /** Tells what is asked of an account. */
  public Door door(WriteTransaction tx, UserId user, boolean admin) {
    Optional<StoredFactor> factor = tx.port(FactorWrites.class).find(user);
    if (isOff()) {
      return Door.OPEN;
    }
    if (factor.isPresent() && factor.get().confirmed()) {
      return Door.CODE;
    }
    if (!requires(admin)) {
      return Door.OPEN;
    }
    return factor.isPresent() ? Door.CONFIRM : Door.SET_UP;
  }

  /** Makes a secret for somebody's app; nothing is kept yet. */
  public Enrolment fresh(String name) {
    String secret = Totp.freshSecret();
    String account = host.isEmpty() ? name : name + "@" + host;
    String link =
        "otpauth://totp/"
            + ISSUER
            + ":"
            + escaped(account)
            + "?secret="
            + secret
            + "&issuer="
            + ISSUER
            + "&algorithm=SHA1&digits="
            + Totp.DIGITS
            + "&period="
            + Totp.PERIOD_SECONDS;
    return new Enrolment(secret, link, QrPicture.of(link));
  }

  /** Apps read {@code +} as it stands. */
  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Keeps a secret that waits for its first code; earlier ones that wait are good no more. */
  public void begin(WriteTransaction tx, UserId user, Enrolment enrolment) {
    tx.port(FactorWrites.class).begin(user, enrolment.secret());
  }

  /** Tells whether a secret waits for its first code. */
  public boolean waits(WriteTransaction tx, UserId user, Enrolment enrolment) {
    return tx.port(FactorWrites.class)
        .find(user)
        .filter(one -> !one.confirmed() && one.secret().equals(enrolment.secret()))
        .isPresent();
  }

  /** Tells whether an account's second factor is on. */
  public boolean isOn(WriteTransaction tx, UserId user) {
    return tx.port(FactorWrites.class).find(user).filter(StoredFactor::confirmed).isPresent();
  }

  /**
   * Turns an account's second factor on.
   *
   * @param codes which are kept as hashes
   * @return false if these recovery codes are there: an earlier attempt was committed after all
   * @throws Refusal no secret waits, or it is not its code
   */
  public boolean confirm(
      WriteTransaction tx, Instant at, UserId user, TypedCode code, RecoveryCodes codes)
      throws Refusal {
    FactorWrites factors = tx.port(FactorWrites.class);
    if (factors.hasRecovery(user, codes.hashes().get(0))) {
      return false;
    }
    StoredFactor waiting =
        factors
            .find(user)
            .filter(one -> !one.confirmed())
            .orElseThrow(FactorPolicy::nothingToConfirm);
    OptionalLong step = stepOf(code, waiting, at);
    if (step.isEmpty() || !factors.confirm(user, step.getAsLong(), codes.hashes(), at)) {
      throw new WrongCode();
    }
    return true;
  }

  private static Refusal nothingToConfirm() {
    return new CodedRefusal(
        Refusal.Reason.CONFLICT,
        "no-enrolment",
        "There is no second factor to confirm: ask for a secret first.");
  }

  /**
   * Takes a code, once.
   *
   * @return whether it was a recovery code
   * @throws Refusal nothing was typed, or it is not right
   */
  public boolean take(WriteTransaction tx, Instant at, UserId user, TypedCode code) throws Refusal {
    if (code.isNothing()) {
      throw codeRequired();
    }
    FactorWrites factors = tx.port(FactorWrites.class);
    if (code.isRecovery() && factors.takeRecovery(user, code.hash())) {
      return true;
    }
    Optional<StoredFactor> factor = factors.find(user).filter(StoredFactor::confirmed);
    OptionalLong step = factor.isPresent() ? stepOf(code, factor.get(), at) : OptionalLong.empty();
    if (step.isEmpty() || !factors.take(user, step.getAsLong())) {
      throw new WrongCode();
    }
    return false;
  }

  private static OptionalLong stepOf(TypedCode code, StoredFactor factor, Instant at) {
    return code.isOfApp()
        ? Totp.stepOf(code.digits(), factor.secret(), at, factor.lastStep())
        : OptionalLong.empty();
  }

  /** Takes an account's second factor away; returns whether it was on. */
  public static boolean remove(WriteTransaction tx, UserId user) {
    return tx.port(FactorWrites.class).remove(user);
  }

  /** Ends the sign-ins of those who must have a second factor and have none. */
  public void endSignInsWithout(WriteTransaction tx) {
    if (requires(true)) {
      tx.port(FactorWrites.class).endSignInsWithout(mode == SecondFactorMode.ALL);
    }
  }

  /** Asks for a code. */
  public static Refusal codeRequired() {
    return new CodedRefusal(
        Refusal.Reason.UNAUTHORIZED,
        "code-required",
        "This account has a second factor: send the same with \"code\", six digits of the"
            + " authenticator app or a recovery code.");
  }
}
