package dev.custody.adapter.http.organization;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.paging.Page;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of organizations.
 *
 * @param next the cursor of the next page; absent on the last
 */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrganizationPage(List<OrganizationBody> items, @Nullable String next) {
  static OrganizationPage of(Page<Organization> page, @Nullable String next) {
    return new OrganizationPage(page.map(OrganizationBody::of).items(), next);
  }
}
