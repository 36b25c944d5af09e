package dev.custody.bootstrap.simulation;

/** Whether a process is still alive, asked by everything that it calls. */
interface Pulse {

  /**
   * @throws dev.custody.adapter.spool.simulated.SimulatedDisk.PowerLoss if it is no more
   */
  void beat();
}
