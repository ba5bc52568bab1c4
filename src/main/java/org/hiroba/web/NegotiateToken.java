package org.hiroba.web;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a client sends as {@code Authorization: Negotiate} (RFC 4559 §4.2). Stateless. */
final class NegotiateToken {
  private static final String SCHEME = "negotiate";
  private static final String NTLM_SCHEME = "ntlm";

  /** Of Base64. Tickets of people in hundreds of groups have about 48 KiB. */
  private static final int MAX_CHARS = 87_382;

  private static final byte[] NTLM = {'N', 'T', 'L', 'M', 'S', 'S', 'P', 0};

  /** 1.3.6.1.4.1.311.2.2.10, as it is encoded: NTLM among the mechanisms of SPNEGO. */
  private static final byte[] NTLM_OID = {0x2B, 6, 1, 4, 1, (byte) 0x82, 0x37, 2, 2, 10};

  /** 1.2.840.113554.1.2.2: Kerberos. */
  private static final byte[] KERBEROS_OID = {
    0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x12, 1, 2, 2
  };

  /** 1.2.840.48018.1.2.2: Kerberos as Windows names it too. */
  private static final byte[] WINDOWS_OID = {
    0x2A, (byte) 0x86, 0x48, (byte) 0x82, (byte) 0xF7, 0x12, 1, 2, 2
  };

  private NegotiateToken() {}

  /**
   * Reads the header.
   *
   * @return empty if there is none yet, which is how every negotiation begins
   * @throws ProblemException it is faulty, or the client offers NTLM
   */
  static Optional<byte[]> of(@Nullable String header) throws ProblemException {
    if (header == null) {
      return Optional.empty();
    }
    String[] parts = header.strip().split("\\s+", 2);
    String scheme = parts[0].toLowerCase(Locale.ROOT);
    if (scheme.equals(NTLM_SCHEME)) {
      throw ntlm();
    }
    if (!scheme.equals(SCHEME)) {
      return Optional.empty();
    }
    if (parts.length < 2 || parts[1].length() > MAX_CHARS) {
      throw faulty();
    }
    byte[] token;
    try {
      token = Base64.getDecoder().decode(parts[1]);
    } catch (IllegalArgumentException e) {
      throw faulty();
    }
    boolean kerberos = indexOf(token, KERBEROS_OID) >= 0 || indexOf(token, WINDOWS_OID) >= 0;
    if (indexOf(token, NTLM) == 0 || (!kerberos && indexOf(token, NTLM_OID) >= 0)) {
      throw ntlm();
    }
    if (!kerberos) {
      throw faulty();
    }
    return Optional.of(token);
  }

  /** Returns the first place; only the beginning of a token names mechanisms. */
  private static int indexOf(byte[] token, byte[] part) {
    int end = Math.min(token.length, 256) - part.length;
    for (int i = 0; i <= end; i++) {
      int same = 0;
      while (same < part.length && token[i + same] == part[same]) {
        same++;
      }
      if (same == part.length) {
        return i;
      }
    }
    return -1;
  }

  private static ProblemException faulty() {
    return new ProblemException(
        Problem.badRequest("What your browser sent is no ticket of Kerberos (RFC 4559)."));
  }

  private static ProblemException ntlm() {
    return new ProblemException(
        Problem.forbidden(
                "Your browser sent NTLM, which is not accepted, and no ticket of Kerberos: open"
                    + " this server by the name of its service principal, on a machine of the"
                    + " domain.")
            .coded("not-allowed"));
  }
}
