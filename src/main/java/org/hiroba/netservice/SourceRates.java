package org.hiroba.netservice;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hiroba.config.SourceKey;
import org.hiroba.rate.TokenBucket;

/** A token bucket per source, for a bounded number of sources. Not thread-safe. */
final class SourceRates {
  private final NetLimits limits;
  private final Map<SourceKey, TokenBucket> buckets;

  SourceRates(NetLimits limits) {
    this.limits = limits;
    this.buckets =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<SourceKey, TokenBucket> eldest) {
            return size() > limits.udpSources();
          }
        };
  }

  boolean take(SourceKey source, long nanos) {
    return buckets
        .computeIfAbsent(
            source, key -> TokenBucket.perSecond(limits.udpPerSecond(), limits.udpBurst(), nanos))
        .take(nanos);
  }

  int remembered() {
    return buckets.size();
  }
}
