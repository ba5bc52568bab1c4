package org.hiroba.feature.file;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.hiroba.media.FileType;

/** Sorts files as people look for them. */
enum FileKind {
  IMAGE(1),
  VIDEO(2),
  AUDIO(3),
  DOCUMENT(4),
  TEXT(5),
  OTHER(6);

  /** Of a file that is not whole yet. */
  static final int NONE = 0;

  private final int number;

  FileKind(int number) {
    this.number = number;
  }

  /** Returns its number in the table of files, which never changes. */
  int number() {
    return number;
  }

  /** Returns its name on the wire. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<FileKind> ofWireName(String name) {
    return Arrays.stream(values()).filter(kind -> kind.wireName().equals(name)).findFirst();
  }

  /** Returns that of a media type. */
  static FileKind of(String type) {
    int slash = type.indexOf('/');
    return switch (type.substring(0, Math.max(0, slash))) {
      case "image" -> IMAGE;
      case "video" -> VIDEO;
      case "audio" -> AUDIO;
      case "text" -> TEXT;
      default -> type.equals(FileType.OTHER) ? OTHER : DOCUMENT;
    };
  }
}
