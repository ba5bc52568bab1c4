package org.hiroba;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Qualifier;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hiroba.startup.Hiroba;
import org.junit.jupiter.api.Test;

/**
 * Whatever the WAR lets a container inject is there, once. Servlets and filters are no beans:
 * Tomcat looks at what they want only when the first request comes, which then fails for everybody,
 * and other servers refuse the whole deployment. By the rules of CDI for {@code
 * bean-discovery-mode="annotated"}, without qualifiers, of which there are none.
 */
class InjectionTest {
  /** What of a class or of a method's result may be injected elsewhere. */
  private record Bean(Type type, AnnotatedElement origin) {
    boolean is(Type wanted) {
      return type.equals(wanted)
          || (type instanceof Class<?> own
              && wanted instanceof Class<?> other
              && other.isAssignableFrom(own))
          || (type instanceof Class<?> made
              && Stream.of(made.getGenericInterfaces()).anyMatch(wanted::equals));
    }
  }

  /** One place that a container fills. */
  private record Wish(Type type, AnnotatedElement place) {
    boolean isOfTheContainer() {
      Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
      return raw.getTypeName().startsWith("jakarta.");
    }
  }

  @Test
  void everythingThatIsInjectedIsThereOnce() throws IOException, URISyntaxException {
    List<Class<?>> classes = classesOfTheWar();
    List<Bean> beans = classes.stream().flatMap(InjectionTest::beansOf).toList();
    List<Wish> wishes = classes.stream().flatMap(InjectionTest::wishesOf).toList();
    assertThat(beans).hasSizeGreaterThan(20);
    assertThat(wishes).hasSizeGreaterThan(80);

    List<String> wrong = new ArrayList<>();
    for (Wish wish : wishes) {
      List<Bean> found = beans.stream().filter(bean -> bean.is(wish.type())).toList();
      if (found.size() != 1 && !wish.isOfTheContainer()) {
        wrong.add(wish.place() + " wants " + wish.type().getTypeName() + ", there is " + found);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void nothingHasAQualifierWhichThisTestWouldNotUnderstand()
      throws IOException, URISyntaxException {
    assertThat(classesOfTheWar().stream().flatMap(InjectionTest::wishesOf))
        .noneMatch(
            wish ->
                Arrays.stream(wish.place().getAnnotations())
                    .anyMatch(one -> one.annotationType().isAnnotationPresent(Qualifier.class)));
  }

  @Test
  void whatOneInstanceServesCanBeProxied() throws IOException, URISyntaxException {
    assertThat(classesOfTheWar().stream().filter(InjectionTest::hasNormalScope))
        .hasSizeGreaterThan(5)
        .allMatch(one -> !Modifier.isFinal(one.getModifiers()))
        .allMatch(
            one ->
                Arrays.stream(one.getDeclaredConstructors())
                    .anyMatch(
                        made ->
                            made.getParameterCount() == 0
                                && !Modifier.isPrivate(made.getModifiers())));
  }

  private static List<Class<?>> classesOfTheWar() throws IOException, URISyntaxException {
    Path root = Path.of(Hiroba.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root.resolve("org"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        String name = root.relativize(file).toString();
        if (!name.endsWith("package-info.class")) {
          classes.add(load(name.substring(0, name.length() - 6).replace('/', '.')));
        }
      }
    }
    return classes;
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, InjectionTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(name, e);
    }
  }

  private static boolean isBean(Class<?> one) {
    return !Modifier.isAbstract(one.getModifiers())
        && (hasNormalScope(one) || one.isAnnotationPresent(Dependent.class));
  }

  private static boolean hasNormalScope(Class<?> one) {
    return Stream.<Class<? extends Annotation>>of(ApplicationScoped.class, RequestScoped.class)
        .filter(scope -> scope.isAnnotationPresent(NormalScope.class))
        .anyMatch(one::isAnnotationPresent);
  }

  private static Stream<Bean> beansOf(Class<?> one) {
    if (!isBean(one)) {
      return Stream.empty();
    }
    Stream<Bean> produced =
        Arrays.stream(one.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Produces.class))
            .map(method -> new Bean(method.getGenericReturnType(), method));
    return Stream.concat(Stream.of(new Bean(one, one)), produced);
  }

  private static Stream<Wish> wishesOf(Class<?> one) {
    Stream<Wish> fields =
        Arrays.stream(one.getDeclaredFields())
            .filter(field -> field.isAnnotationPresent(Inject.class))
            .map(InjectionTest::wishOf);
    Stream<Executable> filled =
        Stream.concat(
            Arrays.<Executable>stream(one.getDeclaredConstructors()),
            Arrays.<Executable>stream(one.getDeclaredMethods()));
    Stream<Wish> parameters =
        filled
            .filter(
                executable ->
                    executable.isAnnotationPresent(Inject.class)
                        || executable.isAnnotationPresent(Produces.class))
            .flatMap(executable -> Arrays.stream(executable.getParameters()))
            .map(InjectionTest::wishOf);
    return Stream.concat(fields, parameters);
  }

  private static Wish wishOf(Field field) {
    return new Wish(field.getGenericType(), field);
  }

  private static Wish wishOf(Parameter parameter) {
    return new Wish(parameter.getParameterizedType(), parameter);
  }
}
