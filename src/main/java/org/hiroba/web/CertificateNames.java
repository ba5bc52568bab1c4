package org.hiroba.web;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.hiroba.config.SilentSettings.NameFrom;

/**
 * What a certificate calls its holder. Immutable.
 *
 * @param subject the whole name (RFC 4514)
 */
record CertificateNames(
    String subject, Optional<String> commonName, Optional<String> mail, Optional<String> upn) {
  private static final String MAIL_OID = "1.2.840.113549.1.9.1";
  private static final int OTHER_NAME = 0;
  private static final int MAIL_NAME = 1;

  /** 1.3.6.1.4.1.311.20.2.3, as it is encoded. */
  private static final byte[] UPN_OID = {0x2B, 6, 1, 4, 1, (byte) 0x82, 0x37, 20, 2, 3};

  private static final int TAG_OID = 0x06;
  private static final int TAG_UTF8 = 0x0C;
  private static final int CONSTRUCTED = 0x20;
  private static final int MAX_UPN_BYTES = 512;

  static CertificateNames of(X509Certificate certificate) throws CertificateParsingException {
    String subject =
        certificate
            .getSubjectX500Principal()
            .getName(X500Principal.RFC2253, Map.of(MAIL_OID, "EMAILADDRESS"));
    Collection<List<?>> others = certificate.getSubjectAlternativeNames();
    Optional<String> mail = Optional.empty();
    Optional<String> upn = Optional.empty();
    for (List<?> other : others == null ? List.<List<?>>of() : others) {
      if (other.get(0).equals(MAIL_NAME) && mail.isEmpty()) {
        mail = Optional.of(String.valueOf(other.get(1)));
      } else if (other.get(0).equals(OTHER_NAME) && other.get(1) instanceof byte[] der) {
        upn = upn.or(() -> upn(der));
      }
    }
    return new CertificateNames(
        subject, part(subject, "CN"), mail.or(() -> part(subject, "EMAILADDRESS")), upn);
  }

  Optional<String> name(NameFrom from) {
    return switch (from) {
      case CN -> commonName;
      case EMAIL -> mail;
      case UPN -> upn;
      case SUBJECT -> Optional.of(subject);
    };
  }

  /** Returns the value of the attribute of this type that is the nearest to the holder. */
  private static Optional<String> part(String subject, String type) {
    try {
      List<Rdn> parts = new LdapName(subject).getRdns();
      for (int i = parts.size() - 1; i >= 0; i--) {
        Attribute attribute = parts.get(i).toAttributes().get(type);
        if (attribute != null && attribute.get() instanceof String text && !text.isBlank()) {
          return Optional.of(text);
        }
      }
      return Optional.empty();
    } catch (NamingException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads {@code SEQUENCE { type-id OID, value [0] EXPLICIT UTF8String }} (RFC 5280 §4.2.1.6), with
   * whatever tag the sequence has.
   */
  private static Optional<String> upn(byte[] der) {
    int at = 0;
    boolean found = false;
    while (at + 2 <= der.length && der.length <= MAX_UPN_BYTES) {
      int tag = der[at] & 0xFF;
      int length = der[at + 1] & 0xFF;
      int begin = at + 2;
      if (length == 0x81 && begin < der.length) {
        length = der[begin] & 0xFF;
        begin++;
      } else if (length == 0x82 && begin + 1 < der.length) {
        length = (der[begin] & 0xFF) << 8 | (der[begin + 1] & 0xFF);
        begin += 2;
      }
      int end = begin + length;
      if (end > der.length) {
        return Optional.empty();
      }
      if ((tag & CONSTRUCTED) != 0) {
        // What is inside comes next.
        at = begin;
      } else if (tag == TAG_OID) {
        found = Arrays.equals(der, begin, end, UPN_OID, 0, UPN_OID.length);
        at = end;
      } else {
        return found && tag == TAG_UTF8 && length > 0
            ? Optional.of(new String(der, begin, length, StandardCharsets.UTF_8))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
