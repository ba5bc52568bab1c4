package org.hiroba.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.hiroba.health.CheckResult;
import org.hiroba.health.HealthCheck;
import org.hiroba.health.HealthRegistry;
import org.hiroba.health.HealthRegistry.Weight;
import org.junit.jupiter.api.Test;

class ManagedBeansTest {
  private static final String LOGGER = "org.hiroba.ops.ManagedBeansTest";

  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final PrometheusMeters meters = new PrometheusMeters();
  private final HealthRegistry health = new HealthRegistry();
  private final List<String> done = new ArrayList<>();

  private final Operator operator =
      new Operator() {
        @Override
        public void drain() {
          done.add("drain");
        }

        @Override
        public void backup(Path target) {
          throw new UnsupportedOperationException("use pg_dump");
        }

        @Override
        public List<String> reload() {
          return List.of("hiroba.x is now 1");
        }
      };

  private ManagedBeans register() {
    return ManagedBeans.register(server, "/chat", meters, health, operator);
  }

  private static ObjectName name(String name) throws Exception {
    return new ObjectName(name);
  }

  private OperationsMXBean operations() throws Exception {
    return JMX.newMXBeanProxy(
        server, name("org.hiroba:type=Operations,context=\"/chat\""), OperationsMXBean.class);
  }

  @Test
  void showsEveryMeterAsAnAttribute() throws Exception {
    meters.counter("hiroba_closes_total", "Closes.", "code", "4008").add(3);
    meters.gauge("hiroba_sessions", "Sessions.", () -> 7);
    try (ManagedBeans beans = register()) {
      ObjectName name = name("org.hiroba:type=Metrics,context=\"/chat\"");
      assertThat(server.getAttribute(name, "hiroba_sessions")).isEqualTo(7.0);
      assertThat(server.getAttribute(name, "hiroba_closes_total{code=\"4008\"}")).isEqualTo(3.0);
      assertThat(server.getMBeanInfo(name).getAttributes()).hasSize(2);
      assertThat(beans).isNotNull();
    }
  }

  @Test
  void leavesNothingBehindHoweverOftenItIsDeployed() throws Exception {
    Logger logger = Logger.getLogger(LOGGER);
    for (int i = 0; i < 20; i++) {
      try (ManagedBeans first = register();
          ManagedBeans second = register()) {
        assertThat(List.of(first, second)).doesNotContainNull();
        assertThat(server.queryNames(name("org.hiroba:*"), null)).hasSize(4);
        operations().setLogLevel(LOGGER, "DEBUG");
        assertThat(logger.getLevel()).isEqualTo(Level.FINE);
      }
      assertThat(server.queryNames(name("org.hiroba:*"), null)).isEmpty();
      assertThat(logger.getLevel()).isNull();
    }
  }

  @Test
  void doesWhatOperatorsAskFor() throws Exception {
    try (ManagedBeans beans = register()) {
      operations().drain();
      assertThat(done).containsExactly("drain");
      assertThat(operations().reload()).containsExactly("hiroba.x is now 1");
      assertThat(beans).isNotNull();
    }
  }

  @Test
  void isAskedAsTheApplicationWhateverThreadAsks() throws Exception {
    List<ClassLoader> seen = new ArrayList<>();
    meters.gauge(
        "hiroba_loader",
        "Loader.",
        () -> {
          seen.add(Thread.currentThread().getContextClassLoader());
          return 1;
        });
    health.register(
        Weight.READY,
        new HealthCheck() {
          @Override
          public String name() {
            return "loader";
          }

          @Override
          public CheckResult check() {
            seen.add(Thread.currentThread().getContextClassLoader());
            return CheckResult.up("loader");
          }
        });
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (ManagedBeans beans = register()) {
      OperationsMXBean operations = operations();
      thread.setContextClassLoader(null);
      assertThat(operations.isReady()).isTrue();
      server.getAttribute(name("org.hiroba:type=Metrics,context=\"/chat\""), "hiroba_loader");
      assertThat(thread.getContextClassLoader()).isNull();
      assertThat(beans).isNotNull();
    } finally {
      thread.setContextClassLoader(before);
    }
    assertThat(seen).hasSizeGreaterThan(1).containsOnly(ManagedBeans.class.getClassLoader());
  }

  @Test
  void setsTheLevelThatTheSettingsNameAndTakesItBackInTheEnd() {
    Logger ours = Logger.getLogger("org.hiroba");
    Level before = ours.getLevel();
    try (ManagedBeans beans = register()) {
      beans.setLogLevel("DEBUG");
      assertThat(ours.getLevel()).isEqualTo(Level.FINE);
      beans.setLogLevel("");
      assertThat(ours.getLevel()).isNull();
      beans.setLogLevel("ERROR");
    }
    assertThat(ours.getLevel()).isEqualTo(before);
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    try (ManagedBeans beans = register()) {
      assertThat(operations().isReady()).isTrue();
      health.register(
          Weight.READY,
          new HealthCheck() {
            @Override
            public String name() {
              return "disk";
            }

            @Override
            public CheckResult check() {
              return CheckResult.down("disk", "full");
            }
          });
      assertThat(operations().isReady()).isFalse();
      assertThat(operations().isLive()).isTrue();
      assertThat(operations().getTroubles()).containsExactly("disk: full");
      assertThat(beans).isNotNull();
    }
  }

  @Test
  void refusesInWordsThatEveryClientCanRead() throws Exception {
    try (ManagedBeans beans = register()) {
      OperationsMXBean operations = operations();
      assertThatThrownBy(() -> operations.backup("/nowhere/copy.db"))
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessage("use pg_dump")
          .hasNoCause();
      assertThatThrownBy(() -> operations.backup("copy.db")).hasMessageContaining("no absolute");
      assertThatThrownBy(() -> operations.setLogLevel("java.lang", "DEBUG"))
          .hasMessageContaining("is not Hiroba's");
      assertThatThrownBy(() -> operations.setLogLevel(LOGGER, "LOUD"))
          .hasMessageContaining("LOUD is no level");
      assertThat(beans).isNotNull();
    }
  }
}
