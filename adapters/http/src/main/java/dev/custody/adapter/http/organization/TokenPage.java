package dev.custody.adapter.http.organization;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.custody.domain.access.Token;
import dev.custody.domain.paging.Page;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of tokens.
 *
 * @param next the cursor of the next page; absent on the last
 */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.NON_NULL)
record TokenPage(List<TokenBody> items, @Nullable String next) {
  static TokenPage of(Page<Token> page, @Nullable String next) {
    return new TokenPage(page.items().stream().map(TokenBody::of).toList(), next);
  }
}
