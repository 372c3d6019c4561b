package energy.bmkpi.market;

import java.util.Locale;

/** The four Elexon datasets that the KPIs are computed from. */
public enum Dataset {
  /** Bid-offer acceptances: straight-line segments of each acceptance's profile. */
  BOALF(SourceTable.BOALF),
  /** Bid-offer data: the prices and levels that units submitted, per period and pair. */
  BOD(SourceTable.BOD),
  /** Bid-offer acceptance volumes: what was settled, per period and acceptance. */
  BOAV(SourceTable.BOAV),
  /** Indicative cashflows: what it cost, per period. */
  EBOCF(SourceTable.EBOCF);

  private final SourceTable table;

  Dataset(SourceTable table) {
    this.table = table;
  }

  public SourceTable table() {
    return table;
  }

  /** As written on the command line and in file names: {@code boalf}. */
  public String lowerCaseName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
