package dev.custody.adapter.persistence;

import dev.custody.domain.storage.Secret;
import dev.custody.domain.storage.SettingValue;
import dev.custody.domain.storage.StorageSettings;
import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Settings as JSON: what may be read by anyone who reads the database, and what may not. All
 * secrets of a location are one text, sealed as one, so that two cannot be swapped.
 *
 * @param open an object of texts, numbers and flags
 * @param secrets an object of texts, in plain; empty where there is none
 */
record SettingsColumns(String open, Optional<String> secrets) {

  static SettingsColumns of(StorageSettings settings) {
    Map<String, JsonNode> open = new LinkedHashMap<>();
    Map<String, String> secrets = new LinkedHashMap<>();
    settings
        .values()
        .forEach((field, value) -> {
          switch (value) {
            case SettingValue.Text(String text) -> open.put(field, JsonNode.createStringNode(text));
            case SettingValue.Number(long number) ->
                open.put(field, JsonNode.createNumberNode(number));
            case SettingValue.Flag(boolean flag) ->
                open.put(field, JsonNode.createBooleanNode(flag));
            case SettingValue.Hidden(Secret secret) -> secrets.put(field, secret.reveal());
            // The same as not there, once it is no patch any more.
            case SettingValue.Cleared cleared -> {}
          }
        });
    return new SettingsColumns(
        Json.write(JsonNode.createObjectNode(open)),
        secrets.isEmpty() ? Optional.empty() : Optional.of(Json.writeTexts(secrets)));
  }

  StorageSettings settings() {
    Map<String, SettingValue> values = new TreeMap<>();
    Json.read(open).entries().forEach(e -> values.put(e.getKey(), value(e.getValue())));
    secrets
        .map(Json::readTexts)
        .ifPresent(texts ->
            texts.forEach(
                (field, text) -> values.put(field, new SettingValue.Hidden(Secret.of(text)))));
    return new StorageSettings(values);
  }

  private static SettingValue value(JsonNode node) {
    if (node.isString()) {
      return new SettingValue.Text(node.getStringValue());
    }
    if (node.isNumber()) {
      return new SettingValue.Number(node.getLongValue());
    }
    if (node.isBoolean()) {
      return new SettingValue.Flag(node.getBooleanValue());
    }
    throw new DatabaseException("A setting in a column is no text, number or flag", null);
  }

  @Override
  public String toString() {
    return "SettingsColumns[not shown]";
  }
}
