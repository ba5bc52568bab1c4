package org.hiroba;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The jar of the commands is loaded apart: what it uses of Hiroba and lacks, fails at run time. */
@AnalyzeClasses(packages = "org.hiroba", importOptions = ImportOption.DoNotIncludeTests.class)
class CommandsJarTest {
  private static final Pattern INCLUDE = Pattern.compile("<include>org/hiroba/([^<]+)</include>");

  @ArchTest
  void theCommandsJarHoldsAllThatItsClassesUse(JavaClasses classes) throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String execution = pom.substring(pom.indexOf("<id>commands</id>"));
    List<String> packed =
        INCLUDE
            .matcher(execution.substring(0, execution.indexOf("</includes>")))
            .results()
            .map(result -> "org.hiroba." + result.group(1).replace('/', '.'))
            .toList();
    assertThat(packed).isNotEmpty();
    Set<String> missing = new TreeSet<>();
    for (JavaClass user : classes) {
      if (isPacked(packed, user)) {
        for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
          JavaClass used = dependency.getTargetClass().getBaseComponentType();
          if (used.getPackageName().startsWith("org.hiroba") && !isPacked(packed, used)) {
            missing.add(used.getName() + ", which " + user.getName() + " uses");
          }
        }
      }
    }
    assertThat(missing).as("missing in the jar of the commands (pom.xml)").isEmpty();
  }

  private static boolean isPacked(List<String> packed, JavaClass type) {
    String name = type.getName();
    return !name.startsWith("org.hiroba.relay.tyrus.")
        && packed.stream()
            .anyMatch(
                include ->
                    include.endsWith(".**")
                        ? name.startsWith(include.substring(0, include.length() - 2))
                        : (name + ".class").equals(include));
  }
}
