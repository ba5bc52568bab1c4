package org.hiroba.config;

import java.time.Duration;

/**
 * What signing in by password takes, and for how long it is good.
 *
 * @param secondFactor whether a code is asked for, default optional
 * @param longest after which a sign-in ends however much it is used, default 30 days
 * @param idle after which a sign-in ends that is not used, default 30 days
 */
public record SignInSettings(SecondFactorMode secondFactor, Duration longest, Duration idle) {}
