package energy.bmkpi.dataset;

import energy.bmkpi.market.SourceTable;
import energy.bmkpi.table.Row;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;

/** The Elexon datasets that the KPIs are computed from, and what a query of each gives. */
public enum Dataset {
  /** Bid-offer acceptances: straight-line segments of each acceptance's profile. */
  BOALF(SourceTable.BOALF, 6, Acceptances::read),
  /** Bid-offer data: the prices and levels that units submitted, per period and pair. */
  BOD(SourceTable.BOD, 160, Submissions::read),
  /** Bid-offer acceptance volumes: what was settled, per period and acceptance. */
  BOAV(SourceTable.BOAV, 5, Volumes::read),
  /** Indicative cashflows: what it cost, per period. */
  EBOCF(SourceTable.EBOCF, 4, Cashflows::read);

  /** The one whose queries take longest first, so that the others run beside it. */
  public static final Comparator<Dataset> HEAVIEST_FIRST =
      Comparator.comparingInt((Dataset dataset) -> dataset.thousandRowsADay).reversed();

  private final SourceTable table;
  private final int thousandRowsADay;
  private final Function<Row, ? extends Aggregate> aggregate;

  /**
   * @param thousandRowsADay about as many as a day of the market has
   * @param aggregate of a row of the dataset's query
   */
  Dataset(SourceTable table, int thousandRowsADay, Function<Row, ? extends Aggregate> aggregate) {
    this.table = table;
    this.thousandRowsADay = thousandRowsADay;
    this.aggregate = aggregate;
  }

  public SourceTable table() {
    return table;
  }

  /** Takes the rows of one query. */
  public AggregateRows<?> rows() {
    return new AggregateRows<>(aggregate);
  }

  /** As written on the command line and in file names: {@code boalf}. */
  public String lowerCaseName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
