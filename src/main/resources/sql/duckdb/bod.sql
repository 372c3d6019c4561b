-- BOD: what every BM unit submitted for every settlement date.
-- One row per settlement date and BM unit, and one per settlement date for the whole market (bm_unit NULL).
WITH
  submission AS NOT MATERIALIZED (
    SELECT
      *,
      1::BIGINT << settlementPeriod AS period_bit
    FROM bmrs_bod
    WHERE settlementDate BETWEEN $date_from AND $date_to AND bmUnit IS NOT NULL
  ),
  -- Nearly every pair has one row a period. Only unit-days with a pair of more rows than periods
  -- can hold a row twice, so only those pay for the removal of duplicates.
  crowded_unit_day AS (
    SELECT DISTINCT settlementDate, bmUnit
    FROM submission
    GROUP BY settlementDate, bmUnit, pairId
    HAVING COUNT(*) > COALESCE(BIT_COUNT(BIT_OR(period_bit)), 0)
  ),
  distinct_submission AS NOT MATERIALIZED (
    FROM submission
    ANTI JOIN crowded_unit_day USING (settlementDate, bmUnit)
    UNION ALL
    (
      FROM submission
      SEMI JOIN crowded_unit_day USING (settlementDate, bmUnit)
      QUALIFY
        ROW_NUMBER() OVER (
          PARTITION BY bmUnit, settlementDate, settlementPeriod, timeFrom, pairId
          ORDER BY offer, bid, levelFrom, levelTo
        ) = 1
    )
  ),
  -- Defensive: ±9999 or ±99999 say "do not use me". Placeholder: both levels 0. Live: neither.
  classified_submission AS MATERIALIZED (
    SELECT
      settlementDate,
      bmUnit,
      pairId,
      period_bit,
      offer,
      bid,
      GREATEST(ABS(levelFrom), ABS(levelTo)) AS offered_mw,
      COALESCE(ABS(offer) >= 9999, FALSE) OR COALESCE(ABS(bid) >= 9999, FALSE) AS defensive,
      NOT defensive AND NOT COALESCE(levelFrom = 0 AND levelTo = 0, FALSE) AS live
    FROM distinct_submission
  ),
  -- DECIMAL adds up the same in any order, DOUBLE does not.
  pair_day AS (
    SELECT
      settlementDate,
      bmUnit,
      pairId,
      COUNT(*) AS submissions,
      BIT_OR(period_bit) AS periods,
      COUNT(*) FILTER (WHERE defensive) AS defensive_submissions,
      COUNT(offer) FILTER (WHERE live) AS live_offers,
      COUNT(bid) FILTER (WHERE live) AS live_bids,
      SUM(CAST(offer AS DECIMAL(18, 6))) FILTER (WHERE live) AS offer_sum,
      SUM(CAST(bid AS DECIMAL(18, 6))) FILTER (WHERE live) AS bid_sum,
      SUM(CAST(offered_mw AS DECIMAL(18, 6))) AS offered_mw
    FROM classified_submission
    GROUP BY settlementDate, bmUnit, pairId
  ),
  stack AS (
    SELECT
      settlementDate,
      bmUnit,
      CAST(SUM(submissions) AS BIGINT) AS source_rows,
      COUNT(*) AS pairs,
      CAST(SUM(BIT_COUNT(periods)) AS BIGINT) AS period_pairs,
      BIT_OR(periods) AS period_mask,
      CAST(SUM(defensive_submissions) AS BIGINT) AS defensive_submissions,
      CAST(SUM(live_offers) AS BIGINT) AS live_offers,
      SUM(offer_sum) AS offer_sum,
      CAST(SUM(live_bids) AS BIGINT) AS live_bids,
      SUM(bid_sum) AS bid_sum,
      COALESCE(SUM(offered_mw) FILTER (WHERE pairId > 0), 0) AS offered_up_mw,
      COALESCE(SUM(offered_mw) FILTER (WHERE pairId < 0), 0) AS offered_down_mw
    FROM pair_day
    GROUP BY GROUPING SETS ((settlementDate, bmUnit), (settlementDate))
  ),
  -- In millionths of a pound: the difference of two prices is then exact.
  spread AS (
    SELECT
      settlementDate,
      bmUnit,
      MEDIAN(CAST(ROUND(offer * 1e6) AS BIGINT) - CAST(ROUND(bid * 1e6) AS BIGINT)) / 1e6 AS median_spread
    FROM classified_submission
    WHERE live
    GROUP BY GROUPING SETS ((settlementDate, bmUnit), (settlementDate))
  )
SELECT
  stack.settlementDate AS settlement_date,
  stack.bmUnit AS bm_unit,
  stack.* EXCLUDE (settlementDate, bmUnit),
  spread.median_spread
FROM stack
LEFT JOIN spread
  ON spread.settlementDate = stack.settlementDate
  AND spread.bmUnit IS NOT DISTINCT FROM stack.bmUnit
