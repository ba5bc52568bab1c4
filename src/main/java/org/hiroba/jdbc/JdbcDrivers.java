package org.hiroba.jdbc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.hiroba.health.ContextLoader;

/** The JDBC drivers that came with this application and registered themselves with the JVM. */
public final class JdbcDrivers {
  private static final Logger LOG = System.getLogger(JdbcDrivers.class.getName());

  private JdbcDrivers() {}

  /**
   * Deregisters those that came with the web application, which they would keep in memory; does
   * nothing in a program, whose drivers they are. We register none; a server may, as WildFly does
   * with all that lie in a WAR. Called once no connection is open any more, whether a database was
   * opened or not. Twice is no error.
   */
  public static void deregister() {
    ClassLoader ours = JdbcDrivers.class.getClassLoader();
    if (ours == ClassLoader.getSystemClassLoader()) {
      // Not a web application that could go away: the drivers are everybody's.
      return;
    }
    // Asked for the list, the JDK looks whether each driver of the server is one of ours, by
    // loading the class of that name: so the WAR's copy comes onto the list, and is there the
    // second time.
    var unused = ofLoader(ours);
    for (Driver driver : ofLoader(ours)) {
      try {
        DriverManager.deregisterDriver(driver);
      } catch (SQLException e) {
        LOG.log(
            Level.WARNING,
            "The JDBC driver {0} stays registered and keeps this application in memory: {1}",
            driver,
            e.getMessage());
      }
    }
  }

  private static List<Driver> ofLoader(ClassLoader ours) {
    // Who looks for drivers first in a JVM registers what this loader knows.
    return ContextLoader.call(
        ClassLoader.getPlatformClassLoader(),
        () ->
            DriverManager.drivers()
                .filter(driver -> driver.getClass().getClassLoader() == ours)
                .toList());
  }
}
