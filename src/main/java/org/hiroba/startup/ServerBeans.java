package org.hiroba.startup;

import jakarta.servlet.ServletContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hiroba.config.Resolution;
import org.hiroba.config.SettingsResolver;
import org.hiroba.ops.ManagedBeans;
import org.hiroba.ops.Operator;
import org.hiroba.ops.PrometheusMeters;
import org.jspecify.annotations.Nullable;

/** Shows a server that has started by JMX, and says in the meters which program it is. */
final class ServerBeans {
  private ServerBeans() {}

  /** Registers beans, which the caller closes before the server. */
  static ManagedBeans register(
      ChatServer server,
      Resolution found,
      SettingsResolver resolver,
      @Nullable ServletContext context) {
    PrometheusMeters meters = server.instruments().meters();
    ServerMeters.showBuild(meters, context, server.database().product());
    server.backups().ofProgram(ServerMeters.version(context));
    Reload reload =
        new Reload(
            resolver,
            found,
            Map.of(
                "hiroba.ops.min-free-mb",
                settings -> server.probes().setMinFreeBytes(settings.ops().minFreeBytes())));
    return ManagedBeans.register(
        context == null ? "" : context.getContextPath(),
        meters,
        server.health(),
        new ServerOperator(server, reload));
  }

  private record ServerOperator(ChatServer server, Reload changes) implements Operator {
    @Override
    public void drain() {
      server.drain().begin();
    }

    @Override
    public void backup(Path target) {
      server.backups().to(target);
    }

    @Override
    public List<String> reload() {
      return changes.run();
    }
  }
}
