package org.hiroba.smtp;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Jakarta Mail as the WAR has it apart, from the tests' class path. */
public final class MailJars {
  private static final Pattern NAME =
      Pattern.compile("(jakarta.mail-api|angus-mail|jakarta.activation-api|angus-activation)-.*");

  private MailJars() {}

  /** Returns the four jars. */
  public static List<Path> find() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(jar -> NAME.matcher(jar.getFileName().toString()).matches())
        .toList();
  }
}
