package org.hiroba.bench.hub;

import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.Constants;
import org.apache.tomcat.websocket.server.WsContextListener;

/** {@link HubEndpoint} on the same embedded Tomcat as the executable WAR: what that costs alone. */
public final class TomcatHub {
  private TomcatHub() {}

  /** Serves {@code /} until standard input ends. */
  public static void main(String[] args)
      throws IOException, LifecycleException, DeploymentException {
    Path scratch = Files.createTempDirectory("tomcat-hub");
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(scratch.toString());
    Connector connector = new Connector("HTTP/1.1");
    connector.setProperty("address", InetAddress.getLoopbackAddress().getHostAddress());
    connector.setPort(0);
    tomcat.setConnector(connector);
    Context context = tomcat.addContext("", scratch.toString());
    // Without a servlet there is nothing for the WebSocket filter to stand in front of.
    Tomcat.addServlet(context, "default", new DefaultServlet()).addMapping("/");
    context.addApplicationListener(WsContextListener.class.getName());
    tomcat.start();
    ServerContainer container =
        (ServerContainer)
            context
                .getServletContext()
                .getAttribute(Constants.SERVER_CONTAINER_SERVLET_CONTEXT_ATTRIBUTE);
    container.addEndpoint(HubEndpoint.class);
    Parent.tell(connector.getLocalPort());
    tomcat.getServer().await();
  }
}
