package org.hiroba.feature.identity;

import java.util.Optional;

/**
 * Holds what administrators do about people whom their issuer knows no more.
 *
 * @param check asks the issuer about everybody, soon and elsewhere; empty where nobody can be asked
 */
public record GoneDesk(GonePeople people, Optional<Runnable> check) {}
