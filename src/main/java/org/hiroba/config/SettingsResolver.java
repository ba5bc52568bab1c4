package org.hiroba.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds all settings. For each key the first place that has it wins: JNDI, system property,
 * environment, context-param, {@code hiroba.properties} in the home folder, default. A blank value
 * counts as not set. Immutable.
 */
public final class SettingsResolver {
  static final String FILE = "hiroba.properties";

  private final List<Source> sources;
  private final HomePlaces places;
  private final boolean standalone;

  /**
   * Makes a resolver that asks these places in this order, and the properties file after them, for
   * the executable WAR.
   */
  public SettingsResolver(List<Source> sources, HomePlaces places) {
    this(sources, places, true);
  }

  /**
   * Makes a resolver that asks these places in this order, and the properties file after them.
   *
   * @param standalone the executable WAR serves, and no server of somebody else's
   */
  public SettingsResolver(List<Source> sources, HomePlaces places, boolean standalone) {
    this.sources = List.copyOf(sources);
    this.places = places;
    this.standalone = standalone;
  }

  /**
   * Makes the resolver of a web application.
   *
   * @param standalone the executable WAR serves it
   */
  public static SettingsResolver ofWebApplication(
      Map<String, String> contextParams, Optional<Path> unpackedTo, boolean standalone) {
    return new SettingsResolver(
        List.of(
            new RememberedSource(new JndiSource()),
            MapSource.systemProperties(),
            new EnvironmentSource(System.getenv()),
            MapSource.contextParams(contextParams)),
        HomePlaces.ofThisServer(unpackedTo),
        standalone);
  }

  /** Makes a resolver for commands: system properties and environment. */
  public static SettingsResolver ofCommandLine() {
    return new SettingsResolver(
        List.of(MapSource.systemProperties(), new EnvironmentSource(System.getenv())),
        HomePlaces.ofThisServer(Optional.empty()));
  }

  /** Finds one setting without opening the home folder, so without its properties file. */
  public <T> T get(SettingKey<T> key) {
    return get(key, sources);
  }

  /**
   * Returns the home folder, which need not be there and may be another process's: it is neither
   * made nor locked.
   *
   * @throws SettingsException if every place would be emptied one day
   */
  public Path homePath() {
    return chooseHome().path();
  }

  /**
   * Finds one setting as {@link #resolve} would, also in the properties file of a home folder that
   * another process has locked.
   *
   * @throws SettingsException if the value is not allowed or the file cannot be read
   */
  public <T> T getBesideServer(SettingKey<T> key) {
    List<Source> all = new ArrayList<>(sources);
    all.add(readFile(homePath().resolve(FILE)));
    return get(key, all);
  }

  /**
   * Finds the database of a server that has locked the home folder.
   *
   * @throws SettingsException if a value is not allowed or the file cannot be read
   */
  public DatabaseSettings databaseBesideServer() {
    return besideServer().database();
  }

  /** Finds where the files of a server are, as {@link #databaseBesideServer} does. */
  public FileSettings filesBesideServer() {
    return FileKeys.read(besideServer(), homePath());
  }

  /** Finds others that a server needs, as {@link #databaseBesideServer} does. */
  public Surroundings surroundings() {
    return besideServer().surroundings();
  }

  private SettingsAssembly besideServer() {
    List<Source> all = new ArrayList<>(sources);
    all.add(readFile(homePath().resolve(FILE)));
    return assembly(all);
  }

  /**
   * Opens and locks the home folder and finds all settings. Whoever gets the result closes its
   * home.
   *
   * @throws HomeInUseException if another process has locked it
   * @throws SettingsException if a value is not allowed or the home folder cannot be used; then
   *     nothing stays open
   */
  public Resolution resolve() {
    HomeFolder home = HomeFolder.open(chooseHome());
    try {
      return resolve(home);
    } catch (RuntimeException | Error e) {
      try {
        home.close();
      } catch (IOException onClose) {
        e.addSuppressed(onClose);
      }
      throw e;
    }
  }

  private HomeChoice chooseHome() {
    return find(SettingKeys.HOME, sources)
        .map(found -> places.explicit(found.text(), found.place()))
        .orElseGet(places::choose);
  }

  /**
   * Looks at all settings and starts nothing: the home folder is neither made nor locked.
   *
   * @throws SettingsException there is no place for a home folder, or its file cannot be read
   */
  public Checkup check() {
    HomeChoice home = chooseHome();
    Source file = readFile(home.path().resolve(FILE));
    List<Source> all = new ArrayList<>(sources);
    all.add(file);
    SettingsAssembly assembly = assembly(all);
    List<String> warnings = new ArrayList<>();
    if (file.lookup(SettingKeys.HOME.name()).isPresent()) {
      warnings.add(homeHasNoEffect(home.path()));
    }
    all.forEach(source -> warnings.addAll(UnknownNames.of(source)));
    Optional<String> url =
        find(SettingKeys.DATABASE_URL, all).map(found -> DatabaseSettings.shown(found.text()));
    return new Checkup(
        shown(all, home.path().toString(), home.reason(), url), assembly.problems(), warnings);
  }

  private SettingsAssembly assembly(List<Source> all) {
    return new SettingsAssembly(key -> find(key, all), key -> findEach(key, all), standalone);
  }

  private static String homeHasNoEffect(Path home) {
    return "hiroba.home has no effect in " + home.resolve(FILE) + ": it says where it is.";
  }

  private static List<ShownSetting> shown(
      List<Source> all, String home, String reason, Optional<String> url) {
    return SettingKeys.all().stream()
        .map(
            key ->
                key.equals(SettingKeys.HOME)
                    ? new ShownSetting(key.name(), home, reason)
                    : shown(key, find(key, all), url))
        .sorted(Comparator.comparing(ShownSetting::key))
        .toList();
  }

  /**
   * Finds all settings for a server that has this home folder; once more for one that runs.
   *
   * @throws SettingsException if a value is not allowed or the properties file cannot be read
   */
  public Resolution resolve(HomeFolder home) {
    Source file = readFile(home.resolve(FILE));
    List<Source> all = new ArrayList<>(sources);
    all.add(file);
    Settings settings = assembly(all).assemble(home);
    List<String> warnings = new ArrayList<>();
    home.warning().ifPresent(warnings::add);
    if (file.lookup(SettingKeys.HOME.name()).isPresent()) {
      warnings.add(homeHasNoEffect(home.path()));
    }
    warnings.addAll(SettingsWarnings.of(settings));
    all.forEach(source -> warnings.addAll(UnknownNames.of(source)));
    return new Resolution(
        settings,
        List.of(
            "Home: " + home.path() + " (" + home.reason() + ")",
            "Database: " + settings.database().describe(home.path())),
        warnings,
        shown(all, home.toString(), home.reason(), settings.database().shownUrl()));
  }

  private static ShownSetting shown(
      SettingKey<?> key, Optional<Found> found, Optional<String> url) {
    String text = found.map(Found::text).orElse(key.defaultText());
    String value = key.secret() && found.isPresent() ? ShownSetting.MASK : text;
    if (key.equals(SettingKeys.DATABASE_URL)) {
      value = url.orElse("");
    }
    return new ShownSetting(
        key.name(), OneLine.of(value), found.map(Found::place).orElse(ShownSetting.DEFAULT));
  }

  private static Source readFile(Path path) {
    return new MapSource(path.toString(), PropertiesFile.read(path));
  }

  private static <T> T get(SettingKey<T> key, List<Source> all) {
    return find(key, all)
        .map(found -> key.parse(found.text(), found.place()))
        .orElseGet(key::parseDefault);
  }

  private static Optional<Found> find(SettingKey<?> key, List<Source> all) {
    for (Source source : all) {
      String spelled = source.spell(key.name());
      Optional<String> text = source.lookup(spelled).filter(value -> !value.isBlank());
      if (text.isPresent()) {
        return Optional.of(new Found(text.get(), source.kind() + " " + spelled));
      }
    }
    return Optional.empty();
  }

  /** Finds all values of a setting that stands once for each of many names, by those names. */
  private static Map<String, Found> findEach(SettingKey<?> key, List<Source> all) {
    Map<String, Found> each = new TreeMap<>();
    for (Source source : all) {
      for (String spelled : source.names()) {
        key.nameIn(spelled, source::spell)
            .ifPresent(
                name ->
                    source
                        .lookup(spelled)
                        .filter(value -> !value.isBlank())
                        .ifPresent(
                            value ->
                                each.putIfAbsent(
                                    name.toLowerCase(Locale.ROOT),
                                    new Found(value, source.kind() + " " + spelled))));
      }
    }
    return each;
  }

  /** A value and where it stood. */
  record Found(String text, String place) {}
}
