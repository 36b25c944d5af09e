package dev.custody.adapter.http.world;

import dev.custody.domain.organization.OrganizationId;
import org.junit.jupiter.api.BeforeEach;

/** A fresh world behind the shared server, with one organization and a token that may do all. */
public abstract class HttpTest {
  protected World world = new World();
  protected OrganizationId org = new OrganizationId(Id.of("org", 0));
  protected String token = "";

  @BeforeEach
  void freshWorld() {
    world = Ports.renew();
    org = world.organizations.add("Acme");
    token = world.access.allScopes(org);
  }

  protected Exchange request(String method, String path) {
    return Exchange.of(TestService.shared().port(), method, path);
  }

  /** A request within the organization, by its token. */
  protected Exchange mine(String method, String path) {
    return request(method, "/v1/organizations/" + org + path).as(token);
  }

  protected int port() {
    return TestService.shared().port();
  }
}
