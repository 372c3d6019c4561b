package energy.bmkpi.load;

import java.util.Locale;

/** The side of an accepted volume or a cashflow. */
public enum Direction {
  BID,
  OFFER;

  /** As the source tables write it. */
  String lowerCaseName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
