package energy.bmkpi.warehouse;

/** One plausible row of each source table, for tests to vary. */
final class SourceRows {
  /** A large wind farm's acceptance of half an hour. */
  static final StoredRow ACCEPTANCE =
      StoredRow.empty()
          .with("settlementDate", "2026-05-06")
          .with("bmUnit", "T_MRWD-1")
          .with("acceptanceNumber", 217257)
          .with("acceptanceTime", "2026-05-06T02:31:00Z")
          .with("timeFrom", "2026-05-06T03:00:00Z")
          .with("timeTo", "2026-05-06T03:30:00Z")
          .with("levelFrom", 480.0)
          .with("levelTo", 480.0)
          .with("soFlag", false)
          .with("amendmentFlag", "ORI");

  /** The upward pair of a period. */
  static final StoredRow SUBMISSION =
      StoredRow.empty()
          .with("settlementDate", "2022-01-01")
          .with("settlementPeriod", 1)
          .with("bmUnit", "T_KLGLW-1")
          .with("timeFrom", "2022-01-01T00:00:00Z")
          .with("timeTo", "2022-01-01T00:30:00Z")
          .with("pairId", 1)
          .with("offer", 100.5)
          .with("bid", 60.25)
          .with("levelFrom", 228.0)
          .with("levelTo", 228.0);

  /** An accepted offer. */
  static final StoredRow VOLUME =
      StoredRow.empty()
          .with("settlementDate", "2025-10-01")
          .with("settlementPeriod", 48)
          .with("startTime", "2025-10-01T22:30:00Z")
          .with("bmUnit", "T_LKSDB-1")
          .with("acceptanceId", 22018)
          .with("totalVolumeAccepted", 2.5)
          .with("_direction", "offer")
          .with("createdDateTime", "2025-10-02T23:14:46Z");

  /** What an accepted bid was charged. */
  static final StoredRow CASHFLOW =
      StoredRow.empty()
          .with("settlementDate", "2026-05-20")
          .with("settlementPeriod", 1)
          .with("bmUnit", "E_DOLLB-1")
          .with("totalCashflow", -3739.25)
          .with("_direction", "bid")
          .with("createdDateTime", "2026-05-21T23:10:00Z");

  static final StoredRow BM_UNIT =
      StoredRow.empty()
          .with("nationalGridBmUnit", "DOLLB-1")
          .with("elexonBmUnit", "E_DOLLB-1")
          .with("fuelType", "OTHER")
          .with("leadPartyName", "Dollymans Storage Limited")
          .with("generationCapacity", "102.000");

  private SourceRows() {}
}
