package energy.bmkpi.kpi;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The published numbers of a settlement date, of the market or of one unit. */
public interface DayNumbers {
  LocalDate settlementDate();

  @Nullable Double number(String column);
}
