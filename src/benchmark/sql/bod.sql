-- BOD the plain way: unit-days, then market-days.
WITH submission AS (
  SELECT
    *,
    ABS(offer) >= 9999 OR ABS(bid) >= 9999 AS defensive,
    NOT defensive AND NOT (levelFrom = 0 AND levelTo = 0) AS live
  FROM bmrs_bod
  /* duplicates */ QUALIFY ROW_NUMBER() OVER (PARTITION BY bmUnit, settlementDate, settlementPeriod, timeFrom, pairId) = 1
)
SELECT
  settlementDate,
  bmUnit,
  COUNT(*) AS submissions,
  COUNT(DISTINCT pairId) AS pairs,
  COUNT(DISTINCT (bmUnit, settlementPeriod, pairId)) / COUNT(DISTINCT settlementPeriod) AS stack_depth,
  100.0 * COUNT(*) FILTER (WHERE defensive) / COUNT(*) AS defensive_share_pct,
  AVG(offer) FILTER (WHERE live) AS avg_offer_price,
  AVG(bid) FILTER (WHERE live) AS avg_bid_price,
  MEDIAN(offer - bid) FILTER (WHERE live) AS median_spread,
  SUM(GREATEST(ABS(levelFrom), ABS(levelTo))) FILTER (WHERE pairId > 0) / COUNT(DISTINCT settlementPeriod) AS offered_up_mw,
  SUM(GREATEST(ABS(levelFrom), ABS(levelTo))) FILTER (WHERE pairId < 0) / COUNT(DISTINCT settlementPeriod) AS offered_down_mw
FROM submission
GROUP BY GROUPING SETS ((settlementDate, bmUnit), (settlementDate))
