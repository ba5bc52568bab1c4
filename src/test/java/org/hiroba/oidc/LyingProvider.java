package org.hiroba.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A provider of OpenID Connect on this machine, for one person, that can lie in every way. Lets
 * everybody in who is led to it, at once. Safe for many threads; what it is told to do counts for
 * all that comes after.
 */
public final class LyingProvider implements AutoCloseable {
  /** What it calls the client. */
  public static final String CLIENT = "hiroba";

  /** What it gave the client. */
  public static final String SECRET = "a secret of forty-four characters, or so, at least";

  /** How it signs. */
  public enum Signature {
    RIGHT,
    NONE,
    HMAC_OF_SECRET,
    HMAC_OF_PUBLIC_KEY,
    UNKNOWN_KEY,
    OTHERS_KEY_UNDER_A_KNOWN_NAME
  }

  /** What goes wrong at an endpoint. */
  public enum Fault {
    NONE,
    ERROR,
    HANGS,
    DRIBBLES,
    HUGE,
    LEADS_ELSEWHERE,
    NONSENSE
  }

  /** Making one takes a while; all providers share them. */
  private static final Map<String, RSAKey> KEYS = new ConcurrentHashMap<>();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(LyingProvider::thread);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<String, Fault> faults = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private final List<RSAKey> keys = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Object> person = new ConcurrentHashMap<>();
  private final Map<String, Object> userInfo = new ConcurrentHashMap<>();
  private final Map<String, Object> metadata = new ConcurrentHashMap<>();
  private final Map<String, String> answer = new ConcurrentHashMap<>();
  private volatile Consumer<JWTClaimsSet.Builder> lie = claims -> {};
  private volatile Signature signature = Signature.RIGHT;
  private volatile String lastVerifier = "";

  /** Starts one on a free port. */
  public LyingProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
    rotate();
    person.put("sub", "s-1");
    person.put("preferred_username", "alice");
    person.put("name", "Alice Example");
    person.put("email", "alice@example.com");
    person.put("groups", List.of("chat-users"));
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "lying-provider");
    thread.setDaemon(true);
    return thread;
  }

  /** Returns what it calls itself. */
  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Returns what it says of the person, to be changed. */
  public Map<String, Object> person() {
    return person;
  }

  /** Returns what its userinfo endpoint says besides {@code sub}, to be changed. */
  Map<String, Object> userInfo() {
    return userInfo;
  }

  /** Returns what it says of itself otherwise than is so, to be changed. */
  Map<String, Object> metadata() {
    return metadata;
  }

  /** Returns what it sends back by the browser otherwise than it should; empty leaves out. */
  public Map<String, String> answer() {
    return answer;
  }

  /** Lies in id tokens. */
  void lie(Consumer<JWTClaimsSet.Builder> change) {
    lie = change;
  }

  void sign(Signature how) {
    signature = how;
  }

  /** Has something go wrong at an endpoint, for example {@code /token}. */
  public void fault(String path, Fault fault) {
    faults.put(path, fault);
  }

  /** Tells how often an endpoint was asked. */
  int asked(String path) {
    return asked.computeIfAbsent(path, key -> new AtomicInteger()).get();
  }

  String lastVerifier() {
    return lastVerifier;
  }

  /** Signs with another key from now on; the former is still published. */
  public void rotate() {
    keys.add(KEYS.computeIfAbsent("key-" + keys.size(), LyingProvider::newKey));
  }

  private static RSAKey newKey(String name) {
    try {
      return new RSAKeyGenerator(2048).keyID(name).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private RSAKey key() {
    return keys.get(keys.size() - 1);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.computeIfAbsent(path, key -> new AtomicInteger()).incrementAndGet();
    try (exchange) {
      switch (faults.getOrDefault(path, Fault.NONE)) {
        case ERROR -> send(exchange, 500, "{}");
        case HANGS -> hang();
        case DRIBBLES -> dribble(exchange);
        case HUGE -> send(exchange, 200, "{\"keys\":[\"" + "x".repeat(2 << 20) + "\"]}");
        case NONSENSE -> send(exchange, 200, "[[[[\"no object");
        case LEADS_ELSEWHERE -> {
          exchange.getResponseHeaders().set("Location", issuer() + "/elsewhere");
          send(exchange, 302, "");
        }
        case NONE -> answer(exchange, path);
      }
    }
  }

  private void hang() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void dribble(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    OutputStream body = exchange.getResponseBody();
    try {
      while (!closed.await(50, java.util.concurrent.TimeUnit.MILLISECONDS)) {
        body.write(' ');
        body.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, String path) throws IOException {
    switch (path) {
      case "/.well-known/openid-configuration" -> send(exchange, 200, configuration());
      case "/jwks" -> send(exchange, 200, new JWKSet(List.copyOf(keys)).toString(true));
      case "/authorize" -> authorize(exchange);
      case "/token" -> token(exchange);
      case "/userinfo" -> {
        Map<String, Object> told = new HashMap<>(Map.of("sub", person.getOrDefault("sub", "")));
        told.putAll(userInfo);
        send(exchange, 200, JSONObjectUtils.toJSONString(told));
      }
      case "/end" -> {
        Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
        exchange.getResponseHeaders().set("Location", asked.get("post_logout_redirect_uri"));
        send(exchange, 302, "");
      }
      default -> send(exchange, 404, "{}");
    }
  }

  private String configuration() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("issuer", issuer());
    all.put("authorization_endpoint", issuer() + "/authorize");
    all.put("token_endpoint", issuer() + "/token");
    all.put("userinfo_endpoint", issuer() + "/userinfo");
    all.put("jwks_uri", issuer() + "/jwks");
    all.put("end_session_endpoint", issuer() + "/end");
    all.put("response_types_supported", List.of("code"));
    all.put("subject_types_supported", List.of("public"));
    all.put("id_token_signing_alg_values_supported", List.of("RS256"));
    all.put("authorization_response_iss_parameter_supported", true);
    all.putAll(metadata);
    return JSONObjectUtils.toJSONString(all);
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
    boolean right =
        CLIENT.equals(asked.get("client_id"))
            && "code".equals(asked.get("response_type"))
            && "S256".equals(asked.get("code_challenge_method"))
            && Arrays.asList(asked.getOrDefault("scope", "").split(" ")).contains("openid");
    if (!right) {
      send(exchange, 400, "{}");
      return;
    }
    String code = "code-" + codes.size() + "-" + System.nanoTime();
    codes.put(code, asked);
    Map<String, String> back = new LinkedHashMap<>();
    back.put("code", code);
    back.put("state", asked.getOrDefault("state", ""));
    back.put("iss", issuer());
    back.putAll(answer);
    back.values().removeIf(String::isEmpty);
    StringBuilder to = new StringBuilder(asked.getOrDefault("redirect_uri", ""));
    char sign = '?';
    for (Map.Entry<String, String> one : back.entrySet()) {
      to.append(sign)
          .append(one.getKey())
          .append('=')
          .append(URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8));
      sign = '&';
    }
    exchange.getResponseHeaders().set("Location", to.toString());
    send(exchange, 302, "");
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> form =
        parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    String shown = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    String right =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (CLIENT + ":" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
    lastVerifier = form.getOrDefault("code_verifier", "");
    Map<String, String> asked = codes.remove(form.getOrDefault("code", ""));
    if (!shown.equals(right)) {
      send(exchange, 401, "{\"error\":\"invalid_client\"}");
    } else if (asked == null
        || !challenge(lastVerifier).equals(asked.get("code_challenge"))
        || !asked.get("redirect_uri").equals(form.get("redirect_uri"))) {
      send(exchange, 400, "{\"error\":\"invalid_grant\"}");
    } else {
      send(
          exchange,
          200,
          JSONObjectUtils.toJSONString(
              Map.of(
                  "access_token",
                  "access",
                  "token_type",
                  "Bearer",
                  "id_token",
                  idToken(asked.getOrDefault("nonce", "")))));
    }
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private String idToken(String nonce) {
    Instant now = Instant.now();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .audience(CLIENT)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)))
            .claim("nonce", nonce)
            .claim("sid", "sid-1");
    person.forEach(claims::claim);
    lie.accept(claims);
    return signed(claims.build(), JOSEObjectType.JWT);
  }

  /** Makes a logout token that is right, but for a lie. */
  public String logoutToken(String id, Consumer<JWTClaimsSet.Builder> change) {
    Instant now = Instant.now();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .audience(CLIENT)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(120)))
            .jwtID(id)
            .subject(String.valueOf(person.get("sub")))
            .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
            .claim("sid", "sid-1");
    change.accept(claims);
    return signed(claims.build(), new JOSEObjectType("logout+jwt"));
  }

  private String signed(JWTClaimsSet claims, JOSEObjectType type) {
    try {
      RSAKey own = key();
      RSAKey foreign = KEYS.computeIfAbsent("key-unknown", LyingProvider::newKey);
      return switch (signature) {
        case NONE -> new PlainJWT(claims).serialize();
        case HMAC_OF_SECRET -> hmac(claims, SECRET.getBytes(StandardCharsets.UTF_8));
        case HMAC_OF_PUBLIC_KEY -> hmac(claims, own.toRSAPublicKey().getEncoded());
        case UNKNOWN_KEY -> rsa(claims, type, foreign, foreign.getKeyID());
        case OTHERS_KEY_UNDER_A_KNOWN_NAME -> rsa(claims, type, foreign, own.getKeyID());
        case RIGHT -> rsa(claims, type, own, own.getKeyID());
      };
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String rsa(JWTClaimsSet claims, JOSEObjectType type, RSAKey key, String name)
      throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(name).type(type).build(), claims);
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  private String hmac(JWTClaimsSet claims, byte[] secret) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key().getKeyID()).build(), claims);
    token.sign(new MACSigner(secret));
    return token.serialize();
  }

  /** Returns the parameters of a query; of doubles the first. */
  static Map<String, String> parameters(String query) {
    Map<String, String> all = new HashMap<>();
    URLUtils.parseParameters(query == null ? "" : query)
        .forEach((name, values) -> all.put(name, values.get(0)));
    return all;
  }

  /** Returns the parameters of an address. */
  static Map<String, String> parameters(URI address) {
    return parameters(address.getRawQuery());
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
