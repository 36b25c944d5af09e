package dev.custody.adapter.http.world;

/** Everything behind the ports. */
public final class World {
  public final FakeAccess access = new FakeAccess(this);
  public final FakeLogIn logIn = new FakeLogIn(this);
  public final FakeOrganizations organizations = new FakeOrganizations();
  public final FakeStorage storage = new FakeStorage();
  public final FakeRecordings recordings = new FakeRecordings();
  public final FakeAudit audit = new FakeAudit();
  public final FakeAnswers answers = new FakeAnswers();
}
