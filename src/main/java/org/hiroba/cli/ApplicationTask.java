package org.hiroba.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Model.CommandSpec;

/** Runs what a command needs of the web application, and tells how far it is. Stateless. */
final class ApplicationTask {
  /** Warns of connections that were still being opened at the end; held, or its level is lost. */
  private static final Logger POOL = Logger.getLogger("com.zaxxer.hikari");

  private ApplicationTask() {}

  /**
   * Runs a class of the web application and tells what came of it: how far it is on the command's
   * standard error, what it says in the end on its standard output.
   *
   * @throws CommandFailure it was not done
   */
  static void tell(CommandSpec command, Path webApplication, String className, List<String> asked) {
    PrintWriter out = command.commandLine().getOut();
    run(webApplication, className, asked, command.commandLine().getErr()).forEach(out::println);
    out.flush();
  }

  /**
   * Runs a class of the web application.
   *
   * @param asked what it takes
   * @param progress where it tells how far it is
   * @return what to tell in the end
   * @throws CommandFailure it was not done
   */
  static List<String> run(
      Path webApplication, String className, List<String> asked, PrintWriter progress) {
    // What the database code says of its start is nothing that was asked for.
    Logger.getLogger("").setLevel(Level.WARNING);
    POOL.setLevel(Level.SEVERE);
    Consumer<String> say =
        line -> {
          progress.println(line);
          progress.flush();
        };
    try (URLClassLoader application = ApplicationLoader.of(webApplication)) {
      @SuppressWarnings("unchecked") // The class says so, in the same WAR.
      BiFunction<List<String>, Consumer<String>, List<String>> task =
          (BiFunction<List<String>, Consumer<String>, List<String>>)
              application.loadClass(className).getConstructor().newInstance();
      return task.apply(asked, say);
    } catch (IllegalStateException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new CommandFailure("Cannot read the unpacked hiroba.war: " + e, e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This hiroba.war is damaged: get a fresh copy.", e);
    }
  }
}
