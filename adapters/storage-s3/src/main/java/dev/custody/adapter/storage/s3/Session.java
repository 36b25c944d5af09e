package dev.custody.adapter.storage.s3;

import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Credentials for a while. Times are on the monotonic clock, so that a wall clock that jumps
 * neither ends nor lengthens them.
 *
 * @param bornAt nanoseconds
 * @param refreshAt from when on another is fetched while this one still works
 * @param deadAt from when on it is not used any more
 */
record Session(AwsSessionCredentials credentials, long bornAt, long refreshAt, long deadAt) {

  @Override
  public String toString() {
    return "Session[" + credentials.accessKeyId() + "]";
  }
}
