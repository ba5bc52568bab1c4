package org.hiroba.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ImportsTest {
  @Test
  void findsAllThatAModuleImportsOnceAndNearestFirst() {
    Map<String, String> files =
        Map.of(
            "/js/main.js",
            """
            import { a } from "./elements/a.js";
            import {
              b,
              c,
            } from "./b.js";
            import "library";
            import { d } from "other-library";
            """,
            "/js/elements/a.js",
            "import { b } from \"../b.js\";\nimport \"../models/e.js\";\n",
            "/js/b.js",
            "export { f } from \"./f.js\";\nexport const later = \"./g.js\";\n",
            "/js/models/e.js",
            "import { a } from \"../elements/a.js\";\n",
            "/js/f.js",
            "const late = () => import(\"./h.js\");\n");
    assertThat(Imports.modules("/js/main.js", in(files)))
        .containsExactly(
            "/js/main.js", "/js/elements/a.js", "/js/b.js", "/js/models/e.js", "/js/f.js");
  }

  @Test
  void putsStyleSheetsInPlaceOfTheLinesThatImportThem() {
    Map<String, String> files =
        Map.of("/css/a.css", "a { --b: \"\\$1\"; }", "/css/c/d.css", "d {}");
    assertThat(
            Imports.inlineStyles(
                "/css/all.css", "@import \"a.css\";\n@import \"c/d.css\";\ne {}\n", in(files)))
        .isEqualTo("a { --b: \"\\$1\"; }\nd {}\ne {}\n");
  }

  @Test
  void doesNotHideThatSomethingIsMissing() {
    assertThatThrownBy(() -> Imports.modules("/a.js", in(Map.of("/a.js", "import \"./b.js\";"))))
        .hasMessage("/b.js");
  }

  private static UnaryOperator<String> in(Map<String, String> files) {
    return path -> {
      String text = files.get(path);
      if (text == null) {
        throw new IllegalArgumentException(path);
      }
      return text;
    };
  }
}
