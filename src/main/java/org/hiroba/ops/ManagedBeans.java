package org.hiroba.ops;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.hiroba.health.HealthRegistry;

/**
 * Shows the server by JMX: {@code org.hiroba:type=Metrics,context="/hiroba"} and {@code
 * org.hiroba:type=Operations,context="/hiroba"}, with {@code instance=2} and so on for a second
 * deployment under the same context. Until {@link #close}. Thread-safe.
 *
 * <p>Without JMX, or where the server forbids it, there are no beans and a warning.
 */
public final class ManagedBeans implements AutoCloseable {
  private static final String DOMAIN = "org.hiroba";
  private static final int MAX_INSTANCES = 16;
  private static final Logger LOG = System.getLogger(ManagedBeans.class.getName());

  private final MBeanServer server;
  private final List<ObjectName> names = new ArrayList<>();
  private final LogLevels levels = new LogLevels();

  private ManagedBeans(MBeanServer server) {
    this.server = server;
  }

  /**
   * Registers them.
   *
   * @param context the path under which the application is, empty for the root
   */
  public static ManagedBeans register(
      String context, PrometheusMeters meters, HealthRegistry health, Operator operator) {
    return register(ManagementFactory.getPlatformMBeanServer(), context, meters, health, operator);
  }

  static ManagedBeans register(
      MBeanServer server,
      String context,
      PrometheusMeters meters,
      HealthRegistry health,
      Operator operator) {
    ManagedBeans beans = new ManagedBeans(server);
    beans.add("Metrics", context, new MetersBean(meters, System::nanoTime));
    beans.add("Operations", context, new Operations(health, operator, beans.levels));
    return beans;
  }

  private void add(String type, String context, Object bean) {
    try {
      for (int instance = 1; instance <= MAX_INSTANCES; instance++) {
        if (isAdded(name(type, context, instance), bean)) {
          return;
        }
      }
      LOG.log(Level.WARNING, "There are {0} {1} beans already; no more", MAX_INSTANCES, type);
    } catch (JMException | SecurityException e) {
      LOG.log(Level.WARNING, "No MBean of type {0}: {1}", type, e.toString());
    }
  }

  private boolean isAdded(ObjectName name, Object bean) throws JMException {
    try {
      server.registerMBean(bean, name);
      names.add(name);
      return true;
    } catch (InstanceAlreadyExistsException e) {
      return false;
    }
  }

  @SuppressWarnings("JdkObsolete") // it is what ObjectName takes
  private static ObjectName name(String type, String context, int instance) throws JMException {
    Hashtable<String, String> properties = new Hashtable<>();
    properties.put("type", type);
    properties.put("context", ObjectName.quote(context.isEmpty() ? "/" : context));
    if (instance > 1) {
      properties.put("instance", Integer.toString(instance));
    }
    return new ObjectName(DOMAIN, properties);
  }

  /**
   * Sets the level of Hiroba's loggers.
   *
   * @param level {@code TRACE DEBUG INFO WARNING ERROR OFF}; empty for what the server's logging
   *     says
   */
  public void setLogLevel(String level) {
    levels.set(LogLevels.ROOT, level);
  }

  /** Takes them away, and brings log levels back. */
  @Override
  public void close() {
    levels.close();
    for (ObjectName name : names) {
      try {
        server.unregisterMBean(name);
      } catch (JMException | SecurityException e) {
        LOG.log(Level.WARNING, "The MBean " + name + " was not taken away", e);
      }
    }
    names.clear();
  }
}
