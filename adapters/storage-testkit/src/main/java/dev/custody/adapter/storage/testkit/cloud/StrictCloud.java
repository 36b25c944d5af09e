package dev.custody.adapter.storage.testkit.cloud;

import dev.custody.adapter.storage.testkit.cloud.http.HttpServer;
import dev.custody.adapter.storage.testkit.cloud.store.Blobs;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The cloud of the tests: all regions of S3 behind one address, and STS behind another. */
public final class StrictCloud implements AutoCloseable {
  private final Iam iam;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
  private final Map<String, KmsKey> kmsKeys = new ConcurrentHashMap<>();
  private final Orders orders = new Orders();
  private final CallLog log = new CallLog();
  private final Blobs blobs;
  private final S3Service s3;
  private final HttpServer s3Server;
  private final HttpServer stsServer;

  private StrictCloud(InstantSource clock, Path folder, @Nullable SSLContext tls) {
    Ids ids = new Ids();
    iam = new Iam(ids, clock);
    blobs = new Blobs(folder);
    // Whatever carries the bytes here, policies that demand TLS are meant for the real thing.
    Contexts contexts = new Contexts(clock, true);
    S3Access access = new S3Access(contexts, kmsKeys);
    Receiving receiving = new Receiving(blobs, ids);
    // Signatures are by the wall clock, as the clients' are; sessions end by the test's.
    s3 =
        new S3Service(
            new Authentication(Operation.Service.S3, iam, InstantSource.system()),
            access,
            new S3ObjectCalls(access, receiving, clock),
            new S3UploadCalls(access, receiving, ids, clock),
            new S3ListCalls(buckets),
            buckets,
            ids,
            orders,
            log);
    s3Server = HttpServer.start(0, s3, tls);
    stsServer =
        HttpServer.start(
            0,
            new StsService(
                new Authentication(Operation.Service.STS, iam, InstantSource.system()),
                new AssumeRole(iam, contexts),
                ids,
                orders,
                log),
            tls);
  }

  public static StrictCloud start() {
    return start(InstantSource.system());
  }

  /**
   * @param clock by which sessions begin and end
   */
  public static StrictCloud start(InstantSource clock) {
    return new StrictCloud(clock, Path.of(System.getProperty("java.io.tmpdir")), null);
  }

  /**
   * @param folder where a folder is made for what does not fit into memory
   * @param tls what to speak TLS with
   */
  public static StrictCloud secure(Path folder, SSLContext tls) {
    return new StrictCloud(InstantSource.system(), folder, tls);
  }

  public URI endpoint() {
    return address(s3Server);
  }

  public URI stsEndpoint() {
    return address(stsServer);
  }

  private static URI address(HttpServer server) {
    return URI.create(
        "%s://localhost:%d".formatted(server.isSecure() ? "https" : "http", server.port()));
  }

  /** The account of these twelve digits, made at the first call. */
  public Account account(String id) {
    return iam.accounts().computeIfAbsent(id, made -> new Account(made, iam, buckets, kmsKeys));
  }

  public Optional<Bucket> bucket(String name) {
    return Optional.ofNullable(buckets.get(name));
  }

  /** Takes a bucket away with all that is in it. */
  public void deleteBucket(String name) {
    buckets.remove(name);
  }

  /** From now on no call to a bucket is taken that does not name who must own it. */
  public StrictCloud requireOwner() {
    s3.requireOwner();
    return this;
  }

  /** Orders faults for calls; all of them strike one call together. */
  public Order misbehave(When when, Fault... faults) {
    return orders.add(when, List.of(faults));
  }

  /** Takes all orders back. */
  public void behave() {
    orders.stop();
  }

  /**
   * What an access key of this cloud signs with, a session's too, so that another store can take
   * the credentials of this cloud's STS.
   */
  public Optional<String> secretOf(String accessKeyId) {
    return iam.key(accessKeyId).map(key -> key.credentials().secretAccessKey());
  }

  /** All sessions that are out end now. */
  public void expireAllSessions() {
    iam.expireAllSessions();
  }

  /** The latest calls, in the order in which they began. */
  public List<Call> calls() {
    return log.latest();
  }

  /** How many calls of that kind there were. */
  public long count(Operation operation) {
    return log.count(operation);
  }

  public void forgetCalls() {
    log.clear();
  }

  @Override
  public void close() {
    orders.stop();
    s3Server.close();
    stsServer.close();
    blobs.close();
  }
}
