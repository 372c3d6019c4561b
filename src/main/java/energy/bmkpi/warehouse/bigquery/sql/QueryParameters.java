package energy.bmkpi.warehouse.bigquery.sql;

import com.google.api.services.bigquery.model.QueryParameter;
import com.google.api.services.bigquery.model.QueryParameterType;
import com.google.api.services.bigquery.model.QueryParameterValue;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.OutputSelection;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** What is bound to the parameters of a query. */
public final class QueryParameters {
  private QueryParameters() {}

  /** {@code @date_from} and {@code @date_to}. */
  public static List<QueryParameter> of(SettlementDates dates) {
    return List.of(of("date_from", dates.from()), of("date_to", dates.to()));
  }

  /** The dates, and {@code @bm_unit} where one is selected. */
  public static List<QueryParameter> of(OutputSelection selection) {
    String unit = selection.unit();
    List<QueryParameter> dates = of(selection.dates());
    return unit == null
        ? dates
        : Stream.concat(dates.stream(), Stream.of(of(OutputSelection.UNIT, "STRING", unit)))
            .toList();
  }

  public static QueryParameter of(String name, LocalDate date) {
    return of(name, "DATE", date.toString());
  }

  private static QueryParameter of(String name, String type, String value) {
    return new QueryParameter()
        .setName(name)
        .setParameterType(new QueryParameterType().setType(type))
        .setParameterValue(new QueryParameterValue().setValue(value));
  }
}
