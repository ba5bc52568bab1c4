package org.hiroba.page;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Axe-core's rules. */
final class Axe {
  private static final String RULES = rules();

  private Axe() {}

  /** Returns the rules that the page breaks now, each with the elements that do. */
  static List<?> violations(Page page) {
    page.evaluate(RULES);
    return (List<?>)
        page.evaluate(
            """
            async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
              .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)
            """);
  }

  private static String rules() {
    try (InputStream rules = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(rules.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
