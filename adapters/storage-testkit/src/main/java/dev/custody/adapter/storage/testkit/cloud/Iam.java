package dev.custody.adapter.storage.testkit.cloud;

import dev.custody.adapter.storage.testkit.cloud.policy.Caller;
import dev.custody.adapter.storage.testkit.cloud.policy.Directory;
import dev.custody.adapter.storage.testkit.cloud.policy.PolicyDocument;
import dev.custody.adapter.storage.testkit.cloud.policy.PolicyKind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/** Who exists, and what signs for whom. */
final class Iam implements Directory {
  /** More sessions than any test needs; the oldest go. */
  private static final int MOST_SESSIONS = 20_000;

  /** An access key and whom it stands for. */
  record Key(
      Credentials credentials,
      Supplier<Caller> caller,
      Optional<Instant> expires,
      Optional<Session> session) {}

  private final Ids ids;
  private final InstantSource clock;
  private final ConcurrentMap<String, Account> accounts = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> uniqueIds = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Role> roles = new ConcurrentSkipListMap<>();
  private final ConcurrentMap<String, Key> keys = new ConcurrentHashMap<>();
  private final ConcurrentLinkedDeque<String> sessions = new ConcurrentLinkedDeque<>();

  Iam(Ids ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  Ids ids() {
    return ids;
  }

  InstantSource clock() {
    return clock;
  }

  Map<String, Account> accounts() {
    return accounts;
  }

  PolicyDocument parse(String json, PolicyKind kind) {
    return PolicyDocument.parse(json, kind, this);
  }

  @Override
  public Optional<String> uniqueId(String arn) {
    String session = ":assumed-role/";
    int at = arn.indexOf(session);
    if (at < 0) {
      return Optional.ofNullable(uniqueIds.get(arn));
    }
    String account = arn.split(":", 6)[4];
    String role = arn.substring(at + session.length()).split("/", 2)[0];
    return roles.values().stream()
        .filter(each -> each.account().id().equals(account) && each.name().equals(role))
        .map(Role::uniqueId)
        .findFirst();
  }

  void register(String arn, String uniqueId) {
    if (uniqueIds.putIfAbsent(arn, uniqueId) != null) {
      throw new IllegalStateException(arn + " exists already");
    }
  }

  void register(Role role) {
    register(role.arn(), role.uniqueId());
    roles.put(role.arn(), role);
  }

  void forget(String arn) {
    uniqueIds.remove(arn);
    roles.remove(arn);
  }

  Optional<Role> role(String arn) {
    return Optional.ofNullable(roles.get(arn));
  }

  Credentials newKey(Supplier<Caller> caller) {
    Credentials credentials = new Credentials(ids.unique("AKIA"), ids.secret(), Optional.empty());
    keys.put(
        credentials.accessKeyId(),
        new Key(credentials, caller, Optional.empty(), Optional.empty()));
    return credentials;
  }

  void dropKey(String accessKeyId) {
    keys.remove(accessKeyId);
  }

  void add(Session session) {
    String accessKeyId = session.credentials().accessKeyId();
    keys.put(
        accessKeyId,
        new Key(
            session.credentials(),
            session::caller,
            Optional.of(session.expires()),
            Optional.of(session)));
    sessions.add(accessKeyId);
    Iterator<String> oldest = sessions.iterator();
    while (keys.size() > MOST_SESSIONS && oldest.hasNext()) {
      keys.remove(oldest.next());
      oldest.remove();
    }
  }

  Optional<Key> key(String accessKeyId) {
    return Optional.ofNullable(keys.get(accessKeyId));
  }

  boolean isExpired(Key key) {
    return key.expires().filter(end -> !clock.instant().isBefore(end)).isPresent();
  }

  void expireAllSessions() {
    sessions.forEach(accessKeyId ->
        keys.computeIfPresent(
            accessKeyId,
            (id, key) ->
                new Key(key.credentials(), key.caller(), Optional.of(Instant.MIN), key.session())));
  }
}
