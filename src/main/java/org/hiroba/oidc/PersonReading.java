package org.hiroba.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hiroba.config.OidcSettings;
import org.hiroba.feature.identity.ExternalIdentity;
import org.hiroba.oidc.CodeExchange.Tokens;
import org.hiroba.oidc.ProviderHttp.Answer;
import org.hiroba.protocol.BoundedJson;
import org.jspecify.annotations.Nullable;

/** Finds out who somebody is from what a provider says of them. Waits for the provider. */
final class PersonReading {
  private static final int MAX_DEPTH = 16;
  private static final ObjectReader JSON = BoundedJson.reader(MAX_DEPTH);
  private static final Logger LOG = System.getLogger(PersonReading.class.getName());

  private final OidcSettings settings;
  private final ProviderHttp http;

  PersonReading(OidcSettings settings, ProviderHttp http) {
    this.settings = settings;
    this.http = http;
  }

  /**
   * Reads; asks the provider once more where the id token lacks the name or the groups.
   *
   * @throws ProviderException it says no name, or nothing by which the person is known
   */
  ExternalIdentity read(Discovery.Known known, Claims token, Tokens tokens)
      throws ProviderException {
    String sub = known(token, "sub");
    String subject = known(token, settings.subjectClaim());
    boolean leftOut = !settings.groupsClaim().isEmpty() && token.leavesOut(settings.groupsClaim());
    Optional<String> name = token.text(settings.nameClaim());
    boolean lacksGroups =
        !settings.groupsClaim().isEmpty()
            && !leftOut
            && token.texts(settings.groupsClaim()).isEmpty();
    Claims more = null;
    if (name.isEmpty() || lacksGroups) {
      more = userInfo(known, tokens, sub, name.isEmpty());
    }
    Claims told = more == null ? token : more;
    return new ExternalIdentity(
        settings.issuer().toString(),
        subject,
        name.or(() -> told.text(settings.nameClaim())).orElseThrow(this::nameless),
        token.text("name").or(() -> told.text("name")).orElse(null),
        mail(token).or(() -> mail(told)).orElse(null),
        groups(token, told, leftOut, lacksGroups && more == null && asksElsewhere(known)));
  }

  /** Of the id token alone: what else a provider says is not signed. */
  private static String known(Claims token, String claim) throws ProviderException {
    return token
        .text(claim)
        .filter(found -> found.length() <= ExternalIdentity.MAX_CHARS)
        .orElseThrow(
            () -> ProviderException.refused("The id token has no " + claim + " that fits."));
  }

  private static boolean asksElsewhere(Discovery.Known known) {
    return known.metadata().getUserInfoEndpointURI() != null;
  }

  /** Nobody who has none is told of as one whose groups are not known: rights would stay. */
  private Optional<Set<String>> groups(
      Claims token, Claims told, boolean leftOut, boolean notAnswered) {
    String claim = settings.groupsClaim();
    if (claim.isEmpty() || notAnswered) {
      return Optional.empty();
    }
    if (leftOut || told.leavesOut(claim)) {
      LOG.log(
          Level.WARNING,
          "{0} leaves out the groups of a person who has too many of them, so their roles stay as"
              + " they are. Let it send app roles instead (groups-claim=roles), or only groups"
              + " that are assigned to the application.",
          settings.issuer());
      return Optional.empty();
    }
    return Optional.of(token.texts(claim).or(() -> told.texts(claim)).orElse(Set.of()));
  }

  /** A provider that says the address is not verified has it from the person. */
  private static Optional<String> mail(Claims claims) {
    boolean doubtful = "false".equals(String.valueOf(claims.all().get("email_verified")));
    return doubtful ? Optional.empty() : claims.text("email");
  }

  /**
   * Asks for more.
   *
   * @param needed whether nothing goes on without it
   * @return null if the provider says no more
   */
  private @Nullable Claims userInfo(
      Discovery.Known known, Tokens tokens, String subject, boolean needed)
      throws ProviderException {
    URI endpoint = known.metadata().getUserInfoEndpointURI();
    if (endpoint == null) {
      return null;
    }
    try {
      Answer answer = http.get(endpoint, Map.of("Authorization", "Bearer " + tokens.accessToken()));
      if (!answer.isOk()) {
        throw ProviderException.unavailable(endpoint + " answers " + answer.status() + ".");
      }
      Map<String, Object> all =
          JSON.forType(new TypeReference<Map<String, Object>>() {}).readValue(answer.body());
      Claims claims = new Claims(all);
      if (!claims.text("sub").equals(Optional.of(subject))) {
        throw ProviderException.refused(endpoint + " tells of somebody else.");
      }
      return claims;
    } catch (JsonProcessingException e) {
      if (needed) {
        throw new ProviderException(
            ProviderException.Why.REFUSED, endpoint + " answers no JSON object.", e);
      }
      LOG.log(Level.WARNING, "{0} answers no JSON object; groups are not known.", endpoint);
      return null;
    } catch (ProviderException e) {
      if (needed || e.why() == ProviderException.Why.REFUSED) {
        throw e;
      }
      LOG.log(Level.WARNING, "Groups are not known: {0}", e.getMessage());
      return null;
    }
  }

  private ProviderException nameless() {
    return ProviderException.refused(
        settings.issuer()
            + " says no "
            + settings.nameClaim()
            + " of a person; set name-claim to one that it says, such as email, or add a scope.");
  }
}
