package org.hiroba.blackbox;

import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without JavaScript, as far as forms go: it keeps cookies and knows hidden fields. */
final class PlainPage {
  private static final Pattern FORM =
      Pattern.compile("<form[^>]* action=\"\\./([a-z-]+)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([a-z]+)\" value=\"([^\"]*)\">");

  private final URI base;
  private final Map<String, String> cookies = new LinkedHashMap<>();

  PlainPage(URI base) {
    this.base = base;
  }

  /** Returns the browser of somebody who is signed in already. */
  static PlainPage of(Guest guest) {
    PlainPage browser = new PlainPage(guest.base());
    String[] cookie = guest.cookie().split("=", 2);
    browser.cookies.put(cookie[0], cookie[1]);
    return browser;
  }

  HttpResponse<String> get(String path) {
    return keepCookies(new Http(base).get(path, headers()));
  }

  /** Returns the hidden fields of the form on a page that goes to this action. */
  static Map<String, String> hidden(HttpResponse<String> page, String action) {
    Matcher forms = FORM.matcher(page.body());
    while (forms.find()) {
      if (forms.group(1).equals(action)) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher inputs = HIDDEN.matcher(forms.group(2));
        while (inputs.find()) {
          fields.put(inputs.group(1), inputs.group(2));
        }
        return fields;
      }
    }
    throw new AssertionError("No form for " + action + " in " + page.body());
  }

  /** Sends a form; more headers are names and values. */
  HttpResponse<String> submit(String action, Map<String, String> fields, String... more) {
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    String[] headers = more;
    if (!cookies.isEmpty()) {
      headers = Http.with(headers, "Cookie", cookieHeader());
    }
    headers = Http.with(headers, "Content-Type", "application/x-www-form-urlencoded");
    return keepCookies(new Http(base).send("POST", action, body, headers));
  }

  /** Forgets a cookie. */
  void forget(String cookie) {
    cookies.remove(cookie);
  }

  /** Returns the cookies' names. */
  Set<String> cookies() {
    return cookies.keySet();
  }

  private String[] headers() {
    return cookies.isEmpty() ? new String[0] : new String[] {"Cookie", cookieHeader()};
  }

  private String cookieHeader() {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  private HttpResponse<String> keepCookies(HttpResponse<String> answer) {
    for (String header : answer.headers().allValues("Set-Cookie")) {
      for (HttpCookie cookie : HttpCookie.parse(header)) {
        if (cookie.getMaxAge() == 0) {
          cookies.remove(cookie.getName());
        } else {
          cookies.put(cookie.getName(), cookie.getValue());
        }
      }
    }
    return answer;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
