package org.hiroba.oidc;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hiroba.config.OidcSettings;
import org.hiroba.config.Origins;
import org.hiroba.oidc.ProviderException.Why;
import org.hiroba.oidc.ProviderHttp.Answer;

/** Exchanges a code for tokens. Thread-safe; waits for the provider. */
final class CodeExchange {
  private final OidcSettings settings;
  private final ProviderHttp http;
  private final Supplier<Optional<String>> secret;

  CodeExchange(OidcSettings settings, ProviderHttp http, Supplier<Optional<String>> secret) {
    this.settings = settings;
    this.http = http;
    this.secret = secret;
  }

  /**
   * What a code was good for; neither is checked yet.
   *
   * @param accessToken for the provider's own answers about the person
   */
  record Tokens(JWT idToken, String accessToken) {
    @Override
    public String toString() {
      return "Tokens";
    }
  }

  Tokens exchange(Discovery.Known known, URI callback, String code, String verifier)
      throws ProviderException {
    HTTPRequest request = request(known.metadata(), callback, code, verifier).toHTTPRequest();
    Map<String, String> headers = new HashMap<>();
    request.getHeaderMap().forEach((name, values) -> headers.put(name, values.get(0)));
    Answer answer = http.post(known.metadata().getTokenEndpointURI(), headers, request.getBody());
    if (answer.status() / 100 == 5) {
      throw ProviderException.unavailable("The token endpoint answers " + answer.status() + ".");
    }
    if (answer.status() == HttpURLConnection.HTTP_UNAUTHORIZED) {
      throw ProviderException.refused(
          "The token endpoint answers 401: is the client's secret right?");
    }
    try {
      HTTPResponse response = new HTTPResponse(answer.status());
      response.setContentType(answer.type() == null ? "application/json" : answer.type());
      response.setBody(answer.body());
      TokenResponse parsed = OIDCTokenResponseParser.parse(response);
      if (!(parsed instanceof OIDCTokenResponse good)) {
        throw ProviderException.refused(
            "The token endpoint answers "
                + answer.status()
                + " "
                + Origins.printable(
                    String.valueOf(parsed.toErrorResponse().getErrorObject().getCode()))
                + ": is the client's secret right, and the address "
                + callback
                + " allowed there?");
      }
      return new Tokens(
          good.getOIDCTokens().getIDToken(), good.getOIDCTokens().getAccessToken().getValue());
    } catch (ParseException | RuntimeException e) {
      throw new ProviderException(
          Why.REFUSED, "The token endpoint answers " + answer.status() + " and no tokens.", e);
    }
  }

  private TokenRequest request(
      OIDCProviderMetadata metadata, URI callback, String code, String verifier) {
    AuthorizationCodeGrant grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code), callback, new CodeVerifier(verifier));
    ClientID client = new ClientID(settings.clientId());
    URI endpoint = metadata.getTokenEndpointURI();
    Optional<String> shared = secret.get();
    return shared.isEmpty()
        ? new TokenRequest.Builder(endpoint, client, grant).build()
        : new TokenRequest.Builder(endpoint, shown(metadata, client, shared.get()), grant).build();
  }

  private static ClientAuthentication shown(
      OIDCProviderMetadata metadata, ClientID client, String secret) {
    List<ClientAuthenticationMethod> takes = metadata.getTokenEndpointAuthMethods();
    boolean basic =
        takes == null
            || takes.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            || !takes.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    return basic
        ? new ClientSecretBasic(client, new Secret(secret))
        : new ClientSecretPost(client, new Secret(secret));
  }
}
