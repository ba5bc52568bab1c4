package org.hiroba.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds names that look like settings and are none. Stateless. */
final class UnknownNames {
  private UnknownNames() {}

  /** Returns a warning for each that a place has, with the name that was probably meant. */
  static List<String> of(Source source) {
    Set<String> known =
        SettingKeys.all().stream()
            .map(key -> source.spell(key.name()))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    String reserved = source.spell(SettingKeys.RESERVED_PREFIX);
    List<String> warnings = new ArrayList<>();
    for (String name : new TreeSet<>(source.names())) {
      if (!known.contains(name) && !name.startsWith(reserved) && !isForEach(source, name)) {
        warnings.add(
            "Unknown setting "
                + OneLine.of(name)
                + " ("
                + source.kind()
                + ") is ignored. Did you mean "
                + NearestName.among(known, name).orElse("something else")
                + "?");
      }
    }
    return warnings;
  }

  private static boolean isForEach(Source source, String name) {
    return SettingKeys.all().stream()
        .anyMatch(key -> key.isForEach() && key.nameIn(name, source::spell).isPresent());
  }
}
