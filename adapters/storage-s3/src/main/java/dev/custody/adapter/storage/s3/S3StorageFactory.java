package dev.custody.adapter.storage.s3;

import dev.custody.application.port.out.storage.StorageType;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** Plugs the types in: whoever has this module on the class path has them. */
@Factory
final class S3StorageFactory {

  /** One for all types; the service's own identity comes from the SDK's default chain. */
  @Singleton
  @Bean(preDestroy = "close")
  Cloud cloud(
      @Value("${custody.s3.endpoint:}") String endpoint,
      @Value("${custody.s3.sts-endpoint:}") String stsEndpoint,
      @Value("${custody.s3.region:}") String region,
      @Value("${custody.s3.path-style:false}") boolean pathStyle,
      @Value("${custody.s3.allowed-endpoint-ranges:}") String allowedRanges,
      @Value("${custody.aws.principal-arn:}") String principalArn,
      @Value("${custody.s3.launch-stack.template-url:}") String launchStackTemplate,
      @Value("${custody.verification.patience:60s}") Duration patience,
      @Value("${custody.s3.silence:2m}") Duration silence) {
    Installation installation =
        Installation.of(
            endpoint, stsEndpoint, region, pathStyle, principalArn, launchStackTemplate, patience);
    return Cloud.of(
        installation,
        AddressRules.allowing(allowedRanges),
        Patience.ofSilence(silence),
        () -> DefaultCredentialsProvider.builder().build(),
        System::nanoTime,
        RandomGenerator.of("L64X128MixRandom"),
        Pause.REAL);
  }

  @Singleton
  StorageType assumeRole(Cloud cloud) {
    return new RoleStorageType(cloud);
  }

  @Singleton
  StorageType accessKey(Cloud cloud) {
    return new KeyStorageType(cloud);
  }
}
