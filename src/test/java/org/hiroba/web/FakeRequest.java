package org.hiroba.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request with headers, attributes and a realm. Used by one thread. */
final class FakeRequest {
  private final String peer;
  private final Map<String, List<String>> headers = new HashMap<>();
  private final Map<String, Object> attributes = new HashMap<>();
  private final Map<String, String> passwords = new HashMap<>();
  private final Map<String, Set<String>> roles = new HashMap<>();
  private @Nullable String signedIn;
  private @Nullable RuntimeException broken;

  FakeRequest(String peer) {
    this.peer = peer;
  }

  FakeRequest header(String name, String value) {
    headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), same -> new ArrayList<>()).add(value);
    return this;
  }

  FakeRequest attribute(String name, Object value) {
    attributes.put(name, value);
    return this;
  }

  FakeRequest user(String name, String password, String... ofRoles) {
    passwords.put(name, password);
    roles.put(name, Set.of(ofRoles));
    return this;
  }

  FakeRequest broken(RuntimeException why) {
    broken = why;
    return this;
  }

  boolean isSignedIn() {
    return signedIn != null;
  }

  HttpServletRequest asRequest() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            FakeRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getRemoteAddr" -> peer;
                  case "getHeaders" ->
                      Collections.enumeration(headers.getOrDefault(lower(arguments[0]), List.of()));
                  case "getAttribute" -> attributes.get((String) arguments[0]);
                  case "login" -> login((String) arguments[0], (String) arguments[1]);
                  case "logout" -> logout();
                  case "getSession" -> null;
                  case "getUserPrincipal" -> principal();
                  case "isUserInRole" ->
                      signedIn != null
                          && roles.getOrDefault(signedIn, Set.of()).contains((String) arguments[0]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private @Nullable Principal principal() {
    String name = signedIn;
    return name == null ? null : () -> name;
  }

  private @Nullable Object logout() {
    signedIn = null;
    return null;
  }

  private static String lower(Object name) {
    return ((String) name).toLowerCase(Locale.ROOT);
  }

  private @Nullable Object login(String name, String password) throws ServletException {
    if (broken != null) {
      throw broken;
    }
    if (signedIn != null || !password.equals(passwords.get(name))) {
      throw new ServletException("Login failed");
    }
    signedIn = name;
    return null;
  }
}
