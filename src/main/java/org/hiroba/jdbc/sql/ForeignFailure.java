package org.hiroba.jdbc.sql;

import java.lang.reflect.UndeclaredThrowableException;
import java.sql.SQLException;

/**
 * Tells what a driver or a server's pool threw that JDBC does not know. A proxy in front of a
 * connection that is gone throws {@link UndeclaredThrowableException}, a pool whatever it likes:
 * for the chat all of it means that the database is not to be had for now. Stateless.
 */
public final class ForeignFailure {
  private ForeignFailure() {}

  /**
   * Returns what JDBC would have thrown.
   *
   * @throws VirtualMachineError the failure is one, which is not the connection's doing
   */
  public static SQLException asSql(Throwable failure) {
    if (failure instanceof VirtualMachineError machine) {
      throw machine;
    }
    if (failure instanceof SQLException sql) {
      return sql;
    }
    if (failure instanceof UndeclaredThrowableException proxied && proxied.getCause() != null) {
      return asSql(proxied.getCause());
    }
    return new SQLException("the connection failed: " + failure, failure);
  }

  /**
   * Tells whether a failure came out of a driver or a pool, and not out of what was done with its
   * rows: then there are frames of somebody else's above those of the class that called.
   *
   * @param called the class of ours that everything went through
   */
  public static boolean isOfConnection(Throwable failure, Class<?> called) {
    if (failure instanceof VirtualMachineError) {
      return false;
    }
    StackTraceElement[] frames = failure.getStackTrace();
    for (StackTraceElement frame : frames) {
      String name = frame.getClassName();
      if (name.equals(called.getName())) {
        return false;
      }
      boolean neutral =
          name.startsWith("java.")
              || name.startsWith("org.hiroba.")
              || name.startsWith("jdk.internal.");
      if (!neutral) {
        return true;
      }
    }
    // Without a trace nobody knows; ours have one.
    return frames.length == 0;
  }
}
