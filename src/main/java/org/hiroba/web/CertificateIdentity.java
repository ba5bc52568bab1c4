package org.hiroba.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.hiroba.config.AuthMode;
import org.hiroba.config.SilentSettings;
import org.hiroba.feature.identity.ExternalIdentity;

/**
 * Reads who comes from the certificate with which a client opened its TLS connection to the server
 * itself. The server has checked it against those whom it trusts, which are often many: here it is
 * somebody's only if the one CA of the settings issued it, and it is meant for clients.
 */
final class CertificateIdentity implements SilentIdentity {
  private static final String ATTRIBUTE = "jakarta.servlet.request.X509Certificate";

  /** RFC 5280 §4.2.1.12. */
  private static final List<String> FOR_CLIENTS = List.of("1.3.6.1.5.5.7.3.2", "2.5.29.37.0");

  private final SilentSettings.Certificate settings;
  private final Clock clock;

  CertificateIdentity(SilentSettings.Certificate settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public AuthMode mode() {
    return AuthMode.CERTIFICATE;
  }

  @Override
  public Optional<ExternalIdentity> of(HttpServletRequest request) throws ProblemException {
    return request.getAttribute(ATTRIBUTE) instanceof X509Certificate[] chain && chain.length > 0
        ? of(chain)
        : Optional.empty();
  }

  /**
   * Reads a chain, the client's own certificate first.
   *
   * @return empty for the certificate of another CA, which is nobody's here
   */
  Optional<ExternalIdentity> of(X509Certificate... chain) throws ProblemException {
    X509Certificate own = chain[0];
    if (!own.getIssuerX500Principal().equals(settings.issuer())) {
      return Optional.empty();
    }
    if (chain.length > 1) {
      requireIssued(own, chain[1]);
    }
    CertificateNames names;
    try {
      own.checkValidity(Date.from(clock.instant()));
      List<String> uses = own.getExtendedKeyUsage();
      if (uses != null && uses.stream().noneMatch(FOR_CLIENTS::contains)) {
        throw refused("is not for clients");
      }
      names = CertificateNames.of(own);
    } catch (CertificateParsingException e) {
      throw refused("cannot be read");
    } catch (GeneralSecurityException e) {
      throw refused("is not valid at this time");
    }
    String subject = own.getSubjectX500Principal().getName(X500Principal.CANONICAL);
    String issuer = mode().wireName() + ":" + settings.issuer().getName(X500Principal.CANONICAL);
    if (subject.isEmpty()
        || subject.length() > ExternalIdentity.MAX_CHARS
        || issuer.length() > ExternalIdentity.MAX_CHARS) {
      throw refused("names nobody, or has a name of more than 512 characters");
    }
    String name =
        names
            .name(settings.nameFrom())
            .orElseThrow(
                () ->
                    refused(
                        "has no "
                            + settings.nameFrom().name().toLowerCase(Locale.ROOT)
                            + ", which hiroba.auth.certificate.name-from asks for"));
    return Optional.of(
        new ExternalIdentity(
            issuer,
            subject,
            name,
            names.commonName().orElse(null),
            names.mail().orElse(null),
            Optional.empty()));
  }

  private static void requireIssued(X509Certificate own, X509Certificate issuer)
      throws ProblemException {
    try {
      if (!issuer.getSubjectX500Principal().equals(own.getIssuerX500Principal())
          || issuer.getBasicConstraints() < 0) {
        throw refused("was not issued by the next one of its chain");
      }
      own.verify(issuer.getPublicKey());
    } catch (GeneralSecurityException e) {
      throw refused("was not signed by the next one of its chain");
    }
  }

  private static ProblemException refused(String what) {
    return new ProblemException(
        Problem.forbidden(
                "Your certificate " + what + ". Choose another one, or ask an administrator.")
            .coded("not-allowed"));
  }
}
