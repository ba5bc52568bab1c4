package org.hiroba.web.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.hiroba.account.Role;
import org.hiroba.account.User;
import org.jspecify.annotations.Nullable;

/**
 * What a JSP shell shows, as {@code view} in EL. Everything but {@link #getTexts()} may be written
 * out as it is; texts go through {@code ui:html}. Immutable.
 */
public final class PageView {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String nonce;
  private final String assets;
  private final Function<String, List<String>> modules;
  private final Language language;
  private final Theme theme;
  private final Map<String, String> texts;
  private final @Nullable User user;
  private final Map<String, Object> facts;

  PageView(
      String nonce,
      String assets,
      Function<String, List<String>> modules,
      Language language,
      Theme theme,
      Map<String, String> texts,
      @Nullable User user,
      Map<String, Object> facts) {
    this.nonce = nonce;
    this.assets = assets;
    this.modules = modules;
    this.language = language;
    this.theme = theme;
    this.texts = texts;
    this.user = user;
    this.facts = facts;
  }

  /** Returns the nonce of this answer's content security policy. */
  public String getNonce() {
    return nonce;
  }

  /** Returns what scripts' and styles' paths begin with, ending with a slash. */
  public String getAssets() {
    return assets;
  }

  /**
   * Returns the paths of a module and of all that it imports, to be put behind {@link
   * #getAssets()}: a browser that is told of them fetches them at once.
   */
  public List<String> modules(String entry) {
    return modules.apply(entry);
  }

  /** Returns the language as a BCP 47 tag. */
  public String getLanguage() {
    return language.tag();
  }

  /** Returns {@code auto}, {@code light} or {@code dark}. */
  public String getTheme() {
    return theme.attribute();
  }

  /** Returns the name of who is signed in, not escaped; empty for nobody. */
  public String getUserName() {
    return user == null ? "" : user.displayName();
  }

  /** Returns what only this page knows. */
  public Map<String, Object> getFacts() {
    return facts;
  }

  /** Returns the texts by key, not escaped. */
  public Map<String, String> getTexts() {
    return texts;
  }

  /**
   * Returns {@code {user,language,theme,texts}} and the page's own facts as JSON for a script
   * element of type {@code application/json}: no {@code <} is in it, so nothing can end the element
   * early.
   */
  public String getDataJson() {
    Map<String, @Nullable Object> data = new LinkedHashMap<>(facts);
    data.put("user", user == null ? null : face(user));
    data.put("language", getLanguage());
    data.put("theme", getTheme());
    data.put("texts", scriptTexts());
    try {
      return JSON.writeValueAsString(data).replace("<", "\\u003c");
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Strings and maps were refused as JSON.", impossible);
    }
  }

  /** The scripts do not need what is said where there are none. */
  private Map<String, String> scriptTexts() {
    Map<String, String> table = new TreeMap<>(texts);
    table.keySet().removeIf(key -> key.startsWith("plain."));
    return table;
  }

  private static Map<String, Object> face(User user) {
    List<String> roles = user.roles().stream().map(Role::wireName).sorted().toList();
    return Map.of(
        "id", user.id().toString(),
        "name", user.name(),
        "displayName", user.displayName(),
        "roles", roles);
  }
}
