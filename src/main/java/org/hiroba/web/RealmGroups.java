package org.hiroba.web;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.Principal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Lists the groups of whoever a server's realm has let in. No specification has a way: Tomcat,
 * WildFly and Payara are asked by the names of their own classes, any other server about each group
 * that the settings name. Stateless.
 */
final class RealmGroups {
  private static final Logger LOG = System.getLogger(RealmGroups.class.getName());
  private static final String SUBJECT = "javax.security.auth.Subject.container";

  /** The same class in Payara 6 and 7, which both have it in a package of its older name. */
  private static final String PAYARA_GROUP = "org.glassfish.security.common.Group";

  /** By way of a server's own classes; empty where they are not. */
  private interface Way {
    Optional<Set<String>> groups(Principal principal) throws ReflectiveOperationException;
  }

  private static final List<Way> WAYS =
      List.of(
          RealmGroups::ofTomcat,
          principal -> ofWildFly(),
          RealmGroups::ofPayara,
          principal -> ofPolicyContext());

  private RealmGroups() {}

  /**
   * Lists them, straight behind {@code request.login()}.
   *
   * @param request of the server itself, in nobody's wrapper
   * @param named the groups about which to ask where no server tells all
   * @return empty if nobody can say
   */
  static Optional<Set<String>> of(HttpServletRequest request, Set<String> named) {
    Principal principal = request.getUserPrincipal();
    for (Way way : WAYS) {
      Optional<Set<String>> groups = tried(way, principal);
      if (groups.isPresent()) {
        return groups;
      }
    }
    return asked(request, named);
  }

  private static Optional<Set<String>> asked(HttpServletRequest request, Set<String> named) {
    try {
      return named.isEmpty()
          ? Optional.empty()
          : Optional.of(
              named.stream().filter(request::isUserInRole).collect(Collectors.toUnmodifiableSet()));
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING, "This server cannot say in which groups somebody is: {0}", e.toString());
      return Optional.empty();
    }
  }

  private static Optional<Set<String>> tried(Way way, @Nullable Principal principal) {
    try {
      return principal == null ? Optional.empty() : way.groups(principal);
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      LOG.log(Level.DEBUG, "This server does not tell groups in that way: {0}", e.toString());
      return Optional.empty();
    }
  }

  /** Tomcat's principals have {@code String[] getRoles()}. */
  private static Optional<Set<String>> ofTomcat(Principal principal)
      throws ReflectiveOperationException {
    if (!principal.getClass().getName().startsWith("org.apache.catalina.")) {
      return Optional.empty();
    }
    return principal.getClass().getMethod("getRoles").invoke(principal) instanceof String[] roles
        ? Optional.of(Set.copyOf(Arrays.asList(roles)))
        : Optional.empty();
  }

  /** Elytron's identity of the request has {@code Roles getRoles()}, which is iterable. */
  private static Optional<Set<String>> ofWildFly() throws ReflectiveOperationException {
    Optional<Class<?>> type = visible("org.wildfly.security.auth.server.SecurityDomain");
    if (type.isEmpty()) {
      return Optional.empty();
    }
    Object domain = type.get().getMethod("getCurrent").invoke(null);
    if (domain == null) {
      return Optional.empty();
    }
    Object identity = type.get().getMethod("getCurrentSecurityIdentity").invoke(domain);
    Object roles = identity.getClass().getMethod("getRoles").invoke(identity);
    Set<String> names = new HashSet<>();
    if (roles instanceof Iterable<?> some) {
      some.forEach(role -> names.add(String.valueOf(role)));
    }
    return Optional.of(names);
  }

  /** Payara's principals have the subject to which the groups belong. */
  private static Optional<Set<String>> ofPayara(Principal principal)
      throws ReflectiveOperationException {
    if (!principal.getClass().getName().startsWith("com.sun.enterprise.security.")) {
      return Optional.empty();
    }
    Object context = principal.getClass().getMethod("getSecurityContext").invoke(principal);
    return context == null
        ? Optional.empty()
        : groups(context.getClass().getMethod("getSubject").invoke(context));
  }

  /** On the thread on which a request came, but not on one to which it was dispatched. */
  private static Optional<Set<String>> ofPolicyContext() throws ReflectiveOperationException {
    Optional<Class<?>> type = visible("jakarta.security.jacc.PolicyContext");
    return type.isEmpty()
        ? Optional.empty()
        : groups(type.get().getMethod("getContext", String.class).invoke(null, SUBJECT));
  }

  private static Optional<Set<String>> groups(@Nullable Object payaraSubject) {
    return payaraSubject instanceof Subject subject
        ? Optional.of(
            subject.getPrincipals().stream()
                .filter(one -> one.getClass().getName().equals(PAYARA_GROUP))
                .map(Principal::getName)
                .collect(Collectors.toUnmodifiableSet()))
        : Optional.empty();
  }

  private static Optional<Class<?>> visible(String name) {
    try {
      return Optional.of(
          Class.forName(name, false, Thread.currentThread().getContextClassLoader()));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }
}
