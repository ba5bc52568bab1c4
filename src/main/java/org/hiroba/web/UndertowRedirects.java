package org.hiroba.web;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.Headers;
import jakarta.servlet.ServletContext;

/**
 * Makes redirects on WildFly lead to a path (RFC 9110 §10.2.2): Undertow puts what the header
 * {@code Host} says before it, which is anybody's to choose. Some of its redirects are made before
 * any filter runs, hence an extension, which Undertow finds by its service file; no other server
 * loads this class. Payara does the same by {@code relativeRedirectAllowed} in glassfish-web.xml,
 * Tomcat by itself.
 */
public final class UndertowRedirects implements ServletExtension {
  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(
        next ->
            exchange -> {
              exchange.addResponseCommitListener(UndertowRedirects::leadToAPath);
              next.handleRequest(exchange);
            });
  }

  private static void leadToAPath(HttpServerExchange exchange) {
    String location = exchange.getResponseHeaders().getFirst(Headers.LOCATION);
    String here = exchange.getRequestScheme() + "://" + exchange.getHostAndPort() + "/";
    if (location != null && location.startsWith(here)) {
      // One slash: two would begin another host (RFC 3986 §4.2).
      String path = location.substring(here.length()).replaceFirst("^/++", "");
      exchange.getResponseHeaders().put(Headers.LOCATION, "/" + path);
    }
  }
}
