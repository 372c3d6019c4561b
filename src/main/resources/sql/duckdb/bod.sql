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
  -- Whole millionths add up the same in any order, DOUBLE does not; a sum of less than 2^53 of them, divided once,
  -- is the DOUBLE nearest to the exact sum.
  classified_submission AS (
    SELECT
      settlementDate,
      bmUnit,
      pairId,
      period_bit,
      COALESCE(ABS(offer) >= 9999, FALSE) OR COALESCE(ABS(bid) >= 9999, FALSE) AS defensive,
      NOT defensive AND NOT COALESCE(levelFrom = 0 AND levelTo = 0, FALSE) AS live,
      CAST(ROUND(offer * 1e6) AS BIGINT) AS offer_millionths,
      CAST(ROUND(bid * 1e6) AS BIGINT) AS bid_millionths,
      CAST(ROUND(GREATEST(ABS(levelFrom), ABS(levelTo)) * 1e6) AS BIGINT) AS mw_millionths
    FROM distinct_submission
  ),
  pair_day AS (
    SELECT
      settlementDate,
      bmUnit,
      pairId,
      COUNT(*) AS submissions,
      BIT_OR(period_bit) AS periods,
      COUNT(*) FILTER (WHERE defensive) AS defensive_submissions,
      COUNT(offer_millionths) FILTER (WHERE live) AS live_offers,
      COUNT(bid_millionths) FILTER (WHERE live) AS live_bids,
      SUM(offer_millionths) FILTER (WHERE live) AS offer_sum,
      SUM(bid_millionths) FILTER (WHERE live) AS bid_sum,
      LIST(offer_millionths - bid_millionths) FILTER (WHERE live) AS spreads,
      SUM(mw_millionths) AS offered_mw
    FROM classified_submission
    GROUP BY settlementDate, bmUnit, pairId
  )
SELECT
  settlementDate AS settlement_date,
  bmUnit AS bm_unit,
  CAST(SUM(submissions) AS BIGINT) AS source_rows,
  COUNT(*) AS pairs,
  CAST(SUM(BIT_COUNT(periods)) AS BIGINT) AS period_pairs,
  BIT_OR(periods) AS period_mask,
  CAST(SUM(defensive_submissions) AS BIGINT) AS defensive_submissions,
  CAST(SUM(live_offers) AS BIGINT) AS live_offers,
  SUM(offer_sum) / 1e6 AS offer_sum,
  CAST(SUM(live_bids) AS BIGINT) AS live_bids,
  SUM(bid_sum) / 1e6 AS bid_sum,
  LIST_MEDIAN(FLATTEN(LIST(spreads))) / 1e6 AS median_spread,
  COALESCE(SUM(offered_mw) FILTER (WHERE pairId > 0), 0) / 1e6 AS offered_up_mw,
  COALESCE(SUM(offered_mw) FILTER (WHERE pairId < 0), 0) / 1e6 AS offered_down_mw
FROM pair_day
GROUP BY GROUPING SETS ((settlementDate, bmUnit), (settlementDate))
