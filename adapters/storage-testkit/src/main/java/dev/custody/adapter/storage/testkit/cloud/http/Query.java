package dev.custody.adapter.storage.testkit.cloud.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of a query string or of a form, decoded. */
public final class Query {
  /** One name with its value; the value is empty where there is no equals sign. */
  public record Parameter(String name, String value) {}

  private final List<Parameter> parameters;

  private Query(List<Parameter> parameters) {
    this.parameters = List.copyOf(parameters);
  }

  /** Of a query string, where a plus is a plus. */
  public static Query parse(String text) {
    return parse(text, false);
  }

  /** Of a form, where a plus is a blank. */
  public static Query form(String text) {
    return parse(text, true);
  }

  private static Query parse(String text, boolean form) {
    List<Parameter> parameters = new ArrayList<>();
    for (String pair : text.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      String plain = form ? pair.replace('+', ' ') : pair;
      int equals = plain.indexOf('=');
      parameters.add(
          equals < 0
              ? new Parameter(Percent.decode(plain), "")
              : new Parameter(
                  Percent.decode(plain.substring(0, equals)),
                  Percent.decode(plain.substring(equals + 1))));
    }
    return new Query(parameters);
  }

  public List<Parameter> parameters() {
    return parameters;
  }

  public boolean has(String name) {
    return parameters.stream().anyMatch(parameter -> parameter.name().equals(name));
  }

  public Optional<String> first(String name) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(name))
        .map(Parameter::value)
        .findFirst();
  }

  public Map<String, String> asMap() {
    Map<String, String> map = new LinkedHashMap<>();
    parameters.forEach(parameter -> map.putIfAbsent(parameter.name(), parameter.value()));
    return map;
  }
}
