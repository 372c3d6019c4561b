package energy.bmkpi.monitor;

/**
 * What those who look on may cost.
 *
 * @param intervalMillis between two states that are told, at least
 * @param followers of the events at once
 * @param patienceMillis for a follower to take one state
 */
record MonitorLimits(long intervalMillis, int followers, long patienceMillis) {
  static final MonitorLimits USUAL = new MonitorLimits(250, 8, 5_000);
}
