package dev.custody.adapter.persistence;

import dev.custody.domain.access.Scope;
import dev.custody.domain.access.Token;
import dev.custody.domain.access.TokenHash;
import dev.custody.domain.access.TokenId;
import dev.custody.domain.organization.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of tokens.
 *
 * @param hash of the secret, which is kept nowhere
 */
record TokenRow(Token token, TokenHash hash) {

  Map<String, @Nullable Object> columns() {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("id", token.id().value());
    columns.put("organization", token.organization().value());
    columns.put("name", token.name());
    columns.put(
        "scopes",
        token.scopes().stream().map(Scope::word).sorted().collect(Collectors.joining(" ")));
    columns.put("hash", hash.hex());
    columns.put("created_at", token.createdAt());
    columns.put("expires_at", token.expiresAt().orElse(null));
    return columns;
  }

  static TokenRow read(ResultSet row) throws SQLException {
    return new TokenRow(
        new Token(
            new TokenId(row.getString("id")),
            new OrganizationId(row.getString("organization")),
            row.getString("name"),
            Arrays.stream(row.getString("scopes").split(" "))
                .map(TokenRow::scope)
                .collect(Collectors.toSet()),
            Times.of(row, "created_at"),
            Times.optional(row, "expires_at")),
        TokenHash.ofHex(row.getString("hash")));
  }

  private static Scope scope(String word) {
    return Scope.of(word)
        .orElseThrow(() -> new DatabaseException("No scope is called '" + word + "'", null));
  }
}
