-- BOALF: the acceptances of every BM unit on every settlement date.
-- One row per settlement date and BM unit, and one per settlement date for the whole market (bm_unit NULL).
WITH
  -- A segment that the source holds twice counts once: a deletion before an update before what they amend; beyond that
  -- the order only settles which twin is kept.
  segment AS (
    SELECT *
    FROM bmrs_boalf_complete
    WHERE settlementDate BETWEEN @date_from AND @date_to AND bmUnit IS NOT NULL
    QUALIFY
      ROW_NUMBER() OVER (
        PARTITION BY settlementDate, bmUnit, acceptanceNumber, acceptanceTime, timeFrom, timeTo
        ORDER BY
          CASE amendmentFlag WHEN 'DEL' THEN 0 WHEN 'UPD' THEN 1 ELSE 2 END,
          soFlag DESC NULLS LAST,
          acceptancePrice NULLS LAST,
          acceptanceVolume NULLS LAST,
          acceptanceType NULLS LAST,
          validation_flag NULLS LAST
      ) = 1
  ),
  classified_segment AS (
    SELECT
      *,
      acceptancePrice IS NOT NULL
      AND COALESCE(validation_flag, 'Valid') = 'Valid' AS priced,
      -- The settlement periods in which the segment runs: half hours since local midnight. What lies on another date
      -- is cut off.
      DIV(
        TIMESTAMP_DIFF(
          TIMESTAMP(DATE_ADD(settlementDate, INTERVAL 1 DAY), 'Europe/London'),
          TIMESTAMP(settlementDate, 'Europe/London'),
          MINUTE
        ),
        30
      ) AS periods,
      CAST(
        FLOOR(
          (UNIX_MICROS(timeFrom) - UNIX_MICROS(TIMESTAMP(settlementDate, 'Europe/London'))) / 18e8
        ) AS INT64
      ) AS before_first,
      CAST(
        CEIL(
          (UNIX_MICROS(timeTo) - UNIX_MICROS(TIMESTAMP(settlementDate, 'Europe/London'))) / 18e8
        ) AS INT64
      ) AS last,
      -- To the millionth, as DECIMAL(18, 6) rounds in DuckDB: NUMERIC adds up the same in any order,
      -- FLOAT64 does not, and a mere CAST would round the digits behind those of a FLOAT64, too.
      CAST(ROUND(acceptancePrice * 1e6) AS NUMERIC) / NUMERIC '1e6' AS price,
      CAST(ROUND(acceptanceVolume * 1e6) AS NUMERIC) / NUMERIC '1e6' AS level_change
    FROM segment
  ),
  -- acceptanceNumber is unique only within a BM unit. An acceptance is deleted as a whole, by any of its rows and
  -- whatever their order.
  acceptance AS (
    SELECT
      settlementDate,
      bmUnit,
      acceptanceNumber,
      COUNT(*) AS segments,
      COUNTIF(amendmentFlag = 'DEL') > 0 AS deleted,
      BIT_OR(
        IF(
          before_first < periods AND last > 0,
          (2 << LEAST(GREATEST(last, before_first + 1), periods)) - (2 << GREATEST(before_first, 0)),
          0
        )
      ) AS running,
      COALESCE(LOGICAL_OR(soFlag), FALSE) AS so_flagged,
      COUNTIF(priced) AS priced_segments,
      SUM(IF(priced, price, NULL)) AS price_sum,
      MIN(IF(priced, acceptancePrice, NULL)) AS lowest_price,
      MAX(IF(priced, acceptancePrice, NULL)) AS highest_price,
      SUM(IF(priced AND acceptanceType = 'OFFER', level_change, NULL)) AS offer_level_change,
      SUM(IF(priced AND acceptanceType = 'BID', level_change, NULL)) AS bid_level_change
    FROM classified_segment
    GROUP BY settlementDate, bmUnit, acceptanceNumber
  )
-- A day or unit whose acceptances are all deleted is there, with none: that is known, not missing.
SELECT
  settlementDate AS settlement_date,
  bmUnit AS bm_unit,
  SUM(segments) AS source_rows,
  COUNTIF(NOT deleted) AS acceptances,
  COALESCE(BIT_OR(IF(deleted, NULL, running)), 0) AS running_mask,
  COUNTIF(so_flagged AND NOT deleted) AS so_flagged_acceptances,
  SUM(IF(deleted, 0, priced_segments)) AS priced_segments,
  SUM(IF(deleted, NULL, price_sum)) AS price_sum,
  MIN(IF(deleted, NULL, lowest_price)) AS min_price,
  MAX(IF(deleted, NULL, highest_price)) AS max_price,
  COALESCE(SUM(IF(deleted, NULL, offer_level_change)), 0) AS offer_level_change_mw,
  COALESCE(SUM(IF(deleted, NULL, bid_level_change)), 0) AS bid_level_change_mw
FROM acceptance
GROUP BY GROUPING SETS ((settlementDate, bmUnit), (settlementDate))
