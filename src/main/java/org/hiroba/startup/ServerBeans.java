package org.hiroba.startup;

import jakarta.servlet.ServletContext;
import java.nio.file.Path;
import java.util.List;
import org.hiroba.config.LogLevel;
import org.hiroba.ops.ManagedBeans;
import org.hiroba.ops.Operator;
import org.hiroba.ops.PrometheusMeters;
import org.jspecify.annotations.Nullable;

/** Shows a server that has started by JMX, and says in the meters which program it is. */
final class ServerBeans {
  private ServerBeans() {}

  /** Registers beans, which the caller closes before the server. */
  static ManagedBeans register(ChatServer server, Reload reload, @Nullable ServletContext context) {
    PrometheusMeters meters = server.instruments().meters();
    ServerMeters.showBuild(meters, context, server.database().product());
    server.backups().ofProgram(ServerMeters.version(context));
    ManagedBeans beans =
        ManagedBeans.register(
            context == null ? "" : context.getContextPath(),
            meters,
            server.health(),
            new ServerOperator(server));
    reload.live().get().logLevel().ifPresent(level -> beans.setLogLevel(level.name()));
    reload.onChange(
        (before, now) -> {
          if (!before.logLevel().equals(now.logLevel())) {
            beans.setLogLevel(now.logLevel().map(LogLevel::name).orElse(""));
          }
        });
    return beans;
  }

  private record ServerOperator(ChatServer server) implements Operator {
    @Override
    public void drain() {
      server.tasks().drain();
    }

    @Override
    public void backup(Path target) {
      server.backups().to(target);
    }

    @Override
    public List<String> reload() {
      return server.tasks().reload();
    }
  }
}
