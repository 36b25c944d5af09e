package dev.custody.bootstrap.spoolfailure;

/** Whether the power goes, or has gone: from then on whatever fails is no surprise. */
final class Cut {
  private volatile boolean comes;

  void comes() {
    comes = true;
  }

  boolean near() {
    return comes;
  }
}
