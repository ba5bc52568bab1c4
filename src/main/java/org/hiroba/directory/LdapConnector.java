package org.hiroba.directory;

import java.io.IOException;
import java.util.Hashtable;
import javax.naming.CommunicationException;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.ldap.InitialLdapContext;
import javax.naming.ldap.LdapContext;
import javax.naming.ldap.StartTlsRequest;
import javax.naming.ldap.StartTlsResponse;
import javax.net.SocketFactory;
import org.hiroba.config.LdapServers;
import org.hiroba.health.ContextLoader;
import org.jspecify.annotations.Nullable;

/** Opens connections to the servers of a directory. Thread-safe. */
@SuppressWarnings("JdkObsolete") // JNDI takes a Hashtable and nothing else.
final class LdapConnector {
  private static final int MILLIS = 1_000;

  private final LdapServers servers;
  private final DirectoryTls tls;

  LdapConnector(LdapServers servers) {
    this.servers = servers;
    tls = new DirectoryTls(servers.caFile());
  }

  /**
   * Opens a connection.
   *
   * @param url of one of the servers
   * @throws NamingException the server does not answer, is not whom it should be, or refuses
   * @throws DirectoryUnavailableException something in the settings does not fit
   */
  LdapSession open(String url, Bind as) throws NamingException, DirectoryUnavailableException {
    boolean encrypted = url.startsWith("ldaps:");
    boolean startTls = servers.startTls() && !encrypted;
    CheckedTlsSockets checked =
        encrypted || startTls ? new CheckedTlsSockets(tls.sockets(), timeoutMillis()) : null;
    // The provider finds our class for sockets by this loader, whoever's thread this is.
    return ContextLoader.call(
        DirectorySockets.class.getClassLoader(), () -> open(url, as, checked, encrypted));
  }

  private LdapSession open(
      String url, Bind as, @Nullable CheckedTlsSockets checked, boolean encrypted)
      throws NamingException {
    DirectorySockets.expect(encrypted && checked != null ? checked : SocketFactory.getDefault());
    LdapContext context = null;
    boolean open = false;
    try {
      Hashtable<String, Object> environment = environment(url);
      boolean startsTls = checked != null && !encrypted;
      if (!startsTls) {
        bind(environment, as);
      }
      context = new InitialLdapContext(environment, null);
      if (checked != null && startsTls) {
        startTls(context, checked);
        Hashtable<String, Object> how = new Hashtable<>();
        bind(how, as);
        for (var entry : how.entrySet()) {
          context.addToEnvironment(entry.getKey(), entry.getValue());
        }
        context.reconnect(null);
      }
      LdapSession session = new LdapSession(context, servers.timeoutSeconds() * MILLIS);
      open = true;
      return session;
    } finally {
      DirectorySockets.expectNone();
      if (!open && context != null) {
        LdapSession.closeQuietly(context);
      }
    }
  }

  private static void startTls(LdapContext context, CheckedTlsSockets sockets)
      throws NamingException {
    StartTlsResponse response;
    try {
      response = (StartTlsResponse) context.extendedOperation(new StartTlsRequest());
    } catch (NamingException e) {
      int code = LdapFailure.code(e);
      if (code < 0) {
        throw e;
      }
      // Not to be taken for an account that may not come in.
      throw failed("the directory refuses it with result " + code, e);
    }
    try {
      var unused = response.negotiate(sockets);
      sockets.shakenHands();
    } catch (IOException e) {
      throw failed(e.getMessage(), e);
    }
  }

  private static NamingException failed(@Nullable String why, Exception cause) {
    NamingException failure = new CommunicationException("StartTLS failed: " + why);
    failure.setRootCause(cause);
    return failure;
  }

  private static void bind(Hashtable<String, Object> environment, Bind as) {
    if (as.dn().isEmpty()) {
      environment.put(Context.SECURITY_AUTHENTICATION, "none");
    } else {
      environment.put(Context.SECURITY_AUTHENTICATION, "simple");
      environment.put(Context.SECURITY_PRINCIPAL, as.dn());
      environment.put(Context.SECURITY_CREDENTIALS, as.password());
    }
  }

  private Hashtable<String, Object> environment(String url) {
    String timeout = Integer.toString(timeoutMillis());
    Hashtable<String, Object> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
    environment.put(Context.PROVIDER_URL, url);
    environment.put(Context.REFERRAL, "ignore");
    environment.put(Context.SECURITY_AUTHENTICATION, "none");
    environment.put("java.naming.ldap.version", "3");
    environment.put("java.naming.ldap.attributes.binary", String.join(" ", LdapText.BINARY));
    environment.put("java.naming.ldap.factory.socket", DirectorySockets.class.getName());
    environment.put("com.sun.jndi.ldap.connect.timeout", timeout);
    environment.put("com.sun.jndi.ldap.read.timeout", timeout);
    environment.put("com.sun.jndi.ldap.connect.pool", "false");
    return environment;
  }

  private int timeoutMillis() {
    return servers.timeoutSeconds() * MILLIS;
  }
}
