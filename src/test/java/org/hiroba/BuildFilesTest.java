package org.hiroba;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps {@code mvn -Prun} light: what it fetches before anybody sees a page. */
class BuildFilesTest {
  private static final String TEST_SCOPE = "<scope>test</scope>";

  @Test
  void noTestLibraryIsFetchedForThoseWhoOnlyRunIt() throws IOException {
    assertThat(Files.readString(Path.of("pom.xml")))
        .as("libraries of tests belong into the profile \"checks\" of src/build/parent.xml")
        .doesNotContain(TEST_SCOPE);
    String parent = Files.readString(Path.of("src/build/parent.xml"));
    assertThat(parent.substring(0, parent.indexOf("<id>run</id>"))).contains(TEST_SCOPE);
    assertThat(parent.substring(parent.indexOf("<id>run</id>"))).doesNotContain("<dependency>");
  }
}
