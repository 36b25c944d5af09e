package dev.custody.bootstrap.campaign;

/** An organization and a token of it with every scope. */
record Tenant(String organization, String token) {
  String path() {
    return "/v1/organizations/" + organization;
  }

  String recordings() {
    return path() + "/recordings";
  }

  String recording(String recording) {
    return recordings() + "/" + recording;
  }

  String content(String recording) {
    return recording(recording) + "/content";
  }

  String uploads() {
    return path() + "/uploads";
  }

  String upload(String recording) {
    return uploads() + "/" + recording;
  }

  String authorization() {
    return "Bearer " + token;
  }
}
