package org.hiroba.ops;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;

/**
 * Shows all meters by JMX, an attribute for each line of {@code -/metrics}: {@code
 * hiroba_sessions}, {@code hiroba_closes_total{code="4008"}}. What is read is of a second ago at
 * most. Thread-safe.
 */
final class MetersBean implements DynamicMBean {
  private static final Duration GOOD_FOR = Duration.ofSeconds(1);

  private final PrometheusMeters meters;
  private final LongSupplier nanoTime;
  private Map<String, Double> last = Map.of();
  private long readAtNanos;

  MetersBean(PrometheusMeters meters, LongSupplier nanoTime) {
    this.meters = meters;
    this.nanoTime = nanoTime;
    this.readAtNanos = nanoTime.getAsLong() - GOOD_FOR.toNanos();
  }

  private synchronized Map<String, Double> read() {
    long now = nanoTime.getAsLong();
    if (now - readAtNanos >= GOOD_FOR.toNanos()) {
      Map<String, Double> values = new TreeMap<>();
      AsApplication.ask(meters::samples)
          .forEach(sample -> values.put(name(sample), sample.value()));
      last = values;
      readAtNanos = now;
    }
    return last;
  }

  private static String name(MeterSample sample) {
    return sample.labels().isEmpty()
        ? sample.name()
        : sample.name()
            + sample.labels().entrySet().stream()
                .map(label -> label.getKey() + "=\"" + label.getValue() + '"')
                .collect(Collectors.joining(",", "{", "}"));
  }

  @Override
  public Object getAttribute(String attribute) throws AttributeNotFoundException {
    Double value = read().get(attribute);
    if (value == null) {
      throw new AttributeNotFoundException("There is no meter " + attribute);
    }
    return value;
  }

  @Override
  public AttributeList getAttributes(String[] attributes) {
    Map<String, Double> values = read();
    AttributeList found = new AttributeList();
    for (String attribute : attributes) {
      Double value = values.get(attribute);
      if (value != null) {
        found.add(new Attribute(attribute, value));
      }
    }
    return found;
  }

  @Override
  public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
    throw new AttributeNotFoundException("Meters are only read.");
  }

  @Override
  public AttributeList setAttributes(AttributeList attributes) {
    return new AttributeList();
  }

  @Override
  public Object invoke(String action, Object[] parameters, String[] signature) {
    throw new UnsupportedOperationException("Meters are only read.");
  }

  @Override
  public MBeanInfo getMBeanInfo() {
    MBeanAttributeInfo[] attributes =
        read().keySet().stream()
            .map(name -> new MBeanAttributeInfo(name, "double", name, true, false, false))
            .toArray(MBeanAttributeInfo[]::new);
    return new MBeanInfo(
        MetersBean.class.getName(), "All meters of Hiroba", attributes, null, null, null);
  }
}
