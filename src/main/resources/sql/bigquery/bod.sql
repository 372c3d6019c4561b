-- BOD: what every BM unit submitted for every settlement date.
-- One row per settlement date and BM unit, and one per settlement date for the whole market (bm_unit NULL).
-- The source is read once, and every step refers to the one before it only: BigQuery would run a step
-- that two others refer to twice.
WITH
  -- A row that the source holds twice counts once; the order only settles which twin is kept.
  distinct_submission AS (
    SELECT *
    FROM bmrs_bod
    WHERE settlementDate BETWEEN @date_from AND @date_to AND bmUnit IS NOT NULL
    QUALIFY
      ROW_NUMBER() OVER (
        PARTITION BY bmUnit, settlementDate, settlementPeriod, timeFrom, pairId
        ORDER BY offer NULLS LAST, bid NULLS LAST, levelFrom NULLS LAST, levelTo NULLS LAST
      ) = 1
  ),
  -- Defensive: ±9999 or ±99999 say "do not use me". Placeholder: both levels 0.
  classified_submission AS (
    SELECT
      *,
      COALESCE(ABS(offer) >= 9999, FALSE) OR COALESCE(ABS(bid) >= 9999, FALSE) AS defensive,
      COALESCE(levelFrom = 0 AND levelTo = 0, FALSE) AS placeholder,
      -- GREATEST is NULL as soon as one of the levels is.
      COALESCE(GREATEST(ABS(levelFrom), ABS(levelTo)), ABS(levelFrom), ABS(levelTo)) AS larger_level
    FROM distinct_submission
  ),
  -- Live: neither defensive nor placeholder.
  -- To the millionth, as DECIMAL(18, 6) rounds in DuckDB: NUMERIC adds up the same in any order,
  -- FLOAT64 does not, and a mere CAST would round the digits behind those of a FLOAT64, too.
  exact_submission AS (
    SELECT
      settlementDate,
      bmUnit,
      pairId,
      -- Shifted further, the bit would be lost without an error.
      1 << IF(
        settlementPeriod > 62, ERROR('settlementPeriod is above 62'), settlementPeriod
      ) AS period_bit,
      defensive,
      IF(
        defensive OR placeholder, NULL, CAST(ROUND(offer * 1e6) AS NUMERIC) / NUMERIC '1e6'
      ) AS live_offer,
      IF(
        defensive OR placeholder, NULL, CAST(ROUND(bid * 1e6) AS NUMERIC) / NUMERIC '1e6'
      ) AS live_bid,
      CAST(ROUND(larger_level * 1e6) AS NUMERIC) / NUMERIC '1e6' AS offered_mw
    FROM classified_submission
  ),
  -- BigQuery has PERCENTILE_CONT only over windows: every row gets the medians of its unit and day.
  submission AS (
    SELECT
      *,
      PERCENTILE_CONT(live_offer - live_bid, NUMERIC '0.5') OVER (
        PARTITION BY settlementDate, bmUnit
      ) AS unit_median_spread,
      PERCENTILE_CONT(live_offer - live_bid, NUMERIC '0.5') OVER (
        PARTITION BY settlementDate
      ) AS market_median_spread
    FROM exact_submission
  ),
  pair_day AS (
    SELECT
      settlementDate,
      bmUnit,
      pairId,
      COUNT(*) AS submissions,
      BIT_OR(period_bit) AS periods,
      COUNTIF(defensive) AS defensive_submissions,
      COUNT(live_offer) AS live_offers,
      COUNT(live_bid) AS live_bids,
      SUM(live_offer) AS offer_sum,
      SUM(live_bid) AS bid_sum,
      ANY_VALUE(unit_median_spread) AS unit_median_spread,
      ANY_VALUE(market_median_spread) AS market_median_spread,
      SUM(offered_mw) AS offered_mw
    FROM submission
    GROUP BY settlementDate, bmUnit, pairId
  )
SELECT
  settlementDate AS settlement_date,
  bmUnit AS bm_unit,
  SUM(submissions) AS source_rows,
  COUNT(*) AS pairs,
  SUM(BIT_COUNT(periods)) AS period_pairs,
  BIT_OR(periods) AS period_mask,
  SUM(defensive_submissions) AS defensive_submissions,
  SUM(live_offers) AS live_offers,
  SUM(offer_sum) AS offer_sum,
  SUM(live_bids) AS live_bids,
  SUM(bid_sum) AS bid_sum,
  COALESCE(SUM(IF(pairId > 0, offered_mw, NULL)), 0) AS offered_up_mw,
  COALESCE(SUM(IF(pairId < 0, offered_mw, NULL)), 0) AS offered_down_mw,
  IF(
    GROUPING(bmUnit) = 1, ANY_VALUE(market_median_spread), ANY_VALUE(unit_median_spread)
  ) AS median_spread
FROM pair_day
GROUP BY GROUPING SETS ((settlementDate, bmUnit), (settlementDate))
