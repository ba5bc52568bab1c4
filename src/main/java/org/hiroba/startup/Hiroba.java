package org.hiroba.startup;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hiroba.command.ChatService;
import org.hiroba.config.Resolution;
import org.hiroba.config.SettingsResolver;
import org.hiroba.diagnostics.Beats;
import org.hiroba.feature.account.Accounts;
import org.hiroba.feature.admin.AdminOffice;
import org.hiroba.feature.file.FileAssembly;
import org.hiroba.feature.identity.WaysIn;
import org.hiroba.feature.scim.ScimService;
import org.hiroba.feature.signin.ApiTokens;
import org.hiroba.feature.signin.SignIns;
import org.hiroba.health.HealthRegistry;
import org.hiroba.health.Watchdog;
import org.hiroba.jdbc.JdbcDrivers;
import org.hiroba.oidc.Providers;
import org.hiroba.ops.Drain;
import org.hiroba.ops.ManagedBeans;
import org.hiroba.session.SessionRegistry;
import org.hiroba.teaching.TeachingEnvironment;
import org.hiroba.websocket.SocketEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Starts Hiroba when the container deploys it and stops it when it is undeployed: the startup bean.
 * No JCA, no EJB: the CDI events exist wherever CDI does.
 *
 * <p>Hands the parts to the endpoints, servlets and filters that the container makes.
 */
@ApplicationScoped
public class Hiroba {
  /**
   * The servlet context's attribute under which a {@link Runnable} drains and waits until that is
   * done: whoever embeds the server runs it before the container closes sockets by itself.
   */
  public static final String DRAIN_ATTRIBUTE = "org.hiroba.drain";

  /**
   * The servlet context's attribute with a {@code List<String>}: what somebody at a terminal wants
   * to know once the server is up, line by line.
   */
  public static final String SUMMARY_ATTRIBUTE = "org.hiroba.summary";

  /** The context parameter that is there, with any value, when the executable WAR serves. */
  private static final String STANDALONE_PARAMETER = "org.hiroba.standalone";

  private static final Logger LOG = System.getLogger(Hiroba.class.getName());

  @Inject private SessionRegistry sessions;
  private @Nullable ServletContext context;
  private @Nullable Reload reload;
  private @Nullable ChatServer server;
  private @Nullable WildFlySuspension suspension;
  private @Nullable StartFailure failure;
  private @Nullable ManagedBeans beans;
  private boolean stopped;

  /**
   * Keeps the servlet context, which CDI for web applications hands out with this event; it cannot
   * be injected before the first request.
   */
  void onInitialized(@Observes @Initialized(ApplicationScoped.class) Object payload) {
    if (payload instanceof ServletContext servletContext) {
      context = servletContext;
    }
  }

  /** Starts at deployment. */
  void onStartup(@Observes Startup event) {
    start();
  }

  /** Stops at undeployment, while CDI is still there. */
  void onShutdown(@Observes Shutdown event) {
    stop();
  }

  /**
   * Starts once, for whoever comes first: the event, or a filter that the container makes early.
   */
  private synchronized void start() {
    if (server != null || stopped) {
      return;
    }
    if (failure != null) {
      // Whoever comes late is told, and nothing is tried again.
      throw failure;
    }
    Opened opened = new Opened();
    try {
      SettingsResolver resolver = resolver();
      Resolution found = resolver.resolve();
      reload = new Reload(resolver, found);
      StartReport.begins(found, context);
      server = new ChatServer(reload, sessions, () -> HiddenJars.of(context, "relay"), opened);
      server.parts().note(found.shown());
      server.parts().mail().start(context);
      beans = ServerBeans.register(server, reload, context);
    } catch (RuntimeException | Error e) {
      failure = StartReport.told(e);
      try (opened) {
        JdbcDrivers.deregister();
      } catch (RuntimeException | Error more) {
        e.addSuppressed(more);
      } finally {
        server = null;
        closeHome();
      }
      throw failure;
    }
    suspension = WildFlySuspension.register(server.tasks().clients());
    if (context != null) {
      Runnable drain = server.tasks().clients()::toTheEnd;
      context.setAttribute(DRAIN_ATTRIBUTE, drain);
      context.setAttribute(SUMMARY_ATTRIBUTE, server.summary());
    }
  }

  @PreDestroy
  synchronized void stop() {
    stopped = true;
    ChatServer running = server;
    server = null;
    if (beans != null) {
      beans.close();
    }
    if (running != null) {
      try {
        if (suspension != null) {
          suspension.close();
        }
        running.close();
      } finally {
        closeHome();
      }
    }
  }

  private SettingsResolver resolver() {
    ServletContext web = context;
    if (web == null) {
      return SettingsResolver.ofWebApplication(Map.of(), Optional.empty(), false);
    }
    Map<String, String> parameters =
        Collections.list(web.getInitParameterNames()).stream()
            .collect(Collectors.toMap(name -> name, web::getInitParameter));
    return SettingsResolver.ofWebApplication(
        parameters,
        Optional.ofNullable(web.getRealPath("/")).map(Path::of),
        web.getInitParameter(STANDALONE_PARAMETER) != null);
  }

  private void closeHome() {
    try {
      if (reload != null) {
        reload.inForce().get().settings().home().close();
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The home folder did not close cleanly", e);
    }
  }

  private synchronized ChatServer running() {
    start();
    if (server == null) {
      throw new IllegalStateException("Hiroba is not running.");
    }
    return server;
  }

  /** Hands out what reads the settings; {@link SettingsProducers} hands out those in force. */
  @Produces
  Reload reload() {
    start();
    if (reload == null) {
      throw new IllegalStateException("Hiroba is not running.");
    }
    return reload;
  }

  /** Hands out the chat. */
  @Produces
  ChatService chat() {
    return running().chat();
  }

  /** Hands out the use cases of signing in. */
  @Produces
  SignIns signIns() {
    return running().signIns();
  }

  /** Hands out the use cases of accounts. */
  @Produces
  Accounts accounts() {
    return running().accounts();
  }

  /** Hands out the use cases of files. */
  @Produces
  FileAssembly files() {
    return running().files();
  }

  /** Hands out how people come in whom somebody else knows. */
  @Produces
  WaysIn waysIn() {
    return running().parts().waysIn();
  }

  /** Hands out who lets the system in that keeps accounts by SCIM. */
  @Produces
  ScimService scim() {
    return running().parts().scim();
  }

  /** Hands out the providers that know people. */
  @Produces
  Providers providers() {
    return running().parts().providers();
  }

  /** Hands out what administrators look at and do, accounts apart. */
  @Produces
  AdminOffice office() {
    return running().parts().office();
  }

  /** Hands out the use cases of tokens. */
  @Produces
  ApiTokens apiTokens() {
    return running().apiTokens();
  }

  /** Hands out what endpoints need. */
  @Produces
  SocketEnvironment sockets() {
    return running().endpoints().sockets();
  }

  /** Hands out what teaching endpoints need besides. */
  @Produces
  TeachingEnvironment teaching() {
    return running().endpoints().teaching();
  }

  /** Hands out the beats of the diagnostics page. */
  @Produces
  Beats beats() {
    return running().endpoints().beats();
  }

  /** Hands out the checks. */
  @Produces
  HealthRegistry health() {
    return running().health();
  }

  /** Hands out who watches the threads. */
  @Produces
  Watchdog watchdog() {
    return running().watchdog();
  }

  /** Hands out what lets the server go down. */
  @Produces
  Drain drain() {
    return running().tasks().clients();
  }

  /** Hands out what everybody reports to; {@link InstrumentProducers} hands out its parts. */
  @Produces
  Instruments instruments() {
    return running().instruments();
  }
}
