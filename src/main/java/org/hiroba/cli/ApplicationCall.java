package org.hiroba.cli;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Has something done by a class of the web application. Stateless. */
final class ApplicationCall {
  private ApplicationCall() {}

  /**
   * Has it done.
   *
   * @param task a class with a public constructor without parameters that is a function from list
   *     to list
   * @return what to tell, line by line
   * @throws CommandFailure it was not done; the message says why
   */
  static List<String> call(Path webApplication, String task, List<String> asked) {
    // What the database code says of its start is nothing that was asked for.
    Logger.getLogger("").setLevel(Level.WARNING);
    try (URLClassLoader application = ApplicationLoader.of(webApplication)) {
      @SuppressWarnings("unchecked") // The class says so, in the same WAR.
      Function<List<String>, List<String>> done =
          (Function<List<String>, List<String>>)
              application.loadClass(task).getConstructor().newInstance();
      return done.apply(asked);
    } catch (IllegalStateException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new CommandFailure("Cannot read the unpacked hiroba.war: " + e, e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This hiroba.war is damaged: get a fresh copy.", e);
    }
  }
}
